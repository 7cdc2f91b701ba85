import { gzipSync } from 'node:zlib';

/** Between two bytes of an answer that drips, in milliseconds. */
const DRIP = 50;

/**
 * What can go wrong between a site and a browser, by name. Each gets `apply()`, which lets the site do what it was asked
 * and tells what it would say; what is not applied never reached the site.
 */
export const FAULTS = {
  /** The connection breaks before the site has understood anything. */
  cut: ({ socket }) => socket.resetAndDestroy(),
  /** The site does it, and its answer is lost. */
  lost({ socket, apply }) {
    apply();
    socket.resetAndDestroy();
  },
  'cut-in-header': ({ socket, apply }) => socket.end(raw(apply()).slice(0, 25)),
  'cut-in-body'({ socket, apply }) {
    const text = raw(apply());
    socket.end(text.slice(0, text.indexOf('\r\n\r\n') + 24));
  },
  /** A whole answer of HTTP, with half a document of JSON in it. */
  truncated({ send, apply }) {
    const { status, headers, body } = apply();
    const text = JSON.stringify(body);
    send({ status, headers, body: text.slice(0, text.length / 2) });
  },
  /** Done, and answered one byte after the other, for longer than anybody waits. */
  drip({ socket, apply }) {
    socket.write(`HTTP/1.1 200 OK\r\n${lines(apply().headers)}\r\n`);
    const timer = setInterval(() => socket.write(' '), DRIP);
    socket.on('close', () => clearInterval(timer)).on('error', () => clearInterval(timer));
  },
  /** Never answered, and not done. */
  silent: () => undefined,
  /** Done; answered once the test says so. */
  slow({ send, apply, hold }) {
    const answer = apply();
    hold(() => send(answer));
  },
  /** What something else than WordPress says, in its place or (`applied`) after it was done. */
  answer({ send, apply, fault }) {
    if (fault.applied) apply();
    send({ status: fault.status, headers: fault.headers ?? {}, body: fault.body ?? '' });
  },
  /** What the site says, with something before it. */
  prefixed({ send, apply, fault }) {
    const { status, headers, body } = apply();
    send({ status, headers, body: fault.body + JSON.stringify(body) });
  },
  /** The right answer, at another address. */
  moved: ({ send, fault, question }) =>
    send({ status: fault.status, headers: { location: `${question.url}&moved` }, body: '' }),
  /** Done, and no other site's page may read the answer. */
  'not-shared': ({ send, apply }) => send({ ...apply(), cors: {} }),
  /** Something like a WordPress answer, with no end. */
  endless({ socket, apply }) {
    socket.write(`HTTP/1.1 200 OK\r\n${lines(apply().headers)}\r\n[`);
    const pour = () => {
      while (!socket.destroyed && socket.write(' '.repeat(65_536)));
    };
    socket.on('drain', pour);
    pour();
  },
  /** Little on its way, and 64 MiB once it is unpacked. */
  bomb({ answer, apply }) {
    answer.writeHead(200, { ...apply().headers, ...CORS, 'content-encoding': 'gzip', connection: 'close' });
    answer.end(gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')));
  },
  /** An answer after a first word of it. */
  hinted({ answer, send, apply }) {
    answer.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
    send(apply());
  },
  /** Two answers to one question. */
  twice({ socket, apply }) {
    const text = raw(apply());
    socket.end(text + text);
  },
};

/** Every page of every site may ask, and see all headers. */
export const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'Authorization, X-WP-Nonce, Content-Type, Idempotency-Key',
  'access-control-allow-methods': 'OPTIONS, GET, POST, PUT, PATCH, DELETE',
  'access-control-expose-headers': 'X-WP-Total, X-WP-TotalPages, Link, Retry-After',
};

/** An answer as it goes over the wire. */
function raw({ status, headers, body }) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const length = { 'content-length': Buffer.byteLength(text), connection: 'close' };
  return `HTTP/1.1 ${status} Whatever\r\n${lines({ ...headers, ...length })}\r\n${text}`;
}

function lines(headers) {
  return Object.entries({ ...headers, ...CORS })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}
