import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../installed.mjs';

const PAGE = fileURLToPath(new URL('page', import.meta.url));
const TYPES = { '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml' };
const LIME = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>';

/** A page that tells nothing for so many milliseconds tells nothing at all. */
const PATIENCE = 60_000;

/**
 * A web site on this machine, with the build at `/dist/` and again at `/other/`, and pages that tell what became of them.
 * `files` are more of it, as texts by their paths; `change` may give a file of the build other bytes.
 */
export async function startSite({ files = {}, change = (_path, bytes) => bytes } = {}) {
  const pages = new Map();
  const waiting = new Map();
  const reported = new Map();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;

  async function answer(request, response) {
    const { pathname } = new URL(request.url, origin);
    const [, place, number] = pathname.split('/');
    // Sandboxed pages and pages in files have no origin, and modules are always asked for across origins.
    response.setHeader('Access-Control-Allow-Origin', '*').setHeader('Access-Control-Expose-Headers', '*');
    if (place === 'told' || place === 'refused') {
      const body = await textOf(request);
      if (place === 'refused') reported.get(Number(number))?.push(body);
      else waiting.get(Number(number))?.(JSON.parse(body));
      response.writeHead(204).end();
      return;
    }
    if (place === 'page' && pages.has(Number(number))) {
      const { html, policy } = pages.get(Number(number));
      if (policy) response.setHeader('Content-Security-Policy', `${policy}; report-uri /refused/${number}`);
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(html);
      return;
    }
    const bytes = fileAt(pathname);
    if (bytes === undefined) response.writeHead(404).end();
    else response.setHeader('Content-Type', TYPES[extname(pathname)] ?? 'application/json').end(bytes);
  }

  function fileAt(path) {
    if (path === '/lime.svg') return LIME;
    if (path in files) return files[path];
    const built = /^\/(?:dist|other)\/(.+)$/.exec(path)?.[1];
    const file = built ? join(root, 'dist', built) : join(PAGE, path);
    return existsSync(file) && extname(file) === '.js' ? change(path, readFileSync(file)) : undefined;
  }

  return {
    origin,
    /**
     * Adds a page with a body, and answers with `{number, url, html, told, reported}`: `told` is a promise of what its
     * script sees, `reported` what browsers report to its policy.
     */
    page({ body, head = '', policy = '', lang = 'de', script = 'look' }) {
      const number = pages.size + 1;
      const address = (file) => `${origin}/${file}.js?page=${number}`;
      const html = `<!doctype html><html lang="${lang}"><head><title>Ein Beitrag</title>
        <script src="${address('watch')}" data-page></script>${head}</head>
        <body>${body}<script type="module" src="${address(script)}"></script></body></html>`;
      pages.set(number, { html, policy });
      reported.set(number, []);
      const told = new Promise((resolve, reject) => {
        waiting.set(number, resolve);
        setTimeout(reject, PATIENCE, new Error(`Page ${number} told nothing.`)).unref();
      });
      // Not every page has something to tell.
      told.catch(() => undefined);
      return { number, url: `${origin}/page/${number}`, html, told, reported: reported.get(number) };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function textOf(stream) {
  stream.setEncoding('utf8');
  return (await stream.toArray()).join('');
}
