import { AdapterError } from '../core/errors.js';
import { own, readCount } from '../core/fields.js';
import type { SortOrder } from '../core/thread-info.js';

/** Whether those who wrote something, and moderators, may do something about it. */
export interface Whose {
  readonly author: boolean;
  readonly moderator: boolean;
}

/** What Comentario says of a page, and of the site that it is on. */
export interface ComentarioPage {
  /** What Comentario calls the site, and the page. Empty when it does not tell. */
  readonly domain: string;
  readonly id: string;
  /** Whether nobody may write any more. */
  readonly isClosed: boolean;
  /** Whether one may write without an account. */
  readonly takesGuests: boolean;
  /** Whether one may sign in by e-mail address and password. */
  readonly takesPasswords: boolean;
  /** Who one may sign in with, the best first: `sso`, `github`, `oidc:example`. */
  readonly providers: readonly string[];
  /** Comentario's own order first. */
  readonly sorts: readonly SortOrder[];
  readonly editing: Whose;
  readonly removing: Whose;
  readonly votes: boolean;
  readonly feed: boolean;
  /** Whether it tells what happens as it happens. */
  readonly live: boolean;
  /** Whether removed comments keep their place. */
  readonly showsRemoved: boolean;
  /** The longest text, in bytes. */
  readonly maxBytes: number | undefined;
}

/** How Comentario calls its orders; that by the lowest score has no name here. */
const SORTS: Readonly<Record<string, SortOrder>> = { ta: 'oldest', td: 'newest', sd: 'best' };
const PROVIDER = /^[a-z]{1,20}(?::[-a-z0-9]{1,32})?$/;

/** What an answer says of its page. Throws `malformed` when it says nothing. */
export function parsePage(raw: unknown): ComentarioPage {
  const is = (name: string): boolean => own(raw, name) === true;
  const whose = (what: string): Whose => ({ author: is(`${what}Author`), moderator: is(`${what}Moderator`) });
  if (typeof raw !== 'object' || raw === null)
    throw new AdapterError('malformed', { hint: 'Comentario answered without a page: is this its address?' });
  const votes = is('enableCommentVoting');
  const maxBytes = readCount(own(raw, 'maxCommentLength'));
  return {
    domain: idOf(own(raw, 'domainId')),
    id: idOf(own(raw, 'pageId')),
    isClosed: is('isDomainReadonly') || is('isPageReadonly'),
    takesGuests: is('authAnonymous'),
    takesPasswords: is('authLocal'),
    providers: [...(is('authSso') ? ['sso'] : []), ...providersIn(own(raw, 'idps'))],
    sorts: sortsOf(own(raw, 'defaultSort'), votes),
    editing: whose('commentEditing'),
    removing: whose('commentDeletion'),
    votes,
    feed: is('enableRss'),
    live: is('liveUpdateEnabled'),
    // Older ones show them, and do not say so.
    showsRemoved: own(raw, 'showDeletedComments') !== false,
    maxBytes: maxBytes === 0 ? undefined : maxBytes,
  };
}

function idOf(value: unknown): string {
  return typeof value === 'string' && value.length <= 64 ? value : '';
}

function providersIn(value: unknown): readonly string[] {
  const ids = Array.isArray(value) ? value.slice(0, 50).map((provider) => own(provider, 'id')) : [];
  return ids.filter((id): id is string => typeof id === 'string' && PROVIDER.test(id));
}

function sortsOf(value: unknown, votes: boolean): readonly SortOrder[] {
  const first = typeof value === 'string' && Object.hasOwn(SORTS, value) ? SORTS[value]! : 'oldest';
  const orders: readonly SortOrder[] = votes ? [first, 'oldest', 'newest', 'best'] : [first, 'oldest', 'newest'];
  return [...new Set(orders)].filter((order) => votes || order !== 'best');
}
