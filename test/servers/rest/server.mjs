import { Problem } from './problems.mjs';
import { answer, ROUTES } from './routes.mjs';
import { Thread } from './thread.mjs';
import { View } from './view.mjs';

const SETTINGS = {
  title: 'Trees',
  pageSize: 20,
  posting: { allowed: true },
  guestFields: { name: 'required', email: 'required', website: 'optional' },
  maxCharacters: 5_000,
  choices: [
    { name: 'heart', emoji: '❤️' },
    { name: 'laugh', emoji: '😄' },
  ],
  holds: false,
  challenge: undefined,
  solution: undefined,
  feed: 'https://blog.example.test/feed',
  site: 'https://blog.example.test/',
  /** Whether a thread comes into being with its first comment. */
  opensThreads: true,
};
const CORS = {
  'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Gedanken-Reader, Idempotency-Key, If-Match',
  'Access-Control-Expose-Headers': 'ETag, Retry-After',
  'Access-Control-Max-Age': '86400',
};
const PATTERNS = Object.entries(ROUTES).map(([name, handler]) => {
  const [method, path] = name.split(' ');
  return { method, handler, pattern: new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`) };
});

/**
 * A whole server of the Gedanken REST protocol, in memory, on nothing but `Request` and `Response`: the reference
 * for those who write one. What stands before it (`serve.mjs`, a test's fetch) decides where it is.
 */
export class RestServer {
  #threads = new Map();
  /** Who is signed in, by what proves it. */
  #accounts = new Map();
  #settings;

  constructor(settings = {}) {
    this.#settings = { ...SETTINGS, ...settings };
  }

  /** Begins a thread with these comments; parents stand before their answers. */
  seed(name, seeds) {
    const thread = new Thread(name);
    for (const { id, parent, author, body, created } of seeds)
      thread.add({ id, parent, created, author: { name: author.name }, text: body.source }, undefined);
    this.#threads.set(name, thread);
  }

  /** Signs somebody in. Answers with what proves it. */
  signIn(name, roles = []) {
    const token = crypto.randomUUID();
    this.#accounts.set(token, { name, id: `account-${name}`, ...(roles.length > 0 && { roles }) });
    return token;
  }

  /** Answers a request; `path` is what follows the address of the server. */
  async handle(request, path) {
    const origin = {
      'Access-Control-Allow-Origin': request.headers.get('Origin') ?? '*',
      Vary: 'Origin, Authorization, Gedanken-Reader',
    };
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { ...origin, ...CORS } });
    try {
      return await this.#respond(request, path, { ...origin, ...CORS });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const headers = { ...origin, ...CORS, 'Content-Type': 'application/problem+json' };
      return new Response(JSON.stringify(error.body), { status: error.status, headers });
    }
  }

  async #respond(request, path, headers) {
    const query = new URL(request.url).searchParams;
    if (path === 'counts') return json(this.#counts(query.getAll('thread')), request, headers);
    if (path === 'recent') return json(this.#recent(Number(query.get('count'))), request, headers);
    const thread = this.#threadOf(query.get('thread') ?? '');
    if (path === 'events') return events(thread, request, headers);
    const { handler, params } = routeFor(request.method, path);
    const reader = this.#readerOf(request.headers);
    const view = new View(thread, reader, this.#settings);
    const asked = {
      view,
      thread,
      reader,
      params,
      query,
      headers: request.headers,
      key: request.headers.get('Idempotency-Key') ?? undefined,
      settings: this.#settings,
      accounts: this.#accounts,
      body: await bodyOf(request),
      row: params.id === undefined ? undefined : rowOf(view, params.id),
    };
    return json(handler(asked), request, headers);
  }

  #threadOf(name) {
    const known = this.#threads.get(name);
    if (known) return known;
    if (!this.#settings.opensThreads) throw new Problem('not-found');
    const thread = new Thread(name);
    this.#threads.set(name, thread);
    return thread;
  }

  #readerOf(headers) {
    const token = /^Bearer (.+)$/.exec(headers.get('Authorization') ?? '')?.[1];
    const account = this.#accounts.get(token);
    // A server that keeps these keys for good keeps their hashes.
    const guest = headers.get('Gedanken-Reader') ?? undefined;
    const id = account?.id ?? (guest && `guest-${guest}`);
    return { token, account, id, moderates: account?.roles?.includes('moderator') ?? false };
  }

  #counts(names) {
    const everybody = (thread) => new View(thread, {}, this.#settings).total();
    return { counts: names.map((name) => (this.#threads.has(name) ? everybody(this.#threads.get(name)) : 0)) };
  }

  #recent(count) {
    const all = [...this.#threads.values()].flatMap((thread) => {
      const view = new View(thread, {}, this.#settings);
      return [...thread.rows.values()]
        .filter(({ status }) => status === 'published')
        .map((row) => ({
          comment: view.comment(row),
          url: new URL(`${encodeURI(thread.name)}#comment-${encodeURIComponent(row.id)}`, this.#settings.site).href,
          title: this.#settings.title,
        }));
    });
    return { comments: all.sort((a, b) => (a.comment.created < b.comment.created ? 1 : -1)).slice(0, count) };
  }
}

function routeFor(method, path) {
  for (const route of PATTERNS) {
    const match = route.method === method && route.pattern.exec(path);
    if (!match) continue;
    const params = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    return { handler: route.handler, params: Object.fromEntries(params) };
  }
  throw new Problem('not-found');
}

/** A comment that this reader sees; its moderators see all but what its author took away. */
function rowOf(view, id) {
  const row = view.thread.rows.get(id);
  if (!row || !(view.shows(row) || (view.reader.moderates && !row.erased))) throw new Problem('not-found');
  return row;
}

async function bodyOf(request) {
  if (request.method === 'GET' || request.method === 'DELETE') return undefined;
  if (request.headers.get('Content-Type')?.startsWith('multipart/')) return request.formData();
  try {
    return Object(await request.json());
  } catch {
    throw new Problem('rejected', { status: 400, detail: 'The body is no JSON.' });
  }
}

/** What a browser has already is not sent again. */
function json(value, request, headers) {
  const { status, json: data, headers: more } = value.isAnswer ? value : answer(200, value);
  if (data === undefined) return new Response(null, { status, headers });
  const text = JSON.stringify(data);
  const tag = request.method === 'GET' ? { ETag: `"${fingerprint(text)}"` } : {};
  const all = { ...headers, 'Cache-Control': 'no-cache', 'Content-Type': 'application/json', ...tag, ...more };
  const isKnown = tag.ETag !== undefined && request.headers.get('If-None-Match') === tag.ETag;
  return isKnown ? new Response(null, { status: 304, headers: all }) : new Response(text, { status, headers: all });
}

function fingerprint(text) {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) >>> 0;
  return `${text.length}-${hash.toString(36)}`;
}

/** Tells that something has changed, and nothing of what: that is asked for. */
function events(thread, request, headers) {
  const last = request.headers.get('Last-Event-ID');
  const encoder = new TextEncoder();
  let stop;
  const stream = new ReadableStream({
    start(controller) {
      const tell = (version) =>
        controller.enqueue(encoder.encode(`id: ${version}\nevent: change\ndata: ${version}\n\n`));
      controller.enqueue(encoder.encode(': listening\n\n'));
      if (last !== null && Number(last) < thread.version) tell(thread.version);
      stop = thread.listen(tell);
    },
    cancel() {
      stop();
    },
  });
  return new Response(stream, {
    headers: { ...headers, 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' },
  });
}
