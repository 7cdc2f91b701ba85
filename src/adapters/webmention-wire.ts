import type { Author, Body, Comment } from '../core/comment.js';
import { own, readId, readLine, readUrl } from '../core/fields.js';
import { readUtc } from './read-only.js';

/** Some send whole articles. */
const MAX_BODY = 64 * 1024;
/** What is shown of a page that merely mentions this one. */
const MAX_EXCERPT = 2000;

/** What others do to a page besides writing about it. */
export type Deed = 'like' | 'repost' | 'bookmark' | 'rsvp-yes' | 'rsvp-maybe' | 'rsvp-interested' | 'rsvp-no';

/** One page's word on another: a comment, or something done. */
export interface Mention {
  /** The same for what is the same, though it was told twice: of two addresses of the page, or by two ways. */
  readonly key: string;
  readonly comment?: Comment | undefined;
  readonly deed?: Deed | undefined;
  readonly author: Author;
  /** The address that it links to. */
  readonly target: string | undefined;
}

const DEEDS: ReadonlyMap<unknown, Deed> = new Map<unknown, Deed>([
  ['like-of', 'like'],
  ['repost-of', 'repost'],
  ['bookmark-of', 'bookmark'],
]);
const ANSWERS: ReadonlyMap<unknown, Deed> = new Map<unknown, Deed>([
  ['yes', 'rsvp-yes'],
  ['maybe', 'rsvp-maybe'],
  ['interested', 'rsvp-interested'],
  ['no', 'rsvp-no'],
]);

/** Reads an entry of a JF2 feed; `undefined` for one that is private, or none. */
export function parseMention(raw: unknown, avatars: boolean): Mention | undefined {
  const id = readId(own(raw, 'wm-id'));
  const source = readUrl(own(raw, 'wm-source')) ?? readUrl(own(raw, 'url'));
  if (id === undefined || source === undefined || own(raw, 'wm-private') === true) return undefined;
  const property = own(raw, 'wm-property');
  const said = readUrl(own(raw, 'url'));
  const url = said !== undefined && vouchesFor(source, said) ? said : source;
  const author = authorOf(own(raw, 'author'), source, avatars);
  const deed = DEEDS.get(property) ?? (property === 'rsvp' ? ANSWERS.get(own(raw, 'rsvp')) : undefined);
  const target = readUrl(own(raw, 'wm-target'));
  // Somebody likes a page once, however often their site says so.
  if (deed) return { key: `${deed} ${author.id ?? url}`, deed, author, target };
  const isReply = property === 'in-reply-to' || property === 'rsvp';
  const comment: Comment = {
    id,
    parent: null,
    kind: isReply ? 'comment' : 'pingback',
    status: 'published',
    author: isReply ? author : { ...author, name: titleOf(raw, author.name) },
    body: isReply ? bodyOf(raw, url) : { format: 'text', source: textOf(raw).slice(0, MAX_EXCERPT) },
    created: timeOf(raw),
    url,
    retold: true,
    can: { reply: false },
  };
  return { key: `${comment.kind} ${url}`, comment, author, target };
}

/**
 * Whether what a page claims is taken from it: it speaks for its own host alone. Bridgy says what people said on
 * networks that know nothing of Webmention; its word counts for those.
 */
function vouchesFor(source: string, claimed: string): boolean {
  const { host } = new URL(source);
  return host === new URL(claimed).host || /(^|\.)brid\.gy$/.test(host);
}

/** Who wrote it. An address that its page does not vouch for may be anybody's, and is left out. */
function authorOf(raw: unknown, source: string, avatars: boolean): Author {
  const said = readUrl(own(raw, 'url'));
  const url = said !== undefined && vouchesFor(source, said) ? said : undefined;
  const photo = avatars ? readUrl(own(raw, 'photo')) : undefined;
  return {
    name: readLine(own(raw, 'name')) ?? new URL(url ?? source).host,
    ...(url === undefined ? {} : { id: url, url }),
    ...(photo === undefined ? {} : { avatar: photo }),
  };
}

/** What a mention is headed by: the title of its page, and whose it is. */
function titleOf(raw: unknown, name: string): string {
  const title = readLine(own(raw, 'name'));
  return title === undefined ? name : `${title} » ${name}`;
}

function bodyOf(raw: unknown, url: string): Body {
  const html = own(own(raw, 'content'), 'html');
  if (typeof html === 'string' && html.trim() !== '') return { format: 'html', source: html.slice(0, MAX_BODY) };
  return { format: 'text', source: textOf(raw) || (readLine(own(raw, 'name')) ?? url) };
}

/** The words without markup. Old sites get them under other names, and JF2 allows for text alone. */
function textOf(raw: unknown): string {
  const content = own(raw, 'content');
  const isPlain = own(content, 'content-type') === 'text/plain';
  const candidates = [
    own(content, 'text'),
    content,
    isPlain ? own(content, 'value') : '',
    own(own(raw, 'summary'), 'value'),
  ];
  const text = candidates.find((candidate) => typeof candidate === 'string' && candidate.trim() !== '');
  return typeof text === 'string' ? text.slice(0, MAX_BODY).toWellFormed() : '';
}

/** When it was written, by its own account; but never after it was received. */
function timeOf(raw: unknown): number | null {
  const received = readUtc(own(raw, 'wm-received'));
  const published = readUtc(own(raw, 'published'));
  return received === undefined || published === undefined
    ? (published ?? received ?? null)
    : Math.min(published, received);
}
