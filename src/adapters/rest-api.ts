import { AdapterError } from '../core/errors.js';
import { errorFromStatus, request, type HttpAnswer } from './http.js';
import type { Arguments, Ask, Operation } from './protocol-ask.js';
import type { ReaderKey } from './protocol-reader.js';

/** Which server, and as whom one asks it. */
export interface RestAccess {
  readonly endpoint: string;
  /** The same as `baseOf` has it. */
  readonly base: string;
  readonly thread: string;
  readonly credentials: RequestCredentials;
  /** What proves who is reading, where the page knows. */
  readonly token: () => string | undefined;
  /** What tells a guest's browser from others. */
  readonly reader: ReaderKey;
}

/** How the adapter talks to one server. */
export interface RestApi {
  url(path: string, query?: Arguments): string;
  readonly ask: Ask;
}

/** Each question as docs/rest-protocol.md has it. What is not in the path goes into the query, or into the body of what writes. */
const ROUTES: Readonly<Record<Operation, string>> = {
  thread: 'GET thread',
  comments: 'GET comments',
  replies: 'GET comments/{id}/replies',
  find: 'GET comments/{id}',
  create: 'POST comments',
  source: 'GET comments/{id}/source',
  update: 'PATCH comments/{id}',
  remove: 'DELETE comments/{id}',
  vote: 'PUT comments/{id}/vote',
  react: 'PUT comments/{id}/reactions/{name}',
  react_page: 'PUT reactions/{name}',
  moderate: 'PATCH comments/{id}',
  pin: 'PATCH comments/{id}',
  report: 'POST comments/{id}/reports',
  changes: 'GET changes',
  counts: 'GET counts',
  recent: 'GET recent',
  preview: 'POST preview',
  people: 'GET people',
  upload: 'POST uploads',
  session: 'GET session',
  sign_out: 'DELETE session',
};

/** What a guest is recognised by afterwards. */
const BY_READERS: readonly Operation[] = ['create', 'vote', 'react', 'react_page', 'report'];

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Talks to one server of the Gedanken REST protocol. */
export function restApi(access: RestAccess): RestApi {
  const { base } = access;

  function url(path: string, query: Arguments = {}): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
      for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
        if (one != null) parameters.append(name, String(one));
    return base + path + (parameters.size > 0 ? `?${parameters}` : '');
  }

  async function ask(operation: Operation, args: Arguments, { signal }: { readonly signal: AbortSignal }) {
    signal.throwIfAborted();
    if (base === '') throw new AdapterError('malformed', { hint: `“${access.endpoint}” is no address of a server.` });
    const [method, template] = ROUTES[operation].split(' ') as [Method, string];
    const { key, version, ...rest } = args;
    const { path, left } = filled(template, rest);
    const headers = {
      ...identityOf(access, operation),
      ...(typeof key === 'string' && { 'Idempotency-Key': key }),
      ...(typeof version === 'string' && { 'If-Match': version }),
    };
    const inQuery = method === 'GET' || method === 'DELETE';
    // Counts name their threads themselves, and the newest are of all.
    const { threads, ...query } = inQuery ? left : {};
    const thread = operation === 'counts' ? threads : operation === 'recent' ? undefined : access.thread;
    const answer = await request(url(path, { thread, ...query }), {
      method,
      headers,
      body: inQuery ? undefined : bodyOf(operation, left),
      credentials: access.credentials,
      // What readers write, and what proves who they are, goes to this server and no further.
      redirect: method === 'GET' && Object.keys(headers).length === 0 ? 'follow' : 'error',
      signal,
    });
    if (!answer.ok) throw await errorOf(answer);
    return read(operation, answer);
  }

  return { url, ask };
}

function identityOf({ token, reader }: RestAccess, operation: Operation): Record<string, string> {
  const bearer = token();
  if (bearer !== undefined) return { Authorization: `Bearer ${bearer}` };
  const key = BY_READERS.includes(operation) ? reader.make() : reader.known();
  return key === undefined ? {} : { 'Gedanken-Reader': key };
}

/** A path with the arguments that it names, and the other arguments. */
function filled(template: string, args: Arguments): { readonly path: string; readonly left: Record<string, unknown> } {
  const left: Record<string, unknown> = { ...args };
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(left[name]);
    delete left[name];
    // These two would lead up in the address, also when they are encoded.
    if (value === '.' || value === '..')
      throw new AdapterError('not-found', { hint: `“${value}” is the name of nothing here.` });
    return encodeURIComponent(value.toWellFormed());
  });
  return { path, left };
}

function bodyOf(operation: Operation, args: Record<string, unknown>): unknown {
  if (operation !== 'upload') return args;
  const form = new FormData();
  form.set('picture', args['picture'] as Blob, String(args['name']));
  form.set('alt', String(args['alt']));
  return form;
}

function read(operation: Operation, answer: HttpAnswer): unknown {
  if (answer.text.trim() === '' && (answer.status === 204 || operation === 'remove')) return undefined;
  const json = answer.json();
  return operation === 'source' && typeof json === 'object'
    ? { ...json, version: answer.headers.get('ETag') ?? undefined }
    : json;
}

/** Errors are rare: what reads them loads when there is one. */
async function errorOf(answer: HttpAnswer): Promise<AdapterError> {
  const { problemOf } = await import('./rest-errors.js').catch(() => ({ problemOf: errorFromStatus }));
  return problemOf(answer);
}
