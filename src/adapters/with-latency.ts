import type { Adapter, Call } from './adapter.js';

/** How long a call waits before it goes out, in milliseconds. */
export type Latency = number | (() => number);

/** Any method of any port: whatever else it takes, the call comes last. */
type Method<A extends readonly unknown[], R> = (...args: [...A, Call]) => Promise<R>;

/** Makes a method wait before it goes out. */
type Late = <A extends readonly unknown[], R>(method: Method<A, R>) => Method<A, R>;

/** An adapter whose every call waits first, as on a slow connection: for demos and for trying things out. */
export function withLatency(adapter: Adapter, latency: Latency): Adapter {
  function late<A extends readonly unknown[], R>(method: Method<A, R>): Method<A, R> {
    return async (...args) => {
      const call = args.at(-1) as Call;
      await wait(typeof latency === 'function' ? latency() : latency, call.signal);
      return method(...args);
    };
  }

  const { comments, edits, session, moderation, counts, recent } = adapter;
  // Names every port, so that a new one can't be left out by mistake.
  const slowed: { readonly [Port in keyof Required<Adapter>]: Adapter[Port] } = {
    key: adapter.key,
    comments: {
      describe: late((call) => comments.describe(call)),
      list: late((query, call) => comments.list(query, call)),
      replies: late((parent, cursor, call) => comments.replies(parent, cursor, call)),
      find: late((id, call) => comments.find(id, call)),
      create: late((comment, call) => comments.create(comment, call)),
    },
    edits: edits && {
      source: late((id, call) => edits.source(id, call)),
      update: late((id, text, call) => edits.update(id, text, call)),
      remove: late((id, call) => edits.remove(id, call)),
    },
    session: session && {
      current: late((call) => session.current(call)),
      signIn: late((returnTo, call) => session.signIn(returnTo, call)),
      signOut: late((returnTo, call) => session.signOut(returnTo, call)),
    },
    moderation: moderation && {
      approve: late((id, call) => moderation.approve(id, call)),
      hide: late((id, as, call) => moderation.hide(id, as, call)),
    },
    ...helpingToWrite(adapter, late),
    ...takingPart(adapter, late),
    ...hearing(adapter, late),
    counts: counts && { counts: late((threads, call) => counts.counts(threads, call)) },
    recent: recent && { recent: late((count, call) => recent.recent(count, call)) },
    // Each source has its own pace.
    sources: adapter.sources,
  };
  return slowed;
}

/** The ports that help to find the words. */
function helpingToWrite({ preview, uploads, mentions }: Adapter, late: Late) {
  return {
    preview: preview && { preview: late((text, call) => preview.preview(text, call)) },
    uploads: uploads && { upload: late((picture, name, alt, call) => uploads.upload(picture, name, alt, call)) },
    mentions: mentions && { find: late((beginning, call) => mentions.find(beginning, call)) },
  } satisfies Partial<Adapter>;
}

/** The ports by which readers do something without a word. */
function takingPart({ votes, reactions, pins, reports }: Adapter, late: Late) {
  return {
    votes: votes && { cast: late((id, vote, call) => votes.cast(id, vote, call)) },
    reactions: reactions && {
      react: late((target, name, on, call) => reactions.react(target, name, on, call)),
    },
    pins: pins && { pin: late((id, pinned, call) => pins.pin(id, pinned, call)) },
    reports: reports && { report: late((id, reason, call) => reports.report(id, reason, call)) },
  } satisfies Partial<Adapter>;
}

/** The ports by which they hear of others. */
function hearing({ live, changes }: Adapter, late: Late) {
  return {
    live: live && { watch: late((listener, call) => live.watch(listener, call)) },
    changes: changes && { since: late((mark, call) => changes.since(mark, call)) },
  } satisfies Partial<Adapter>;
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
