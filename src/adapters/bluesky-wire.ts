import type { Author, Comment, CommentId, Reaction, ReactionChoice } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount, readLine, readTime, readUrl } from '../core/fields.js';
import { atUriOf, isDid, isHandle, pageOf, POST, profileOf, readAtUri, type RecordAddress } from './bluesky-address.js';
import { bodyOf } from './bluesky-body.js';
import { labelsOf } from './bluesky-labels.js';
import { itemsOf } from './bluesky-lists.js';

/** What people do with a post besides answering it. */
export const CHOICES: readonly ReactionChoice[] = [
  { name: 'like', emoji: '❤️' },
  { name: 'repost', emoji: '🔁' },
];

/** The most answers that the author of a thread can hide (`app.bsky.feed.threadgate`). */
const MAX_HIDDEN = 300;

/** Who may answer in a thread: anybody, some, or nobody. */
export type Gate = 'open' | 'some' | 'closed';

/** Who reads, where they have signed in. */
export interface Reader {
  readonly did: string;
  /** What they have done with posts since the page was opened; by `markKey`. */
  readonly marks: ReadonlyMap<string, boolean>;
}

/** The post that the thread hangs below: the announcement of the page. */
export interface Root {
  /** Named as comments are, though it is none of them. */
  readonly id: CommentId;
  readonly did: string;
  readonly page: string;
  readonly reactions: readonly Reaction[];
  readonly gate: Gate;
  readonly reader: Reader | undefined;
  /** Whether this reader may answer, where they have signed in. */
  readonly canReply: boolean;
  /** The answers that the author of the thread does not want to be seen there. */
  readonly hidden: ReadonlySet<CommentId>;
}

/** A post of the thread. */
export interface Read {
  readonly comment: Comment;
  /** The post that the thread hangs below, by this one's account. */
  readonly root: CommentId | undefined;
  /** How many direct answers it has, by the server's account: also such as are not shown. */
  readonly replies: number;
}

/** How a comment is named here: by whose it is, and its key. */
export function commentIdOf({ repo, key }: RecordAddress): CommentId {
  return `${repo}/${key}`;
}

/** The post that an id names; `undefined` for what is none. */
export function postNamed(id: CommentId): RecordAddress | undefined {
  const [repo = '', key = '', ...rest] = id.split('/');
  if (!isDid(repo) || rest.length > 0) return undefined;
  return readAtUri(atUriOf({ repo, collection: POST, key }));
}

/**
 * The node of a thread that was asked for. Throws `not-found` when it is gone, `forbidden` when its author keeps it
 * from who asked, and `malformed` for anything else.
 */
export function nodeOf(answer: unknown): unknown {
  const node = own(answer, 'thread');
  if (own(node, 'notFound') === true) throw new AdapterError('not-found', { hint: 'The post was deleted.' });
  if (own(node, 'blocked') === true) throw new AdapterError('forbidden', { hint: 'The author blocks who asked.' });
  if (own(node, 'post') === undefined)
    throw new AdapterError('malformed', { hint: 'An answer has no thread: is this an AppView of Bluesky?' });
  return node;
}

/** Under which to note what a reader does with a post. */
export function markKey(id: CommentId, name: string): string {
  return `${name} ${id}`;
}

/** The post that a thread hangs below, from any answer about it. */
export function parseRoot(answer: unknown, reader?: Reader): Root {
  const post = own(nodeOf(answer), 'post');
  const address = addressOf(post);
  const gate = own(own(answer, 'threadgate') ?? own(post, 'threadgate'), 'record');
  const allow = own(gate, 'allow');
  const isOpen = !Array.isArray(allow);
  const viewer = own(post, 'viewer');
  const hidden = itemsOf(gate, 'hiddenReplies', MAX_HIDDEN).map((uri) => idAt({ uri }));
  return {
    id: commentIdOf(address),
    did: address.repo,
    page: pageOf(address),
    reactions: reactionsOf(post, commentIdOf(address), reader),
    gate: isOpen ? 'open' : allow.length > 0 ? 'some' : 'closed',
    reader,
    // An AppView tells those whom it knows that they may not. Who was not known is let answer where everybody is.
    canReply: reader !== undefined && (viewer === undefined ? isOpen : own(viewer, 'replyDisabled') !== true),
    hidden: new Set(hidden.filter((id) => id !== undefined)),
  };
}

