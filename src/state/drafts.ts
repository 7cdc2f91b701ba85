import { atom, type ReadableAtom } from 'nanostores';
import type { CommentId } from '../core/comment.js';
import { own, readTime } from '../core/fields.js';
import type { Keep } from './keep.js';

const DAYS_KEPT = 30;
const EDIT = 'edit:';

/** Under what the changes of a comment are kept: apart from the answers, which are kept under the comment itself. */
export function editOf(id: CommentId): string {
  return EDIT + id;
}

/** A draft as this browser holds it. */
export interface Draft {
  /** The comment that it answers; `null` for a root. */
  readonly to: unknown;
  readonly text: string;
  /** When it was written: milliseconds since 1970. */
  readonly at: number;
  /** What another tab had written there meanwhile. */
  readonly other?: string | undefined;
}

/**
 * What was typed and not yet confirmed, one text per place in the thread. Kept in this browser
 * from the first letter until the backend has confirmed the comment, or for 30 days; where nothing
 * can be kept, for as long as the section lives. Where two tabs write two texts, both are kept.
 */
export class Drafts {
  /** What stands in texts for things that are not there yet, and means nothing to a later visit. */
  readonly marks = new Set<string>();
  readonly #keep: Keep;
  readonly #prefix: string | undefined;
  readonly #here = new Map<CommentId | null, string>();
  /** What was in storage when this tab last looked. */
  readonly #known = new Map<CommentId | null, string>();
  readonly #others = new Map<CommentId | null, string>();
  /** Where this browser did not take what was typed last. */
  readonly #unkept = new Set<CommentId | null>();
  readonly #$unkept = atom(false);
  readonly #$news = atom<{ readonly parent: CommentId | null } | null>(null);

  constructor(keep: Keep, threadKey: string | undefined) {
    this.#keep = keep;
    this.#prefix = threadKey === undefined ? undefined : `gedanken:1:draft:${threadKey}:`;
  }

  /** Whether there is a text that this browser could not keep, though it should. */
  get $unkept(): ReadableAtom<boolean> {
    return this.#$unkept;
  }

  /** Where a text was changed from elsewhere than its form. */
  get $news(): ReadableAtom<{ readonly parent: CommentId | null } | null> {
    return this.#$news;
  }

  /** The text begun as an answer to `parent`; `''` when there is none. */
  get(parent: CommentId | null): string {
    const here = this.#here.get(parent);
    if (here !== undefined) return here;
    const draft = this.#stored(parent);
    this.#known.set(parent, draft?.text ?? '');
    if (draft?.other) this.#others.set(parent, draft.other);
    return draft?.text ?? '';
  }

  /** The other text there, which another tab has written; `undefined` when there is none. */
  other(parent: CommentId | null): string | undefined {
    return this.#others.get(parent);
  }

