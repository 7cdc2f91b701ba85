import type { Reaction } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { isComment } from '../core/is-comment.js';
import type { SortOrder, ThreadInfo } from '../core/thread-info.js';
import type { Adapter, Call, CommentPage, Cursor, SourcesPort, SourceState } from './adapter.js';
import { mergedInfo, namedInfo } from './merge-info.js';
import type { MergedNames } from './merge-names.js';
import type { MergedNews } from './merge-news.js';
import { MergedReading } from './merge-reading.js';
import type { MergedRows } from './merge-rows.js';
import { Stream } from './merge-stream.js';

/** One place that a thread is read from. */
export interface Source {
  /** Names it among the sources: letters, digits and hyphens. It is part of what its comments are called. */
  readonly name: string;
  /** What readers know it by, such as `Mastodon`. */
  readonly label: string;
  readonly adapter: Adapter;
}

/** What the sources of a thread share. */
export interface Merging {
  readonly names: MergedNames;
  readonly rows: MergedRows;
  readonly news: MergedNews;
  /** The names of those that take what answers no comment. */
  readonly roots: readonly string[];
}

/** Orders that are still read, with the one before: the reader may go back to it. */
const KEPT_READINGS = 3;

/** Reads several sources, each at its own pace. */
export class MergedSources {
  readonly #sources: readonly Source[];
  readonly #names: MergedNames;
  readonly #rows: MergedRows;
  readonly #listeners = new Set<() => void>();
  #infos: readonly (ThreadInfo | undefined)[] = [];
  /** The same object until one of them says something else. */
  #merged: ThreadInfo | undefined;
  readonly #readings: { readonly name: string; readonly reading: MergedReading; readonly call: Call }[] = [];
  /** Those that have not said what one may do there: why, or that they are asked again. */
  readonly #undescribed = new Map<number, AdapterError | 'asked'>();
  #begun = 0;
  #changed = new Set<string>();

  readonly port: SourcesPort;
  /** Where roots go unless the reader says otherwise. */
  readonly #main: number;

  constructor(sources: readonly Source[], { names, rows, news, roots }: Merging) {
    this.#sources = sources;
    this.#names = names;
    this.#rows = rows;
    this.#main = this.named(roots[0]!).source;
    this.port = this.#open(news, roots);
  }

