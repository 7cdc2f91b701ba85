import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';

/** Where Bluesky shows what everybody may read. */
export const APP_VIEW = 'https://public.api.bsky.app';
/** Where people read and answer. */
const APP = 'https://bsky.app';

/** A record in the AT Protocol: whose it is, of what kind, and under which key. */
export interface RecordAddress {
  /** A DID, or a handle. */
  readonly repo: string;
  readonly collection: string;
  readonly key: string;
}

/** Which thread is meant: a post, or a document of the site that names one; and who is asked for it. */
export interface Place {
  /** The origin of the AppView. */
  readonly server: string;
  readonly record: RecordAddress;
}

export const POST = 'app.bsky.feed.post';
export const DOCUMENT = 'site.standard.document';

const GIVE_THREAD =
  'Give the address of a post as thread, such as https://bsky.app/profile/me.example/post/3kabc, or link to it from the page by rel="syndication".';

// https://atproto.com/specs/did, …/handle and …/record-key
const DID = /^did:[a-z]{1,20}:[\w.:%-]{1,200}$/;
const HANDLE = /^(?=.{3,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]([a-z\d-]{0,61}[a-z\d])?$/i;
const KEY = /^(?!\.{1,2}$)[\w.:~-]{1,512}$/;

/** Whether a text can name an account for good. */
export function isDid(text: unknown): text is string {
  return typeof text === 'string' && DID.test(text);
}

/** Whether a text can name an account by its domain. Bluesky puts `handle.invalid` where a domain does not agree. */
export function isHandle(text: unknown): text is string {
  return typeof text === 'string' && HANDLE.test(text) && text !== 'handle.invalid';
}

/** Understands `at://did:plc:…/app.bsky.feed.post/3k…`; `undefined` for anything else. */
export function readAtUri(text: unknown): RecordAddress | undefined {
  if (typeof text !== 'string' || text.length > 1024) return undefined;
  const [scheme, nothing, repo = '', collection = '', key = '', ...rest] = text.split('/');
  const isWhole = scheme === 'at:' && nothing === '' && rest.length === 0;
  return isWhole && /^[A-Za-z][\w.-]{2,316}$/.test(collection) ? addressOf(repo, collection, key) : undefined;
}

/** Understands the address of a post, in whichever app of the network shows it so; `undefined` for any other. */
export function readPostAddress(text: string): RecordAddress | undefined {
  const record = readAtUri(text.trim());
  if (record) return record.collection === POST ? record : undefined;
  const url = readUrl(text.trim());
  const [, repo = '', key = ''] = /^\/profile\/([^/]+)\/post\/([^/]+)\/?$/.exec(url ? new URL(url).pathname : '') ?? [];
  return addressOf(decoded(repo), POST, key);
}

/** How a record is named in the protocol. */
export function atUriOf({ repo, collection, key }: RecordAddress): string {
  return `at://${repo}/${collection}/${key}`;
}

/** Where a post can be read and answered. */
export function pageOf({ repo, key }: Pick<RecordAddress, 'repo' | 'key'>): string {
  return `${profileOf(repo)}/post/${encodeURIComponent(key)}`;
}

/** Where an account can be looked at. */
export function profileOf(actor: string): string {
  return `${APP}/profile/${actor}`;
}

/** Where posts with a tag can be read. */
export function tagPageOf(tag: string): string {
  return `${APP}/hashtag/${encodeURIComponent(tag.toWellFormed())}`;
}

/**
 * Understands a thread: the address of a post, the name of a document that leads to one, or empty text for the post that
 * the page names. `endpoint` counts where another AppView than that of Bluesky is to be asked.
 */
export function namePlace(thread: string, endpoint: string = APP_VIEW): Place | AdapterError {
  const text = thread.trim();
  const base = readUrl(endpoint);
  if (base === undefined) return new AdapterError('not-found', { hint: `“${endpoint}” is no address of a server.` });
  const record = text === '' ? namedByPage() : (readPostAddress(text) ?? readDocument(text));
  if (record) return { server: new URL(base).origin, record };
  const what = text === '' ? 'This page names no post.' : `“${text.slice(0, 200)}” names no post.`;
  return new AdapterError('not-found', { hint: `${what} ${GIVE_THREAD}` });
}

/** The first post that links of the page call a copy of it, else the page as a document, which costs asking for more. */
function namedByPage(): RecordAddress | undefined {
  if (!globalThis.document) return undefined;
  const post = firstOf(
    'link[rel~="syndication"][href], a[rel~="syndication"][href], a.u-syndication[href]',
    readPostAddress,
  );
  return post ?? firstOf(`link[rel~="${DOCUMENT}"][href]`, readDocument);
}

function firstOf(selector: string, read: (href: string) => RecordAddress | undefined): RecordAddress | undefined {
  // A form of the page may be called `querySelectorAll`, and then `document.querySelectorAll` is that form.
  for (const link of Document.prototype.querySelectorAll.call(document, selector)) {
    const record = read(link.getAttribute('href') ?? '');
    if (record) return record;
  }
  return undefined;
}

/** Such documents are named by who cannot lose the name. */
function readDocument(href: string): RecordAddress | undefined {
  const record = readAtUri(href.trim());
  return record?.collection === DOCUMENT && isDid(record.repo) ? record : undefined;
}

function addressOf(repo: string, collection: string, key: string): RecordAddress | undefined {
  return (isDid(repo) || isHandle(repo)) && KEY.test(key) ? { repo, collection, key } : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
