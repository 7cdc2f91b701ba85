import { own, readCount, readLine, readUrl } from '../core/fields.js';
import type {
  FieldNeed,
  GuestFields,
  ImageRules,
  Posting,
  SortOrder,
  ThreadInfo,
  ThreadReactions,
  WritingRules,
} from '../core/thread-info.js';
import { listOf, oneOf, readAuthor, readChoice, readReactions, readTotal, malformed } from './protocol-wire.js';

const ORDERS: readonly SortOrder[] = ['oldest', 'newest', 'discussed', 'best', 'controversial'];
const NEEDS: readonly FieldNeed[] = ['required', 'optional', 'hidden'];
const REFUSALS = ['closed', 'sign-in', 'password', 'read-only'] as const;

/** What there is to know about a thread. What the server leaves out is as docs/rest-protocol.md says. */
export function parseInfo(raw: unknown, avatars: boolean): ThreadInfo {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw malformed('The answer is no thread.');
  const sorts = [...new Set(listOf(own(raw, 'sorts')).flatMap((sort) => oneOf(ORDERS, sort) ?? []))];
  const viewer = own(raw, 'viewer');
  return {
    title: readLine(own(raw, 'title')),
    posting: readPosting(own(raw, 'posting')),
    viewer: viewer == null ? null : readAuthor(viewer, avatars),
    guestFields: readGuestFields(own(raw, 'guestFields')),
    writing: readWriting(own(raw, 'writing')),
    sorts: sorts.length > 0 ? sorts : ['oldest'],
    total: readTotal(own(raw, 'total')) ?? null,
    feed: readUrl(own(raw, 'feed')),
    reactions: readThreadReactions(own(raw, 'reactions')),
  };
}

function readPosting(raw: unknown): Posting {
  if (raw === undefined || own(raw, 'allowed') === true) return { allowed: true };
  return { allowed: false, why: oneOf(REFUSALS, own(raw, 'why')) ?? 'read-only', href: readUrl(own(raw, 'href')) };
}

function readGuestFields(raw: unknown): GuestFields {
  const need = (field: string, usual: FieldNeed): FieldNeed => oneOf(NEEDS, own(raw, field)) ?? usual;
  return { name: need('name', 'required'), email: need('email', 'hidden'), website: need('website', 'hidden') };
}

function readWriting(raw: unknown): WritingRules {
  return {
    format: oneOf(['html', 'markdown', 'text'] as const, own(raw, 'format')) ?? 'text',
    maxBytes: readLimit(own(raw, 'maxBytes')),
    maxCharacters: readLimit(own(raw, 'maxCharacters')),
    maxGraphemes: readLimit(own(raw, 'maxGraphemes')),
    minCharacters: readLimit(own(raw, 'minCharacters')),
    mentions: oneOf(['name', 'handle'] as const, own(raw, 'mentions')),
    images: readImages(own(raw, 'images')),
  };
}

function readImages(raw: unknown): ImageRules | undefined {
  const types = listOf(own(raw, 'types')).filter(
    (type): type is string => typeof type === 'string' && /^image\/[a-z0-9.+-]{1,40}$/.test(type),
  );
  return types.length > 0 ? { types, maxBytes: readLimit(own(raw, 'maxBytes')) } : undefined;
}

function readThreadReactions(raw: unknown): ThreadReactions | undefined {
  const choices = listOf(own(raw, 'choices')).flatMap((choice) => readChoice(choice) ?? []);
  if (choices.length === 0) return undefined;
  const page = own(raw, 'page');
  return {
    choices,
    page: page === undefined ? undefined : readReactions(page),
    canReact: own(raw, 'canReact') === true ? true : undefined,
  };
}

/** No limit at all is better than one that lets nobody write. */
function readLimit(raw: unknown): number | undefined {
  return readCount(raw) || undefined;
}
