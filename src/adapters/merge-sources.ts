import { AdapterError } from '../core/errors.js';
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
    this.#infos = [];
    this.#merged = undefined;
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
      coming: async (call) => {
        const page = await this.#latest?.reading.coming(call);
        call.signal.throwIfAborted();
        return page ?? null;
      },
      isPartlyLive: () => news.isPartlyLive,
      again: (name) => this.#again(this.named(name).source),
      of: (id) => this.#sources[this.#rows.home(id).source]!.name,
      adapter: (name) => this.named(name).adapter,
    };
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
        const changed = this.#changed;
        this.#changed = new Set();
        return changed;
      },
    });
    this.#readings.push({ name, reading, call });
    if (this.#readings.length > KEPT_READINGS) this.#readings.shift();
    const page = reading.first(call);
    this.#tell();
    return page;
  }

  #stream(source: number, sort: SortOrder): Stream {
    const { adapter } = this.#sources[source]!;
    return new Stream(
      {
        list: (cursor, call) => {
          const sorts = this.#infos[source]?.sorts ?? [sort];
          const own = sorts.includes(sort) ? sort : (sorts[0] ?? sort);
          return adapter.comments.list({ sort: own, ...(cursor !== undefined && { cursor }) }, call);
        },
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
    const info = await adapter.comments.describe(call);
    this.#infos = this.#sources.map((_, index) => (index === source ? info : this.#infos[index]));
    const main = this.#infos[this.#main];
    this.#merged = main && mergedInfo(namedInfo(main, this.#main, this.#names), this.#infos, this.#names);
    this.#tell();
  }

  #state(source: number): SourceState {
    const { name, label } = this.#sources[source]!;
    const stream = this.#latest?.reading.streams[source];
    const info = this.#infos[source];
    const is = stream?.is === 'failed' ? 'failed' : stream?.isLate === false ? 'ready' : 'loading';
    return {
      name,
      label,
      is,
      ...(stream?.error && { error: stream.error }),
      ...(info && { info: namedInfo(info, source, this.#names) }),
    };
  }

  #again(source: number): void {
    const latest = this.#latest;
    const stream = latest?.reading.streams[source];
    if (!latest || stream?.is !== 'failed') return;
    stream.read(latest.call);
    if (!this.#infos[source])
      void this.#describe(source, this.#sources[source]!.adapter, latest.call).catch(() => undefined);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
