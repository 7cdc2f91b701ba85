import type { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request, type HttpAnswer, type HttpRequest } from './http.js';
import { once, part, type Shared } from './once.js';
import { inPage, type Params, type RestRoot, type WordpressSite } from './wordpress-site.js';

/** An application password, which WordPress users make on their profile page. */
export interface WordpressCredentials {
  readonly user: string;
  readonly applicationPassword: string;
}

/** One request of the REST API. */
export interface RestRequest {
  readonly method?: HttpRequest['method'];
  readonly params?: Params | undefined;
  readonly body?: unknown;
  /** Sends no proof of who is signed in. */
  readonly asGuest?: boolean | undefined;
}

/** How the adapter talks to a site. */
export interface WordpressApi {
  readonly site: WordpressSite;
  /** Whether somebody is signed in, by all that this page says without a request. */
  readonly likelySignedIn: boolean;
  /** The same, or a nonce is there: some sites print one for guests, too. */
  readonly maybeSignedIn: boolean;
  /** Sends a request. Rejects with `WordpressError` when it is refused. */
  send(path: string, call: Call, request?: RestRequest): Promise<HttpAnswer>;
  /** The folder of WordPress's own pages, such as `wp-login.php`; ends in a slash. */
  readonly home: Shared<string>;
}

/** What proves to the API who is signed in. */
export interface Proofs {
  readonly credentials?: WordpressCredentials | undefined;
  readonly nonce?: string | undefined;
}

const core = part(() => import('./wordpress-core.js'));

/** Talks to one site, with whatever proves who is signed in. */
export function wordpressApi(site: WordpressSite, { credentials, nonce: given }: Proofs): WordpressApi {
  const givenNonce = site.sameOrigin ? readNonce(given) : undefined;
  let nonce = site.sameOrigin && !credentials ? (givenNonce ?? pageNonce()) : undefined;
  const signedInPage = site.sameOrigin && inPage('body.logged-in') !== undefined;
  const likelySignedIn = credentials !== undefined || givenNonce !== undefined || signedInPage;
  let lacksNonce = signedInPage && nonce === undefined && !credentials;

  const renewNonce = once(async (call) => {
    nonce = await (await core()).freshNonce(api, call);
    lacksNonce = false;
  });

  async function proof(root: RestRoot, call: Call): Promise<Record<string, string>> {
    if (credentials) return { Authorization: basic(credentials) };
    if (lacksNonce) await renewNonce(call);
    return nonce !== undefined && root.sameOrigin ? { 'X-WP-Nonce': nonce } : {};
  }

  async function send(
    path: string,
    call: Call,
    { method = 'GET', params, body, asGuest = false }: RestRequest = {},
  ): Promise<HttpAnswer> {
    const root = await site.root(call);
    const reads = method === 'GET' || method === 'HEAD';
    for (let attempt = 0; ; attempt += 1) {
      const headers = asGuest ? {} : await proof(root, call);
      const proven = Object.keys(headers).length > 0;
      const answer = await request(root.route(path, params), {
        method,
        headers,
        body,
        credentials: root.sameOrigin && !credentials ? 'same-origin' : 'omit',
        redirect: proven || !reads ? 'error' : 'follow',
        signal: call.signal,
      });
      if (answer.ok) {
        if (headers['X-WP-Nonce']) nonce = readNonce(answer.headers.get('X-WP-Nonce')) ?? nonce;
        return answer;
      }
      const error = await errorOf(answer);
      if (own(error, 'code') !== 'rest_cookie_invalid_nonce' || !headers['X-WP-Nonce']) throw error;
      // Nothing was carried out. A new nonce mends a page that was open for a day; else reading goes on as a guest.
      if (attempt > 0) nonce = undefined;
      else if (nonce === headers['X-WP-Nonce']) await renewNonce(call, true);
      if (nonce === undefined && !reads) throw error;
    }
  }

  const api: WordpressApi = {
    site,
    likelySignedIn,
    maybeSignedIn: likelySignedIn || nonce !== undefined,
    send,
    home: once(async (call) => (await core()).coreAddress(api, call)),
  };
  return api;
}

/** Errors are rare: their table loads when there is one. */
async function errorOf(answer: HttpAnswer): Promise<AdapterError> {
  const { wordpressError } = await import('./wordpress-errors.js').catch(() => ({ wordpressError: errorFromStatus }));
  return wordpressError(answer);
}

/** Where WordPress prints a nonce for its own scripts, and documents it for others. */
function pageNonce(): string | undefined {
  return readNonce(own(own(globalThis, 'wpApiSettings'), 'nonce'));
}

/** A nonce as WordPress makes them; anything else must not become a header. */
export function readNonce(value: unknown): string | undefined {
  return typeof value === 'string' && /^\w{5,64}$/.test(value) ? value : undefined;
}

function basic({ user, applicationPassword }: WordpressCredentials): string {
  const bytes = new TextEncoder().encode(`${user}:${applicationPassword}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
