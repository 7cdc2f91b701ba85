import type { Comment } from '../core/comment.js';
import { own, readCount, readTime } from '../core/fields.js';
import type { SortOrder, ThreadInfo, Total } from '../core/thread-info.js';
import type { Keep } from './keep.js';
import { commentRecord, infoRecord, readComment, readInfo } from './known-records.js';

const DAYS_KEPT = 7;
const MOST_THREADS = 10;
const MOST_COMMENTS = 100;
/** Of all that a site may keep in `localStorage`, drafts included, ten such threads take a quarter. */
const MOST_CHARACTERS = 120_000;
const PREFIX = 'gedanken:1:known:';
/** How each record begins, so that its age can be told without reading it. */
const AGE = /^\{"at":(\d{1,15})\b/;

/** What everybody could read of a thread when it was asked for last. */
export interface KnownThread {
  /** When that was: milliseconds since 1970. */
  readonly at: number;
  readonly sort: SortOrder;
  readonly info: ThreadInfo;
  readonly comments: readonly Comment[];
  readonly total: Total | null;
  /** How large the section was, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * The threads that were read last, as this browser keeps them where a site asks for it: what everybody sees and nothing
 * else, at most 10 threads of 100 comments, for 7 days.
 */
export class KnownThreads {
  readonly #keep: Keep;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  /** What is kept of the thread of this name. Other scripts can write there: nothing of it is believed. */
  read(name: string): KnownThread | undefined {
    const record = this.#keep.get(PREFIX + name);
    if (record === null) return undefined;
    try {
      const known = readThread(JSON.parse(record));
      if (known && isFresh(known.at)) return known;
    } catch {
      // Somebody else’s, or broken.
    }
    this.#keep.remove(PREFIX + name);
    return undefined;
  }

  /** Keeps as many of the thread’s first comments as there is room for. */
  write(name: string, known: KnownThread): void {
    const { comments, info, ...facts } = known;
    const { at, ...others } = facts;
    const head = { at, ...others, info: infoRecord(info) };
    const kept: string[] = [];
    let room = MOST_CHARACTERS - JSON.stringify(head).length;
    for (const comment of comments.slice(0, MOST_COMMENTS)) {
      const record = JSON.stringify(commentRecord(comment));
      room -= record.length + 1;
      if (room < 0) break;
      kept.push(record);
    }
    this.#makeRoom(PREFIX + name);
    this.#keep.set(PREFIX + name, `${JSON.stringify(head).slice(0, -1)},"comments":[${kept.join()}]}`);
  }

  /** Forgets what is too old, and of the others all but those that were read last. */
  #makeRoom(key: string): void {
    const others = this.#keep
      .keys(PREFIX)
      .filter((other) => other !== key)
      .map((other) => ({ key: other, at: Number(AGE.exec(this.#keep.get(other) ?? '')?.[1] ?? 0) }))
      .sort((a, b) => b.at - a.at);
    for (const [index, other] of others.entries())
      if (index >= MOST_THREADS - 1 || !isFresh(other.at)) this.#keep.remove(other.key);
  }
}

function isFresh(at: number): boolean {
  return at > Date.now() - DAYS_KEPT * 86_400_000;
}

function readThread(value: unknown): KnownThread | undefined {
  const [at, info, list] = [readTime(own(value, 'at')), readInfo(own(value, 'info')), own(value, 'comments')];
  if (at === undefined || !info || !Array.isArray(list)) return undefined;
  const comments = list.slice(0, MOST_COMMENTS).flatMap((record) => readComment(record) ?? []);
  const total = own(value, 'total');
  const count = readCount(own(total, 'count'));
  return {
    at,
    sort: own(value, 'sort') as SortOrder,
    info,
    comments,
    total: count === undefined ? null : { count, exact: own(total, 'exact') === true },
    width: readCount(own(value, 'width')) ?? 0,
    height: readCount(own(value, 'height')) ?? 0,
  };
}
