import type { Adapter, CommentPage } from '../../src/adapters/adapter.js';
import type { Comment } from '../../src/core/comment.js';
import type { ThreadInfo } from '../../src/core/thread-info.js';
import { withChanges } from '../support/with-changes.js';
import { confirming, describing, listing, sending, type Flaw } from './flaw.js';

/** A picture of the guest in the suite, named as a service for pictures wants it: by a hash of their address. */
const PICTURE = 'https://pictures.example/b242e51604a0f7a94c90e88efd593b06';

/** For each rule about writing, and about what leaves an adapter, one that breaks it. */
export const WRITING_FLAWS: Readonly<Record<string, Flaw>> = {
  'adds a root': confirming((comment) => ({ ...comment, id: 'temporary' })),
  'adds a reply below the comment that it answers': sending((post) => ({ ...post, parent: null })),
  'leaves the other comments as they are': onlyTheNewest,
  'keeps what was written, in any script': sending((post) => ({
    ...post,
    text: post.text.replace(/[^\u0020-\u00ff]/g, '?'),
  })),
  'counts what it has published': describingOnce,
  'adds one comment for two calls with the same key': sending((post) => ({ ...post, key: crypto.randomUUID() })),
  'adds one comment for two calls with the same key at the same time': knowingOnlyAnswers,
  'refuses a comment without text': sending((post) => ({ ...post, text: post.text.trim() || '(empty)' })),
  'refuses a guest who leaves out what it requires': sending((post) => ({
    ...post,
    guest: post.guest && {
      ...post.guest,
      name: post.guest.name || 'Anonymous',
      email: post.guest.email || 'nobody@example.org',
    },
  })),

  'can be read when it is closed, but not written to': describing((info) => ({ ...info, posting: { allowed: true } })),
  'says that a new comment is held': confirming((comment) => ({ ...comment, status: 'published' })),
  'asks for signing in before writing': describing((info) => ({
    ...info,
    posting: { allowed: false, why: 'read-only' },
  })),
  'says that a thread is not there': (adapter) => withChanges(adapter, { describe: async () => ({}) as ThreadInfo }),

  'says that the backend is out of reach, and reads on when it no longer is': emptyWhenItFails,
  'says that the backend is out of order, and reads on when it no longer is': emptyWhenItFails,
  'says that the backend is incomprehensible, and reads on when it no longer is': emptyWhenItFails,
  'adds one comment when the backend was out of reach at the first attempt': sendingBlindly,
  'adds one comment when the backend was out of order at the first attempt': sendingBlindly,
  'adds one comment when the backend was incomprehensible at the first attempt': sendingBlindly,

  'gives comments in the shape of the contract, and nothing besides': listing((page) => ({
    ...page,
    comments: page.comments.map((comment) => ({ ...comment, ip: '192.0.2.1' })),
  })),
  'gives answers that nobody else holds': knowingPages,
  'never gives away the e-mail address of a guest, nor a hash of it': confirming((comment) => ({
    ...comment,
    author: { ...comment.author, avatar: PICTURE },
  })),
};

/** Once somebody has written, the rest is gone. */
function onlyTheNewest(adapter: Adapter): Adapter {
  const own = new Set<string>();
  const { comments } = adapter;
  return withChanges(adapter, {
    async create(post, call) {
      const created = await comments.create(post, call);
      own.add(created.id);
      return created;
    },
    async list(query, call) {
      const page = await comments.list(query, call);
      return own.size === 0 ? page : { ...page, comments: page.comments.filter(({ id }) => own.has(id)) };
    },
  });
}

function describingOnce(adapter: Adapter): Adapter {
  let known: ThreadInfo | undefined;
  return withChanges(adapter, { describe: async (call) => (known ??= await adapter.comments.describe(call)) });
}

/** Two calls that overtake each other both find that nothing was sent yet. */
function knowingOnlyAnswers(adapter: Adapter): Adapter {
  const answers = new Map<string, Comment>();
  return withChanges(adapter, {
    async create(post, call) {
      const created =
        answers.get(post.key) ?? (await adapter.comments.create({ ...post, key: crypto.randomUUID() }, call));
      answers.set(post.key, created);
      return created;
    },
  });
}

function emptyWhenItFails(adapter: Adapter): Adapter {
  const nothing: CommentPage = { comments: [], next: null };
  return withChanges(adapter, { list: (query, call) => adapter.comments.list(query, call).catch(() => nothing) });
}

/** Tells the caller of a failure, tries again behind their back, and forgets about it. */
function sendingBlindly(adapter: Adapter): Adapter {
  return withChanges(adapter, {
    async create(post, call) {
      const anew = { ...post, key: crypto.randomUUID() };
      try {
        return await adapter.comments.create(anew, call);
      } catch (error) {
        await adapter.comments.create(anew, call);
        throw error;
      }
    },
  });
}

function knowingPages(adapter: Adapter): Adapter {
  const pages = new Map<string, CommentPage>();
  return withChanges(adapter, {
    async list(query, call) {
      const page = pages.get(JSON.stringify(query)) ?? (await adapter.comments.list(query, call));
      pages.set(JSON.stringify(query), page);
      return page;
    },
  });
}