  /** What the first source says at once; the others add to it when they have answered. */
  async describe(call: Call): Promise<ThreadInfo> {
    const asked = this.#sources.map(({ adapter }, source) => this.#describe(source, adapter, call));
    for (const other of asked) other.catch(() => undefined);
    await asked[this.#main];
    return this.#merged!;
  }

  async list(sort: SortOrder, cursor: Cursor | undefined, call: Call): Promise<CommentPage> {
    if (cursor === undefined) return this.#begin(sort, call);
    const [, name, index] = /^(\d+):(\d+)$/.exec(cursor) ?? [];
    const kept = this.#readings.find((reading) => reading.name === name);
    if (!kept)
      throw new AdapterError('malformed', { hint: 'This cursor was not made here, or long ago: begin again.' });
    return kept.reading.page(Number(index), call);
  }

  /** Throws where there is none of that name. */
  named(name: string): { readonly source: number; readonly adapter: Adapter } {
    const source = this.#sources.findIndex((one) => one.name === name);
    if (source === -1) throw new TypeError(`There is no source called “${name}”.`);
    return { source, adapter: this.#sources[source]!.adapter };
  }

  #open(news: MergedNews, roots: readonly string[]): SourcesPort {
    return {
      roots,
      states: () => this.#sources.map((_, source) => this.#state(source)),
      watch: (listener, { signal }) => {
        this.#listeners.add(listener);
        signal.addEventListener('abort', () => this.#listeners.delete(listener));
      },
      info: () => this.#merged,
      coming: (call) => this.#coming(call),
      newest: async (name, call) => {
        const { source, adapter } = this.named(name);
        const { comments } = await adapter.comments.list({ sort: this.#orderFor(source, 'newest') }, call);
        return this.#rows.show(source, comments.filter(isComment));
      },
      isPartlyLive: () => news.isPartlyLive,
      again: (name) => this.#again(this.named(name).source),
      of: (id) => this.#sources[this.#rows.home(id).source]!.name,
      adapter: (name) => this.named(name).adapter,
    };
  }

  /** What comes late is for the order that is read now: of a former one nobody wants to hear any more. */
  async #coming(call: Call): Promise<CommentPage | null> {
    for (let at = this.#latest; at; at = this.#latest) {
      const isThere = await at.reading.arrival(call);
      call.signal.throwIfAborted();
      if (at === this.#latest) return isThere ? at.reading.arrived() : null;
    }
    return null;
  }

  get #latest() {
    return this.#readings.at(-1);
  }

  #begin(sort: SortOrder, call: Call): Promise<CommentPage> {
    const name = String((this.#begun += 1));
    const streams = this.#sources.map((_, source) => this.#stream(source, sort));
    const reading = new MergedReading(name, sort, streams, {
      row: (id) => this.#rows.row(id),
      doubled: () => this.#rows.doubled,
      changed: () => {
        const changed = [...this.#changed].filter((id) => this.#rows.has(id));
        this.#changed = new Set();
        return new Set(changed);
      },
    });
    this.#readings.push({ name, reading, call });
    if (this.#readings.length > KEPT_READINGS) this.#readings.shift();
    const page = reading.first(call);
    // What never began is nobody's: the one before goes on.
    page.catch(() => this.#forget(name));
    this.#tell();
    return page;
  }

  #forget(name: string): void {
    const at = this.#readings.findIndex((one) => one.name === name);
    if (at < 1) return;
    this.#readings.splice(at, 1);
    this.#tell();
  }

  /** An order that a source serves: the one that is asked for, if it can. */
  #orderFor(source: number, sort: SortOrder): SortOrder {
    const sorts = this.#infos[source]?.sorts ?? [sort];
    return sorts.includes(sort) ? sort : (sorts[0] ?? sort);
  }

  #stream(source: number, sort: SortOrder): Stream {
    const { adapter } = this.#sources[source]!;
    return new Stream(
      {
        list: (cursor, call) =>
          adapter.comments.list({ sort: this.#orderFor(source, sort), ...(cursor !== undefined && { cursor }) }, call),
        take: (comments) => {
          const { ids, changed } = this.#rows.take(source, comments);
          for (const id of changed) this.#changed.add(id);
          return ids;
        },
        changed: () => this.#tell(),
      },
      sort,
    );
  }

  async #describe(source: number, adapter: Adapter, call: Call): Promise<void> {
    try {
      const info = await adapter.comments.describe(call);
      if (!isInfo(info)) throw new AdapterError('malformed', { hint: 'A source said nothing of its thread.' });
      this.#undescribed.delete(source);
      this.#say(source, info);
    } catch (thrown) {
      // Of the main one the whole thread says so; and what was known before is known still.
      if (source !== this.#main && !this.#infos[source] && !call.signal.aborted) {
        this.#undescribed.set(source, AdapterError.from(thrown));
        this.#tell();
      }
      throw thrown;
    }
  }

  /** How people react to the page by now, by the word of one source. Answers with what all of them say. */
  reacted(source: number, page: readonly Reaction[]): readonly Reaction[] {
    const info = this.#infos[source];
    if (info?.reactions) this.#say(source, { ...info, reactions: { ...info.reactions, page } });
    return this.#merged?.reactions?.page ?? page;
  }

  #say(source: number, info: ThreadInfo): void {
    this.#infos = this.#sources.map((_, index) => (index === source ? info : this.#infos[index]));
    const main = this.#infos[this.#main];
    this.#merged = main && mergedInfo(namedInfo(main, this.#main, this.#names), this.#infos, this.#names);
    this.#tell();
  }

  #state(source: number): SourceState {
    const { name, label } = this.#sources[source]!;
    const stream = this.#latest?.reading.streams[source];
    const info = this.#infos[source];
    const missing = this.#undescribed.get(source);
    const error = stream?.error ?? (missing === 'asked' ? undefined : missing);
    const isHere = stream?.isAside === false && missing === undefined;
    const is = stream?.is === 'failed' || (error && missing) ? 'failed' : isHere ? 'ready' : 'loading';
    return {
      name,
      label,
      is,
      ...(error && { error }),
      ...(info && { info: namedInfo(info, source, this.#names) }),
    };
  }

  #again(source: number): void {
    const latest = this.#latest;
    const stream = latest?.reading.streams[source];
    const isUndescribed = this.#undescribed.has(source);
    if (!latest || !(stream?.is === 'failed' || isUndescribed)) return;
    const call = latest.call.signal.aborted ? { signal: new AbortController().signal } : latest.call;
    if (stream?.is === 'failed') {
      stream.read(call);
      // Nobody waits for it: it comes in between.
      stream.setAside();
    }
    if (isUndescribed) this.#undescribed.set(source, 'asked');
    if (!this.#infos[source]) this.#describe(source, this.#sources[source]!.adapter, call).catch(() => undefined);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Whether something describes a thread: one source that doesn't must not spoil the word of all. */
function isInfo(info: ThreadInfo): boolean {
  const lists: readonly unknown[] = [info?.sorts, info?.reactions?.choices ?? [], info?.reactions?.page ?? []];
  return Boolean(info?.posting && info.writing) && lists.every(Array.isArray);
}
