import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { once, part } from './once.js';

/** What a route is asked: lists go as comma-separated text, what is `undefined` does not go. */
export type Params = Readonly<Record<string, string | number | undefined>>;

/** Where the REST routes of a WordPress begin. */
export interface RestRoot {
  readonly origin: string;
  /** Whether the page that asks is on the same origin: only then there are cookies, and the site's own form. */
  readonly sameOrigin: boolean;
  /** Where WordPress itself most likely is; ends in a slash. */
  readonly home: string;
  /** The address of a route such as `wp/v2/comments`. */
  route(path: string, params?: Params): string;
}

/** A WordPress site, as the options name it. */
export interface WordpressSite {
  /** Names the site across visits, without asking it. */
  readonly name: string;
  /** The origin that the page's author chose, and that may see what is secret. */
  readonly origin: string | undefined;
  readonly sameOrigin: boolean;
  /** Finds the REST root: always on `origin`, so that secrets go nowhere else. Rejects with `not-found` where there is none. */
  root(call: Call): Promise<RestRoot>;
}

/** What a developer can do about a site that is not found. */
export const GIVE_ENDPOINT = 'give the REST root of the site as endpoint, such as https://blog.example/wp-json.';

const discovery = part(() => import('./wordpress-discover.js'));

/**
 * The site that `endpoint` names: a REST root with or without pretty permalinks, the site's address,
 * the address of one of its pages, or (when empty) whatever site the current page says it belongs to.
 */
export function wordpressSite(endpoint: string | undefined): WordpressSite {
  const here = globalThis.location?.href;
  const announced = announcedRoot(here);
  const given = endpoint?.trim() ? readUrl(endpoint.trim(), here) : announced;
  const own = announced !== undefined && given !== undefined && isHere(given, here, announced) ? announced : undefined;
  const fixed = own !== undefined ? rootAt(own) : given === undefined ? undefined : readRoot(given);
  const origin = given === undefined ? undefined : new URL(given).origin;

  async function find(call: Call): Promise<RestRoot> {
    if (fixed) return fixed;
    if (given === undefined)
      throw new AdapterError('not-found', { hint: `This page names no WordPress site: ${GIVE_ENDPOINT}` });
    return (await discovery()).discover(given, call);
  }

  return {
    name: (fixed?.route('') ?? given ?? '').replace(/[?#].*$/, '').replace(/\/$/, ''),
    origin,
    sameOrigin: origin !== undefined && origin === globalThis.location?.origin,
    root: once(find),
  };
}

/** Whether an address is that of the site that the current page says it belongs to: the root, the site's, or the page's own. */
function isHere(address: string, here: string | undefined, announced: string): boolean {
  const bare = address.replace(/[?#].*$/, '');
  return address === announced || bare === here?.replace(/[?#].*$/, '') || bare === rootAt(announced).home;
}

/** What WordPress writes into the head of its pages; only when that is the page's own site. */
function announcedRoot(here: string | undefined): string | undefined {
  const link = inPage('head > link[rel="https://api.w.org/"]');
  const root = readUrl(link?.getAttribute('href'), here);
  if (root === undefined || here === undefined) return undefined;
  const [a, b] = [new URL(root).hostname, new URL(here).hostname];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`) ? root : undefined;
}

/** The page's first such element, where there is a page. An element that is called `head` or `body` must not stand in for them. */
export function inPage(selector: string): Element | undefined {
  if (!globalThis.document) return undefined;
  return Document.prototype.querySelector.call(document, selector) ?? undefined;
}

/** Reads an address that is a REST root already; `undefined` for other addresses. */
export function readRoot(address: string): RestRoot | undefined {
  const url = new URL(address);
  const pretty = /^(.*\/)wp-json(?:\/|$)/.exec(url.pathname)?.[1];
  if (pretty !== undefined)
    return restRoot(url.origin, pretty, (path) => new URL(`${pretty}wp-json/${path}`, url.origin));
  if (!url.searchParams.has('rest_route')) return undefined;
  return restRoot(url.origin, url.pathname.replace(/[^/]*$/, ''), (path) => {
    const plain = new URL(url.origin + url.pathname);
    plain.searchParams.set('rest_route', `/${path}`);
    return plain;
  });
}

function restRoot(origin: string, folder: string, start: (path: string) => URL): RestRoot {
  return {
    origin,
    sameOrigin: origin === globalThis.location?.origin,
    home: origin + folder,
    route(path, params = {}) {
      const url = start(path);
      for (const [name, value] of Object.entries(params))
        if (value !== undefined) url.searchParams.set(name, String(value));
      return url.href;
    },
  };
}

/** Reads what a site says is its REST root: some rename the folder. */
export function rootAt(address: string): RestRoot {
  const known = readRoot(address);
  if (known) return known;
  const url = new URL(address);
  const folder = url.pathname.replace(/\/?$/, '/');
  return restRoot(url.origin, folder.replace(/[^/]+\/$/, ''), (path) => new URL(folder + path, url.origin));
}
