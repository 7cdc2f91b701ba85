import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { hostPage } from './page.mjs';

const root = new URL('../../', import.meta.url);
const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };
/** What may be read of this folder: what is built, and the peers that are installed. */
const READABLE = /^\/(?:dist|bench\/peers\/node_modules)\/[\w./@-]+\.(?:m?js|css)$/;

/**
 * Serves one contestant's page at a time, its code, and the backend that it asks: at once, whole and uncompressed, so that
 * what is measured is the client's work alone. Takes down what was asked.
 */
export async function startServer(threadOf) {
  const server = new BenchServer(threadOf);
  await server.listen();
  return server;
}

class BenchServer {
  /** What the page has asked for: `{kind, path, at, bytes, gzip}`, in order. */
  requests = [];
  #threadOf;
  #server;
  #contestant;
  #comments;
  #page;
  #streams = new Set();
  #arrived = 0;
  #sizes = new Map();

  constructor(threadOf) {
    this.#threadOf = threadOf;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error) => {
        console.error(error);
        response.writeHead(500).end();
      });
    });
  }

  async listen() {
    this.#server.listen(0, '127.0.0.1');
    await new Promise((resolve) => this.#server.once('listening', resolve));
  }

  get origin() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  /** Makes ready what a contestant will be asked for, so that nothing is made while it runs. Answers with its address. */
  present(contestant, size, { live = false } = {}) {
    this.requests = [];
    this.#arrived = 0;
    this.#contestant = contestant;
    this.#comments = this.#threadOf(size);
    contestant.prepare?.(this.#comments);
    const endpoint = `${this.origin}/api/`;
    this.#page = Buffer.from(hostPage(contestant, this.#comments, { endpoint, live }));
    return `${this.origin}/page/${live ? '?live' : ''}`;
  }

  /** Lets one comment arrive. Answers with the moment, in milliseconds since 1970. */
  arrive() {
    this.#arrived += 1;
    const { id, event, data } = this.#contestant.live({ comments: this.#comments, arrived: this.#arrived });
    const lines = [id === undefined ? '' : `id: ${id}\n`, `event: ${event}\n`, `data: ${JSON.stringify(data)}\n\n`];
    for (const stream of this.#streams) stream.write(lines.join(''));
    return Date.now();
  }

  get listeners() {
    return this.#streams.size;
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #serve(request, response) {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const [, kind, ...rest] = pathname.split('/');
    const path = rest.join('/');
    if (kind === 'blank') return send(response, 'text/html', '<!doctype html><title>Blank</title>');
    if (kind === 'page') return send(response, 'text/html', this.#page);
    if (kind === 'api') return this.#answer(request, response, path, searchParams);
    const file = kind === 'code' ? this.#contestant.code?.[path] : readable(pathname);
    if (file === undefined) return void response.writeHead(404).end();
    send(response, TYPES[extname(pathname)] ?? 'text/plain', file);
    this.#note('code', pathname, file);
  }

  async #answer(request, response, path, query) {
    const { method } = request;
    if (path === 'events') return this.#stream(response);
    const body = method === 'GET' ? '' : await text(request);
    const asked = { method, path, query, body, comments: this.#comments, arrived: this.#arrived };
    const answer = this.#contestant.answer?.(asked);
    if (!answer) {
      console.warn(`${this.#contestant.name} asked for ${method} ${path}, which nobody answers.`);
      return void response.writeHead(404).end();
    }
    send(response, answer.type ?? 'application/json', answer.body, answer.status);
    this.#note('api', path, answer.body);
  }

  #stream(response) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    response.write(': here\n\n');
    this.#streams.add(response);
    response.once('close', () => this.#streams.delete(response));
  }

  #note(kind, path, body) {
    const bytes = Buffer.byteLength(body);
    if (kind === 'code' && !this.#sizes.has(path)) this.#sizes.set(path, gzipSync(body, { level: 9 }).length);
    this.requests.push({ kind, path, at: Date.now(), bytes, gzip: this.#sizes.get(path) });
  }
}

function send(response, type, body, status = 200) {
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' }).end(body);
}

const files = new Map();

function readable(pathname) {
  if (!READABLE.test(pathname) || pathname.includes('..')) return undefined;
  if (!files.has(pathname)) files.set(pathname, readIfThere(new URL(`.${pathname}`, root)));
  return files.get(pathname);
}

function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
