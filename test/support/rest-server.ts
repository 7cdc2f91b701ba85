import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { RestServer, type RestServerSettings } from '../servers/rest/server.mjs';
import { startWorker } from './start-worker.js';

/** Another origin than the tests'. */
export const REST = 'https://rest.example.test/v1/';

const NEVER_STARTED = undefined as Promise<void> | undefined;
const started = { worker: NEVER_STARTED };
let active: ServedRest | undefined;
const worker = setupWorker(http.all(`${REST}*`, ({ request }) => active?.respond(request)));

/** A request that reached the server. */
export interface RestRequest {
  readonly method: string;
  /** What follows the address of the server, decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly credentials: RequestCredentials;
  readonly text: string;
}

/** The reference server of `test/servers/rest/`, between this page and the network. */
export interface ServedRest {
  /** Starts over with a server of these settings. */
  open(settings?: RestServerSettings): RestServer;
  /** All that was asked since. */
  readonly received: readonly RestRequest[];
  /** Answers the next request so, instead of the server. */
  next(answer: () => Response): void;
  /** Answers without a page's network: what an `EventSource` is made of in tests. */
  respond(request: Request): Promise<Response>;
}

/** Puts the reference server between the page and the network for each test of a suite. */
export function servedRest(): ServedRest {
  let server = new RestServer();
  let received: RestRequest[] = [];
  let instead: (() => Response)[] = [];
  const served: ServedRest = {
    get received() {
      return received;
    },
    open(settings) {
      server = new RestServer(settings);
      received = [];
      return server;
    },
    next: (answer) => void instead.push(answer),
    async respond(request) {
      const url = new URL(request.url);
      const path = url.pathname.slice(new URL(REST).pathname.length);
      const { method, headers, credentials } = request;
      const text = await request.clone().text();
      received.push({ method, path: decodeURIComponent(path), query: url.searchParams, headers, credentials, text });
      return instead.shift()?.() ?? server.handle(request, path);
    },
  };
  before(() => (started.worker ??= startWorker(worker)));
  beforeEach(() => {
    active = served;
    instead = [];
    server = served.open();
    localStorage.removeItem(`gedanken:1:reader:${REST}`);
  });
  afterEach(() => localStorage.removeItem(`gedanken:1:reader:${REST}`));
  return served;
}

/** A refusal as docs/rest-protocol.md has it. */
export function problem(
  kind: string,
  status: number,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): HttpResponse<string> {
  return new HttpResponse(JSON.stringify({ type: `urn:gedanken:problem:${kind}`, title: kind, status, ...more }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}
