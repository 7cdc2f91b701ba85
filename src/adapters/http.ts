import { AdapterError, type AdapterErrorDetails, type AdapterErrorKind } from '../core/errors.js';

/** How long an answer may take in all, in milliseconds. */
const TIMEOUT = { read: 15_000, write: 30_000 };
/** A thread's page is far below this; an answer above it is a fault or an attack. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Browsers let go on 64 kB in all for pages that are gone: room for a few comments, in characters that take three bytes each. */
const MAX_KEPT_ALIVE = 8_000;

/** One request to a backend. */
export interface HttpRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON; a string or form data goes as it is. */
  readonly body?: unknown;
  /** `same-origin` by default, so that no other site ever gets a cookie. */
  readonly credentials?: RequestCredentials | undefined;
  readonly redirect?: RequestRedirect | undefined;
  /** `cors` by default; `same-origin` lets no answer lead to another site. */
  readonly mode?: RequestMode | undefined;
  readonly signal: AbortSignal;
  /** Milliseconds for the whole exchange. */
  readonly timeout?: number | undefined;
}

/** An answer that arrived whole, whatever its status. */
export interface HttpAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: Headers;
  /** The final address, after redirects. */
  readonly url: string;
  readonly text: string;
  /** The body as JSON. Throws `malformed` when it is none. */
  json(): unknown;
}

/**
 * Fetches, waits and reads within bounds. Rejects with `signal.reason` when the caller gave up,
 * with `offline` when nothing came back, with `unavailable` after the time-out, with `malformed`
 * for an answer of more than 8 MiB. A status of 400 and above is an answer, not an error:
 * `errorFromStatus` makes one of it.
 */
export async function request(url: string, options: HttpRequest): Promise<HttpAnswer> {
  const { method = 'GET', signal, body } = options;
  const writes = method !== 'GET' && method !== 'HEAD';
  // A connection that breaks later may have carried the request before.
  const mayArrive = writes && globalThis.navigator?.onLine !== false;
  const timeout = AbortSignal.timeout(options.timeout ?? (writes ? TIMEOUT.write : TIMEOUT.read));
  const asJson =
    body !== undefined && typeof body !== 'string' && !(body instanceof URLSearchParams) && !(body instanceof FormData);
  const sent = body === undefined ? undefined : asJson ? JSON.stringify(body) : (body as BodyInit);

  try {
    const response = await fetch(url, {
      method,
      headers: {
        Accept: 'application/json',
        ...(asJson ? { 'Content-Type': 'application/json' } : {}),
        ...options.headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
      // What was sent is sent, also when the page goes meanwhile.
      keepalive: writes && isShort(sent) && !isServed(),
      credentials: options.credentials ?? 'same-origin',
      redirect: options.redirect ?? 'follow',
      mode: options.mode ?? 'cors',
      // A list that the browser kept would lack what this reader has posted since: it is asked for again, by its ETag.
      cache: 'no-cache',
      referrerPolicy: 'strict-origin-when-cross-origin',
      signal: AbortSignal.any([signal, timeout]),
    });
    const text = await readText(response, writes);
    // Nobody asked for a part.
    if (response.status === 206)
      throw new AdapterError('unavailable', { hint: `${response.url} answered with a part only.`, uncertain: writes });
    return {
      ok: response.ok,
      status: response.status,
      headers: response.headers,
      url: response.url || url,
      text,
      json: () => parseJson(text, url, writes, isPage(response.headers)),
    };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof AdapterError) throw error;
    if (timeout.aborted)
      throw new AdapterError('unavailable', {
        hint: `No answer from ${originOf(url)} in time.`,
        uncertain: writes,
        cause: error,
      });
    throw new AdapterError('offline', {
      hint: `No answer from ${originOf(url)}: it is unreachable, or it does not allow requests from ${originOf(globalThis.location?.href)} (CORS).`,
      uncertain: mayArrive,
      cause: error,
    });
  }
}

/** Whether the page has a service worker: in Firefox, none can answer requests that outlive the page. */
function isServed(): boolean {
  return Boolean(globalThis.navigator?.serviceWorker?.controller);
}

function isShort(body: BodyInit | undefined): boolean {
  if (body === undefined) return true;
  return (typeof body === 'string' || body instanceof URLSearchParams) && String(body).length <= MAX_KEPT_ALIVE;
}

async function readText(response: Response, uncertain: boolean): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = decoderFor(response.headers);
  let text = '';
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > MAX_BYTES) {
      reader.cancel().catch(() => undefined);
      throw new AdapterError('malformed', {
        hint: `The answer from ${originOf(response.url)} is larger than ${MAX_BYTES} bytes.`,
        uncertain,
      });
    }
    text += decoder.decode(value, { stream: true });
  }
}

function decoderFor(headers: Headers): TextDecoder {
  const charset = /charset="?([\w-]+)/i.exec(headers.get('Content-Type') ?? '')?.[1];
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

/** What calls itself a page is no answer, whatever stands in it: it may be somebody's words. */
function isPage(headers: Headers): boolean {
  return /^\s*text\/html\b/i.test(headers.get('Content-Type') ?? '');
}

function parseJson(text: string, url: string, uncertain: boolean, fromPage: boolean): unknown {
  try {
    if (fromPage) throw new SyntaxError('A page is no data.');
    return JSON.parse(text);
  } catch (cause) {
    const what =
      fromPage || text.trimStart().startsWith('<')
        ? 'an HTML page'
        : text.trim() === ''
          ? 'nothing'
          : 'something that is not JSON';
    throw new AdapterError('malformed', {
      hint: `${url} answered with ${what}: is this the right endpoint?`,
      uncertain,
      cause,
    });
  }
}

const KIND_BY_STATUS: Readonly<Record<number, AdapterErrorKind>> = {
  400: 'rejected',
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  408: 'unavailable',
  409: 'conflict',
  410: 'not-found',
  412: 'conflict',
  413: 'rejected',
  422: 'rejected',
  423: 'closed',
  425: 'unavailable',
  429: 'rate-limited',
};

/** Turns a refused answer into an error by its status alone. Adapters look at the body's own code first. */
export function errorFromStatus(answer: HttpAnswer, details: AdapterErrorDetails = {}): AdapterError {
  const { status } = answer;
  const kind = KIND_BY_STATUS[status] ?? (status >= 500 ? 'unavailable' : status >= 400 ? 'rejected' : 'malformed');
  return new AdapterError(kind, {
    retryAfter: retryAfter(answer.headers),
    hint: `${answer.url} answered ${status}.`,
    // A gateway may have delivered the request before it gave up on the answer.
    uncertain: status >= 500 && status !== 501,
    ...details,
  });
}

/** Milliseconds to wait, from `Retry-After` in either form (RFC 9110 §10.2.3); nonsense is no answer. */
export function retryAfter(headers: Headers, now: number = Date.now()): number | undefined {
  const value = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  // Engines take “-5” and “1.5” for days in May: a date of HTTP begins with the day of the week.
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(value)) return undefined;
  const date = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function originOf(url: string | undefined): string {
  try {
    return new URL(url ?? '').origin;
  } catch {
    return 'this page';
  }
}
