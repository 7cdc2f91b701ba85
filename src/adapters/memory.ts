import type { Author, Comment, VoteDirection } from '../core/comment.js';
import { readUrl } from '../core/fields.js';
import { permalinkOf } from '../core/permalink.js';
import { plainTextOf } from '../core/plain-text.js';
import type { GuestFields, SortOrder, ThreadInfo } from '../core/thread-info.js';
import type { Adapter, RecentComment } from './adapter.js';
import { localLive } from './local-live.js';
import { localThread, type LocalPorts, type LocalReport } from './local-thread.js';
import type { MemoryAdapterOptions, MemoryBackendOptions, MemoryReader, MemorySignIn } from './memory-options.js';
import { seedRows } from './memory-seeds.js';
import { memorySession, type MemorySession } from './memory-session.js';
import { memoryStore, type MemoryDesk } from './memory-store.js';
import { memoryWriting, writingRules } from './memory-writing.js';

export type { MemoryAdapterOptions, MemoryBackendOptions, MemoryReader, MemorySignIn };

/** A thread in memory, for as many readers as one likes. */
export interface MemoryBackend {
  /** Opens the thread for somebody; without a word, for the reader whom the options name. */
  adapter(reader?: MemoryReader): Adapter;
  /** What readers have reported, oldest first. */
  readonly reports: readonly LocalReport[];
}

const WORDPRESS_FIELDS: GuestFields = { name: 'required', email: 'required', website: 'optional' };
/** Any of them can be had from rows that are all there. */
const ALL_ORDERS: readonly SortOrder[] = ['oldest', 'newest', 'discussed', 'best', 'controversial'];
const DIRECTIONS: Readonly<Record<'up' | 'up-down' | 'none', readonly VoteDirection[]>> = {
  up: ['up'],
  'up-down': ['up', 'down'],
  none: [],
};

/** Keeps a thread in memory: the demo's backend, and the reference for the adapter contract. */
export function memoryAdapter(options: MemoryAdapterOptions = {}): Adapter {
  return memoryBackend(options).adapter();
}

/** Keeps a thread in memory for several readers, who hear of each other. */
export function memoryBackend(options: MemoryAdapterOptions = {}): MemoryBackend {
  const { comments: seeds = [], challenge, solution } = options;
  const { format: written } = writingRules(options);
  const { owner } = memorySession(options.author ?? null, undefined, 'guest').reader();
  const store = memoryStore(seedRows(seeds, options.pageReactions, owner));
  const newId = idsAfter(seeds);
  const reports: LocalReport[] = [];
  let guests = 0;

  function threadFor(session: MemorySession, desk: MemoryDesk): LocalPorts {
    return localThread({
      store: desk,
      pageSize: options.pageSize ?? 50,
      branch: options.branch ?? Infinity,
      directions: DIRECTIONS[options.votes ?? 'none'],
      choices: options.reactions ?? [],
      pins: options.pins ?? true,
      reports: options.reports ? reports : undefined,
      challenge: challenge && { challenge, solution },
      now: options.now ?? Date.now,
      holds: options.moderate === 'hold',
      newId,
      reader: session.reader,
      info: () => infoFor(session.reader().viewer, options),
      sourceOf: ({ format, source }) => (format === 'html' && written === 'text' ? plainTextOf(source) : source),
    });
  }

  return {
    reports,
    adapter(reader = options) {
      guests += 1;
      const session = memorySession(
        reader.author ?? null,
        reader.viewerRole,
        guests === 1 ? 'guest' : `guest ${guests}`,
      );
      const desk = store.open();
      return adapterOver(threadFor(session, desk), desk, session, reader, options);
    },
  };
}

function adapterOver(
  ports: LocalPorts,
  desk: MemoryDesk,
  session: MemorySession,
  { account, signIn, viewerRole }: MemoryReader,
  options: MemoryBackendOptions,
): Adapter {
  const { thread, threads = {}, live = true } = options;
  const { comments, edits, moderation, pins, reports, votes, reactions, changes } = ports;
  const moderates = viewerRole === 'moderator';
  const page = readUrl(options.url ?? globalThis.location?.href);
  return {
    ...(thread === undefined ? {} : { key: `memory:${thread}` }),
    comments,
    edits,
    ...(account === undefined ? {} : { session: session.portFor(account, signIn) }),
    ...(moderates ? { moderation } : {}),
    ...(moderates && options.pins !== false ? { pins } : {}),
    ...(options.reports ? { reports } : {}),
    ...(options.votes ? { votes } : {}),
    ...(options.reactions ? { reactions } : {}),
    ...(live ? { live: localLive(desk.onChange, ports.newsAfter) } : {}),
    changes,
    ...memoryWriting(options),
    counts: {
      async counts(names, call) {
        const { total } = await comments.describe(call);
        return names.map((name) => {
          if (name === '' || name === thread) return total!.count;
          return Object.hasOwn(threads, name) ? threads[name]! : 0;
        });
      },
    },
    ...(page === undefined
      ? {}
      : {
          recent: {
            async recent(count, call) {
              // All that there ever was is news after nothing.
              const { comments: all } = await ports.newsAfter(-1, call);
              return newestOf(all, count).map((comment) => recentOf(comment, page, options.title));
            },
          },
        }),
  };
}

function newestOf(comments: readonly Comment[], count: number): readonly Comment[] {
  return comments
    .filter(({ kind, status }) => kind === 'comment' && status === 'published')
    .toSorted((a, b) => (b.created ?? 0) - (a.created ?? 0))
    .slice(0, count);
}

function recentOf(comment: Comment, page: string, title: string | undefined): RecentComment {
  const url = new URL(permalinkOf(comment.id), page).href;
  return title === undefined ? { comment, url } : { comment, url, title };
}

/** Answers with copies: what becomes of them never reaches the options. */
function infoFor(viewer: Author | null, options: MemoryBackendOptions): Omit<ThreadInfo, 'total' | 'reactions'> {
  const { title, feed, posting = { allowed: true }, sorts = ALL_ORDERS } = options;
  const opened = !posting.allowed && posting.why === 'sign-in' && viewer !== null;
  return {
    ...(title === undefined ? {} : { title }),
    ...(feed === undefined ? {} : { feed }),
    posting: opened ? { allowed: true } : { ...posting },
    viewer: viewer && { ...viewer },
    guestFields: { ...(options.guestFields ?? WORDPRESS_FIELDS) },
    writing: structuredClone(writingRules(options)),
    sorts: [...sorts],
  };
}

/** Goes on counting where the comments' own ids end, and never gives an id twice. */
function idsAfter(comments: readonly Comment[]): () => string {
  let last = 0;
  for (const { id } of comments) if (/^\d{1,15}$/.test(id)) last = Math.max(last, Number(id));
  return () => String((last += 1));
}