  /** Keeps a text; an empty one is forgotten. What another tab has written meanwhile is kept beside it. */
  set(parent: CommentId | null, text: string): void {
    this.#here.set(parent, text);
    if (this.#prefix === undefined) return;
    const stored = this.#stored(parent);
    const theirs = stored && stored.text !== this.#known.get(parent) ? stored.text : stored?.other;
    if (theirs && theirs !== text) this.#others.set(parent, theirs);
    else this.#others.delete(parent);
    this.#store(parent, text, this.#others.get(parent));
  }

  /** Forgets a text that is kept elsewhere now, unless it has been changed since. */
  sent(parent: CommentId | null, text: string): void {
    if (this.get(parent).trim() === text.trim()) this.put(parent, '');
  }

  /** Puts a text into its form, from elsewhere. */
  put(parent: CommentId | null, text: string): void {
    this.set(parent, text);
    this.#$news.set({ parent });
  }

  /** Changes a text with the other one there. Answers that. */
  takeOther(parent: CommentId | null): string {
    // First, as it may bring the other one: what an earlier visit left is only in storage.
    const mine = this.get(parent);
    const text = this.#others.get(parent) ?? '';
    this.#here.set(parent, text);
    if (mine === '') this.#others.delete(parent);
    else this.#others.set(parent, mine);
    this.#store(parent, text, mine);
    return text;
  }

  /**
   * Hears that something in storage has changed. If it was a draft, its text is another one now where
   * that was written on from the one that was here, and else has another beside it.
   */
  hear(key: string | null): void {
    if (this.#prefix === undefined || !key?.startsWith(this.#prefix)) return;
    const parent = key.slice(this.#prefix.length) || null;
    const stored = this.#stored(parent);
    const { text = '', other } = stored ?? {};
    const here = this.#here.get(parent) ?? this.#known.get(parent) ?? '';
    // Two texts never leave storage together, unless the reader has deleted both.
    const isApart = stored !== undefined && (this.#others.has(parent) || other === here);
    if (isApart && text !== here && here !== '') {
      // The next letter here puts both into storage again.
      this.#others.set(parent, text);
      this.#$news.set({ parent });
      return;
    }
    this.#here.set(parent, text);
    this.#known.set(parent, text);
    this.#tell(parent, true);
    if (other === undefined) this.#others.delete(parent);
    else this.#others.set(parent, other);
    this.#$news.set({ parent });
  }

  /** Looks whether another tab has written there before anybody could hear of it. */
  look(parent: CommentId | null): void {
    if (this.#stored(parent)) this.hear(this.#prefix! + (parent ?? ''));
  }

  /** The comments at which there is a form with words: those that were answered or changed since this page was opened. */
  begun(): ReadonlySet<CommentId> {
    const places = [...this.#here].flatMap(([parent, text]) => (parent === null || text === '' ? [] : parent));
    return new Set(places.map((place) => (place.startsWith(EDIT) ? place.slice(EDIT.length) : place)));
  }

  /** Whether anything has been typed that is not sent. */
  hasText(): boolean {
    return [...this.#here.values()].some((text) => text.trim() !== '');
  }

  /** The comments that answers in storage belong to, those begun last first. */
  kept(): readonly CommentId[] {
    const prefix = this.#prefix;
    if (prefix === undefined) return [];
    const found: { readonly parent: CommentId; readonly at: number }[] = [];
    for (const key of this.#keep.keys(prefix)) {
      const parent = key.slice(prefix.length);
      const draft = parent === '' ? undefined : this.#stored(parent);
      // The name of another thread may begin like this one’s.
      if (draft?.to === parent && draft.text.trim() !== '') found.push({ parent, at: draft.at });
    }
    return found.toSorted((a, b) => b.at - a.at).map(({ parent }) => parent);
  }

  #store(parent: CommentId | null, whole: string, other: string | undefined): void {
    if (this.#prefix === undefined) return;
    const key = this.#prefix + (parent ?? '');
    const text = [...this.marks].reduce((rest, mark) => rest.replace(mark, ''), whole);
    // What another tab has written is its draft still when this one has sent its own.
    const kept = text === '' ? (other ?? '') : text;
    this.#known.set(parent, kept);
    if (kept === '') {
      this.#keep.remove(key);
      this.#tell(parent, true);
      return;
    }
    const draft: Draft = { to: parent, text: kept, at: Date.now(), other: kept === other ? undefined : other };
    this.#tell(parent, this.#keep.set(key, JSON.stringify(draft)));
  }

  #tell(parent: CommentId | null, isKept: boolean): void {
    if (isKept) this.#unkept.delete(parent);
    else this.#unkept.add(parent);
    this.#$unkept.set(this.#unkept.size > 0);
  }

  #stored(parent: CommentId | null): Draft | undefined {
    const key = this.#prefix === undefined ? undefined : this.#prefix + (parent ?? '');
    const record = key === undefined ? null : this.#keep.get(key);
    if (key === undefined || record === null) return undefined;
    if (isOldDraft(record)) {
      this.#keep.remove(key);
      return undefined;
    }
    const draft = parsed(record);
    const [text, other] = [own(draft, 'text'), own(draft, 'other')];
    if (typeof text !== 'string') return undefined;
    const at = readTime(own(draft, 'at')) ?? Date.now();
    return { to: own(draft, 'to'), text, at, other: typeof other === 'string' && other !== '' ? other : undefined };
  }
}

/** Whether a draft has been kept for as long as it may. */
export function isOldDraft(record: string | null): boolean {
  return (readTime(own(parsed(record), 'at')) ?? Infinity) <= Date.now() - DAYS_KEPT * 86_400_000;
}

/** What is somebody else’s, or broken, is left alone. */
function parsed(record: string | null): unknown {
  try {
    return JSON.parse(record ?? 'null');
  } catch {
    return null;
  }
}
