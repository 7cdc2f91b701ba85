import type { CommentId } from '../core/comment.js';
import { own, readId } from '../core/fields.js';

const MAX_LIKED = 1_000;
const MAX_THREADS = 200;

/** What this reader has liked, and how they reacted to pages: Waline counts, and remembers nobody. */
export interface WalineMarks {
  liked(id: CommentId): boolean;
  like(id: CommentId, isLiked: boolean): void;
  /** How this reader reacted to the page of a thread. */
  reaction(thread: string): string | undefined;
  react(thread: string, name: string | undefined): void;
}

interface Kept {
  readonly liked: readonly string[];
  readonly reacted: ReadonlyMap<string, string>;
}

/** Remembers in this browser: ids, threads and names only, and nothing at all before the reader has marked something. */
export function walineMarks(base: string): WalineMarks {
  const key = `gedanken:1:waline:${base}`;
  // Where nothing can be kept, marks last as long as the page.
  let kept: Kept = { liked: [], reacted: new Map() };

  function read(): Kept {
    try {
      const text = globalThis.localStorage.getItem(key);
      return (kept = text === null ? { liked: [], reacted: new Map() } : parse(JSON.parse(text)));
    } catch {
      return kept;
    }
  }

  function write(liked: readonly string[], reacted: ReadonlyMap<string, string>): void {
    kept = { liked: liked.slice(-MAX_LIKED), reacted: new Map([...reacted].slice(-MAX_THREADS)) };
    try {
      if (kept.liked.length === 0 && kept.reacted.size === 0) globalThis.localStorage.removeItem(key);
      else globalThis.localStorage.setItem(key, JSON.stringify({ liked: kept.liked, reacted: [...kept.reacted] }));
    } catch {
      // The same.
    }
  }

  return {
    liked: (id) => read().liked.includes(id),
    like(id, isLiked) {
      const { liked, reacted } = read();
      const others = liked.filter((other) => other !== id);
      write(isLiked ? [...others, id] : others, reacted);
    },
    reaction: (thread) => read().reacted.get(thread),
    react(thread, name) {
      const { liked, reacted } = read();
      const next = new Map(reacted);
      next.delete(thread);
      if (name !== undefined) next.set(thread, name);
      write(liked, next);
    },
  };
}

function parse(raw: unknown): Kept {
  const [liked, reacted] = [own(raw, 'liked'), own(raw, 'reacted')];
  return {
    liked: (Array.isArray(liked) ? liked : []).slice(-MAX_LIKED).flatMap((id) => readId(id) ?? []),
    reacted: new Map((Array.isArray(reacted) ? reacted : []).slice(-MAX_THREADS).flatMap(pairOf)),
  };
}

function pairOf(pair: unknown): [string, string][] {
  const [thread, name] = Array.isArray(pair) ? pair.map(readId) : [];
  return thread === undefined || name === undefined ? [] : [[thread, name]];
}
