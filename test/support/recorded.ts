import { http, HttpResponse, passthrough } from 'msw';
import { setupWorker } from 'msw/browser';
import { startWorker } from './start-worker.js';

/** One exchange with a real server, as `test/recorded/` keeps it. */
export interface Recording {
  readonly request: { readonly method: string; readonly url: string };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | readonly string[]>>;
    readonly body: unknown;
  };
}

/** A request that reached the server. */
export interface Received {
  readonly method: string;
  /** Path and query, decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** Whether cookies go along: workers do not see them. */
  readonly credentials: RequestCredentials;
  readonly text: string;
}

/** Which requests a recording answers, when not exactly the one that was recorded. */
export interface Matching {
  /** Such as `GET /wp-json/wp/v2/comments`: any query will do. */
  readonly to?: string;
  /** Query parameters that must be there. */
  readonly query?: Readonly<Record<string, string>>;
  /** Changes the recorded response: for variants of what was recorded. */
  readonly change?: (response: Recording['response']) => Recording['response'];
  /** Answers this often, then leaves the request to what was replayed before. */
  readonly times?: number;
}

interface Rule {
  readonly matches: (received: Received) => boolean;
  readonly answer: (received: Received) => HttpResponse<null | string> | Promise<HttpResponse<null | string>>;
  left: number;
}

/** Another origin than the tests'. */
export const ELSEWHERE = 'https://wordpress.example.test';
const LAST = '/wp-last-request';
/** Some are also tried on the tests' own origin: what is asked of them there; the rest is the test runner's. */
const ASKED_OF: Readonly<Record<string, RegExp>> = {
  ghost: /^\/(members\/api\/|wp-last-request)/,
  remark42: /^\/(api\/v1|auth|wp-last-request)\b/,
  wordpress: /^\/(wp-|\d{4}\/|about\/|core\/wp-)|[?&](rest_route|feed|p)=/,
};
/** What stands for secrets in recordings. */
const SECRETS = /\{(signed|jwt|token|xsrf)\}/g;
/** What stands for a nonce in recordings. */
export const NONCE = 'abcdef0123';

const server = { running: undefined as Promise<unknown> | undefined };
let active: RecordedServer | undefined;
const worker = setupWorker(http.all('*', ({ request }) => active?.respond(request)));

/**
 * A server that answers as a real one did, on an origin of its own but for WordPress and Ghost. Each test starts with nothing to say: a request that no
 * recording answers fails the test that made it.
 */
export function recordedServer(folder: string, origin: string = location.origin, also?: string): RecordedServer {
  const recorded = new RecordedServer(folder, origin, also);
  before(async () => {
    active = recorded;
    await (server.running ??= startWorker(worker));
  });
  beforeEach(() => {
    active = recorded;
    recorded.reset();
  });
  afterEach(() => recorded.verify());
  return recorded;
}

export class RecordedServer {
  readonly origin: string;
  received: Received[] = [];
  readonly #folder: string;
  /** Another origin under which it can be reached. */
  readonly #also: string | undefined;
  #rules: Rule[] = [];
  #unanswered: string[] = [];

  constructor(folder: string, origin: string, also?: string) {
    this.#folder = folder;
    this.#also = also;
    this.origin = origin;
  }

  /** What was asked, as `GET /path`, without queries. */
  get asked(): string[] {
    return this.received.map(({ method, path }) => `${method} ${path}`);
  }

  reset(): void {
    this.received = [];
    this.#rules = [];
    this.#unanswered = [];
  }

  /** Waits for requests that nobody waits for any more, so that none of them reaches the next test. */
  async verify(): Promise<void> {
    await fetch(this.origin + LAST);
    const [first] = this.#unanswered;
    if (first !== undefined) throw new Error(`Nothing was recorded for ${first}`);
  }

  /** Answers requests with recordings; of two for the same request, the later counts. */
  async replay(...names: readonly string[]): Promise<void> {
    for (const name of names) await this.replayAs(name, {});
  }

  async replayAs(
    name: string,
    { to, query = {}, change = (response) => response, times = Infinity }: Matching,
  ): Promise<void> {
    const recording = await readRecording(this.#folder, name, this.origin);
    const url = new URL(recording.request.url);
    const wanted = to ?? `${recording.request.method} ${url.pathname}`;
    const exact = to === undefined && Object.keys(query).length === 0 && recording.request.method !== 'POST';
    const parameters = Object.entries(exact ? Object.fromEntries(url.searchParams) : query);
    this.answer(
      ({ method, path, query: got }) =>
        `${method} ${path}` === wanted &&
        parameters.every(([key, value]) => got.get(key) === value) &&
        (!exact || got.size === parameters.length),
      () => responseOf(change(recording.response)),
      times,
    );
  }

  /** Answers by hand what no server can be made to say for a recording. */
  answer(matches: Rule['matches'], answer: Rule['answer'], times: number = Infinity): void {
    this.#rules.unshift({ matches, answer, left: times });
  }

  async respond(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (![this.origin, this.#also].includes(url.origin) || !this.#isAsked(url)) return passthrough();
    if (url.pathname === LAST) return new HttpResponse(await request.text());
    const { method, headers, credentials } = request;
    const received = {
      method,
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      headers,
      credentials,
      text: await request.clone().text(),
    };
    this.received.push(received);
    const rule = this.#rules.find(({ matches, left }) => left > 0 && matches(received));
    if (rule) {
      rule.left -= 1;
      return rule.answer(received);
    }
    this.#unanswered.push(`${method} ${url.pathname}${decodeURIComponent(url.search)}`);
    return new HttpResponse('Not recorded', { status: 599 });
  }

  #isAsked({ pathname, search }: URL): boolean {
    return ASKED_OF[this.#folder]?.test(pathname + search) ?? true;
  }
}

/** A recording, its placeholders filled in. */
export async function readRecording(folder: string, name: string, origin: string): Promise<Recording> {
  const text = await readRecorded(`${folder}/${name}.json`, origin);
  return JSON.parse(text) as Recording;
}

/** A recorded file, its placeholders filled in. */
export async function readRecorded(path: string, origin: string): Promise<string> {
  const response = await fetch(new URL(`../recorded/${path}`, import.meta.url));
  if (!response.ok) throw new Error(`No recording ${path}`);
  return (await response.text())
    .replaceAll('{origin_enc}', encodeURIComponent(origin))
    .replaceAll('{origin}', origin)
    .replaceAll('{host}', new URL(origin).host)
    .replaceAll('{nonce}', NONCE)
    .replaceAll(SECRETS, 'a-$1')
    .replaceAll('{md5(email)}', '0123456789abcdef0123456789abcdef');
}

function responseOf({ status, headers, body }: Recording['response']): HttpResponse<null | string> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const init = new Headers();
  for (const [name, value] of Object.entries(headers)) if (name !== 'set-cookie') init.set(name, String(value));
  return new HttpResponse(text === '' ? null : text, { status, headers: init });
}

/** An answer made by hand. */
export function jsonAnswer(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse<string> {
  return new HttpResponse(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}
