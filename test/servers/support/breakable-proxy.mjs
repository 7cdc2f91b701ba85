import { createServer, request } from 'node:http';

/** What becomes of a request that is to fail, and of its answer. */
const BREAK = {
  offline: (answer) => answer.destroy(),
  unavailable: (answer) => answer.writeHead(503, { 'Content-Type': 'text/html' }).end('<h1>Service Unavailable</h1>'),
  malformed: (answer) =>
    answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Welcome to this network</title>'),
};

/** Stands before a server and lets everything through, but for the request that it is told to break. */
export async function startBreakableProxy() {
  const broken = [];
  let target;
  const server = createServer((question, answer) => {
    const how = broken.shift();
    if (how) BREAK[how](answer);
    else forward(question, answer, target);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** Names the server behind: its port on loopback. */
    forwardTo: (port) => (target = port),
    /** Breaks the next request: `offline`, `unavailable` or `malformed`. */
    breakNext: (how) => broken.push(how),
    /** Forgets what was to be broken and has not been. */
    mend: () => broken.splice(0),
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

function forward(question, answer, port) {
  const { method, url: path, headers } = question;
  const onward = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (reply) => {
    answer.writeHead(reply.statusCode, reply.headers);
    reply.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  question.pipe(onward);
}