/** A post of a thread. What guests are not to see comes as a place without words. Throws `malformed` when it is none. */
export function parsePost(post: unknown, root: Root, avatars: boolean): Read {
  const address = addressOf(post);
  const record = own(post, 'record');
  const reply = own(record, 'reply');
  const parent = idAt(own(reply, 'parent')) ?? null;
  const page = pageOf(address);
  const id = commentIdOf(address);
  const replies = readCount(own(post, 'replyCount')) ?? 0;
  const { reader } = root;
  const shared = {
    id,
    parent: parent === root.id ? null : parent,
    kind: 'comment',
    created: timeOf(post),
    can: { reply: false },
  } as const;
  return {
    root: idAt(own(reply, 'root')),
    replies,
    comment: labelsOf(post).isHidden
      ? { ...shared, status: 'removed', author: { name: '' }, body: { format: 'text', source: '' } }
      : {
          ...shared,
          status: 'published',
          author: authorOf(own(post, 'author'), address.repo, root, avatars),
          body: bodyOf(post, page),
          url: page,
          reactions: reactionsOf(post, id, reader),
          can: {
            reply: root.canReply,
            ...(reader ? { react: true } : {}),
            // What answers it would go with it.
            ...(reader?.did === address.repo && replies === 0 ? { remove: true } : {}),
          },
        },
  };
}

/** How often people liked and reposted a post: what nobody did is left out. */
export function reactionsOf(post: unknown, id: CommentId, reader: Reader | undefined): readonly Reaction[] {
  return CHOICES.map((choice) => {
    const { name } = choice;
    const isCounted = reader !== undefined && markOf(post, name) !== undefined;
    const mine = reader?.marks.get(markKey(id, name)) ?? isCounted;
    const others = (readCount(own(post, `${name}Count`)) ?? 0) - Number(isCounted);
    return { ...choice, count: Math.max(0, others) + Number(mine), mine };
  })
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}

/** The record by which the reader who asked has liked or reposted a post, as the server knows. */
export function markOf(post: unknown, name: string): RecordAddress | undefined {
  return readAtUri(own(own(post, 'viewer'), name));
}

function authorOf(raw: unknown, did: string, root: Root, avatars: boolean): Author {
  return { ...personOf(raw, did, avatars), ...(did === root.did ? { roles: ['author'] as const } : {}) };
}

/** A person as the network describes them. */
export function personOf(raw: unknown, did: string, avatars: boolean): Author {
  const told = own(raw, 'handle');
  const handle = isHandle(told) ? told : undefined;
  const avatar = avatars ? readUrl(own(raw, 'avatar')) : undefined;
  return {
    name: readLine(own(raw, 'displayName')) ?? handle ?? '',
    id: did,
    ...(handle === undefined ? {} : { handle: `@${handle}` }),
    url: profileOf(did),
    ...(avatar === undefined ? {} : { avatar }),
  };
}

/** Whoever writes says when that was. Whatever they say, it was not after the network had it. */
function timeOf(post: unknown): number | null {
  const said = readTime(own(own(post, 'record'), 'createdAt'));
  const seen = readTime(own(post, 'indexedAt'));
  return said === undefined || seen === undefined ? (seen ?? said ?? null) : Math.min(said, seen);
}

/** The id of what a record points at. */
export function idAt(reference: unknown): CommentId | undefined {
  const address = readAtUri(own(reference, 'uri'));
  return address && commentIdOf(address);
}

function addressOf(post: unknown): RecordAddress {
  const address = readAtUri(own(post, 'uri'));
  if (address?.collection !== POST || !isDid(address.repo))
    throw new AdapterError('malformed', { hint: 'A post has no address.' });
  return address;
}
