import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Puts a server of `Request` and `Response` on a port of loopback. `serverOf` names it for each request, by the first
 * part of its path: so one port can have many.
 */
export async function serve(serverOf) {
  const server = createServer((question, reply) => {
    respond(serverOf, question, reply).catch((error) => {
      console.error(error);
      reply.destroy();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    port,
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

async function respond(serverOf, question, reply) {
  const url = new URL(question.url, 'http://127.0.0.1');
  const [, name, path] = /^\/([^/]*)\/(.*)$/.exec(url.pathname) ?? [];
  const server = serverOf(name);
  if (!server) return void reply.writeHead(404).end();
  const { method, headers } = question;
  const hasBody = method !== 'GET' && method !== 'DELETE' && method !== 'OPTIONS';
  const request = new Request(url, {
    method,
    headers,
    ...(hasBody && { body: Readable.toWeb(question), duplex: 'half' }),
  });
  const response = await server.handle(request, path);
  reply.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) return void reply.end();
  // Whoever listens goes away without a word.
  await pipeline(Readable.fromWeb(response.body), reply).catch(() => undefined);
}
