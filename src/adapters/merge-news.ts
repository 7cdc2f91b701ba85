import type { CommentId } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { isComment } from '../core/is-comment.js';
import type { Adapter, Call, Changes, ChangesPort, LivePort, Mark, News } from './adapter.js';
import type { MergedRows } from './merge-rows.js';

/** Milliseconds until a source is listened to again whose connection broke. */
const RECONNECT = 10_000;

const NOTHING: News = { comments: [], removed: [] };

/** What has happened in all sources, told or asked for. */
export class MergedNews {
  readonly #adapters: readonly Adapter[];
  readonly #rows: MergedRows;
  /** Those that tell by themselves, as long as their connection stands. */
  readonly #listening = new Set<number>();
  /** Those whose connection was broken: what happened meanwhile nobody has told. */
  readonly #missed = new Set<number>();
  /** What there was of a source that can only be read as a whole, when it was last read. */
  readonly #whole = new Map<number, ReadonlySet<CommentId>>();

  constructor(adapters: readonly Adapter[], rows: MergedRows) {
    this.#adapters = adapters;
    this.#rows = rows;
  }

  readonly changes: ChangesPort = { since: (mark, call) => this.#since(mark, call) };

  /** Only where a source can tell by itself. */
  get live(): LivePort | undefined {
    if (!this.#adapters.some(({ live }) => live)) return undefined;
    return { watch: (listener, call) => this.#watch(listener, call) };
  }

  /** Whether some tell nothing by themselves. */
  get isPartlyLive(): boolean {
    return this.#listening.size < this.#adapters.length || this.#missed.size > 0;
  }

  async #since(mark: Mark | undefined, call: Call): Promise<Changes> {
    const marks = marksIn(mark);
    const isToAsk = (source: number): boolean => !this.#listening.has(source) || this.#missed.has(source);
    const asked = this.#adapters.map((_, source) => source).filter(isToAsk);
    const answers = await Promise.allSettled(
      asked.map(async (source) => ({ source, ...(await this.#ask(source, marks[source], call)) })),
    );
    call.signal.throwIfAborted();
    const told = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const [broken] = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
    // One that is down takes no other down: what happens there meanwhile is told when it is back.
    if (broken !== undefined && told.length === 0) throw AdapterError.from(broken);
    for (const { source, mark: reached } of told) {
      marks[source] = reached;
      this.#missed.delete(source);
    }
    const news = told.map(({ source, news: one }) => this.#named(source, one));
    return {
      comments: news.flatMap(({ comments }) => comments),
      removed: news.flatMap(({ removed }) => removed),
      mark: JSON.stringify(marks),
    };
  }

  async #ask(source: number, mark: Mark | undefined, call: Call): Promise<{ news: News; mark: Mark }> {
    const { changes } = this.#adapters[source]!;
    // Without a mark only the beginning is asked for.
    if (!changes) return { news: mark === undefined ? NOTHING : await this.#newest(source, call), mark: '' };
    const { mark: reached, ...news } = await changes.since(mark, call);
    return { news, mark: reached };
  }

  /** Where a source can't say what has changed, its newest comments tell. */
  async #newest(source: number, call: Call): Promise<News> {
    const { comments, next, total } = await this.#adapters[source]!.comments.list({ sort: 'newest' }, call);
    const before = this.#whole.get(source);
    const now = new Set(comments.map(({ id }) => id));
    // A source without pages can leave some out, too: then it says that there may be more.
    const isWhole = next === null && total?.exact !== false;
    if (isWhole) this.#whole.set(source, now);
    else this.#whole.delete(source);
    return { comments, removed: isWhole && before ? [...before].filter((id) => !now.has(id)) : [] };
  }

  #named(source: number, { comments, removed }: News): News {
    const { ids, changed } = this.#rows.take(source, comments.filter(isComment));
    const left = removed.map((id) => this.#rows.leave(source, id));
    const staying = left.filter(({ stays }) => stays).map(({ id }) => id);
    return {
      comments: [...new Set([...ids, ...changed, ...staying])]
        .filter((id) => this.#rows.has(id))
        .map((id) => this.#rows.row(id)),
      removed: left.filter(({ stays }) => !stays).map(({ id }) => id),
    };
  }

  /** Rejects once no source can be listened to any more. */
  async #watch(listener: (news: News) => void, call: Call): Promise<never> {
    const sources = this.#adapters.flatMap(({ live }, source) => (live ? [{ live, source }] : []));
    const ended = await Promise.any(
      sources.map(({ live, source }) => this.#listen(source, live, listener, call)),
    ).catch((error: unknown) => error);
    throw ended instanceof AggregateError ? ended.errors[0] : ended;
  }

  async #listen(source: number, live: LivePort, listener: (news: News) => void, call: Call): Promise<never> {
    for (let attempt = 0; ; attempt += 1) {
      this.#listening.add(source);
      try {
        return await live.watch((news) => listener(this.#named(source, news)), call);
      } catch (error) {
        this.#listening.delete(source);
        call.signal.throwIfAborted();
        this.#missed.add(source);
        if (attempt === 2) throw error;
        await pause(RECONNECT, call.signal);
      }
    }
  }
}

function marksIn(mark: Mark | undefined): Record<number, Mark> {
  return mark === undefined ? {} : (JSON.parse(mark) as Record<number, Mark>);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
