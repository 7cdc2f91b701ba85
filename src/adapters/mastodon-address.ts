import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';

/** Where a status is: on which server, under which id. */
export interface StatusAddress {
  /** The origin whose API knows the id. */
  readonly server: string;
  readonly id: string;
}

const GIVE_THREAD =
  'Give the address of a status as thread, such as https://social.example/@me/123, or link to it from the page by rel="syndication".';

/**
 * The paths under which Mastodon, GoToSocial, Pleroma and Akkoma show a status; the last group is its id in the API.
 * What Misskey (`/notes/…`) and ActivityPub (`/objects/…`) call it does not name it there.
 */
const PATHS = [
  /^\/(?:web\/|deck\/)?@[^/]+\/(?:statuses\/)?([\dA-Za-z]{1,64})\/?$/,
  /^\/(?:web\/)?statuses\/([\dA-Za-z]{1,64})\/?$/,
  /^\/users\/[^/]+\/statuses\/([\dA-Za-z]{1,64})(?:\/activity)?\/?$/,
  /^\/ap\/users\/\d+\/statuses\/(\d{1,20})(?:\/activity)?\/?$/,
  /^\/notice\/([\dA-Za-z]{1,64})\/?$/,
];

/** Whether a text can be an id of a status. */
export function isStatusId(text: string): boolean {
  return /^[\dA-Za-z]{1,64}$/.test(text);
}

/** Understands the address of a status; `undefined` for any other. */
export function readStatusAddress(text: string): StatusAddress | undefined {
  const address = readUrl(text.trim());
  if (address === undefined) return undefined;
  const { origin, pathname } = new URL(address);
  for (const path of PATHS) {
    const id = path.exec(pathname)?.[1];
    if (id !== undefined) return { server: origin, id };
  }
  return undefined;
}

/**
 * Understands a thread: the address of a status, its id on `endpoint`, or empty text for the status that the page
 * says it was announced by. `endpoint` counts where the API is on another host than the addresses.
 */
export function nameStatus(thread: string, endpoint: string | undefined): StatusAddress | AdapterError {
  const text = thread.trim();
  const base = readUrl(endpoint);
  const server = base === undefined ? undefined : new URL(base).origin;
  if (endpoint !== undefined && server === undefined)
    return new AdapterError('not-found', { hint: `“${endpoint}” is no address of a server.` });
  if (server !== undefined && isStatusId(text)) return { server, id: text };
  const found = text === '' ? syndicated() : readStatusAddress(text);
  if (found) return { server: server ?? found.server, id: found.id };
  const what = text === '' ? 'This page links to no status.' : `“${text.slice(0, 200)}” names no status.`;
  return new AdapterError('not-found', { hint: `${what} ${GIVE_THREAD}` });
}

/** The first copy of this page in the fediverse that its links name. */
function syndicated(): StatusAddress | undefined {
  if (!globalThis.document) return undefined;
  // A form of the page may be called `querySelectorAll`, and then `document.querySelectorAll` is that form.
  const links = Document.prototype.querySelectorAll.call(
    document,
    'link[rel~="syndication"][href], a[rel~="syndication"][href], a.u-syndication[href]',
  );
  for (const link of links) {
    const { href } = link as HTMLAnchorElement | HTMLLinkElement;
    const address = readStatusAddress(href);
    if (address) return address;
  }
  return undefined;
}
