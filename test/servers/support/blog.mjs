import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { root } from './paths.mjs';

const TYPES = { '.js': 'text/javascript', '.md': 'text/markdown', '.map': 'application/json' };

/** A blog on a site of its own, with nothing but pages of HTML and our built script under `/dist/`. */
export async function startBlog() {
  const pages = new Map();
  const server = createServer((question, answer) => {
    const path = new URL(question.url, 'http://blog.invalid').pathname;
    const file = `${root}${path.slice(1)}`;
    if (pages.has(path)) answer.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(pages.get(path));
    else if (/^\/dist\/[\w./-]+$/.test(path) && !path.includes('..') && existsSync(file)) {
      createReadStream(file).pipe(answer.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'text/plain' }));
    } else answer.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  // By another name than the servers under test, so that it is another site to the browser, too.
  const url = `http://localhost:${server.address().port}`;
  return {
    url,
    /** Publishes a post with this body, and answers with its address. */
    publish(path, body, { lang = 'en', title = 'A post on another site' } = {}) {
      pages.set(
        path,
        `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}`,
      );
      return url + path;
    },
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
