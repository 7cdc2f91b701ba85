import type { Call, ChangesPort, CommentPage, Mark, News } from '../adapters/adapter.js';
import type { Comment, CommentId } from '../core/comment.js';
import { commentsIn } from './checked-reading.js';
import type { ThreadContext } from './context.js';
import { type IsNew, takeNews } from './take-news.js';

/** Milliseconds between list and first question in which nothing is taken to have happened. */
const GAP = 5_000;

/** Tells what of a thread's news is new, and how to ask for it. */
export class NewsDesk {
  readonly #context: ThreadContext;
  readonly #changes: ChangesPort | undefined;
  #mark: Mark | undefined;
  /** When the latest comment was made that is known, or would be if it were loaded. */
  #latest: number | undefined;
  /** What the whole thread was, when it was last read whole. */
  #whole: ReadonlySet<CommentId> | undefined;

  constructor(context: ThreadContext) {
    this.#context = context;
    this.#changes = context.adapter.changes;
    if (context.next === null || context.asked === 'newest') this.#latest = latestOf(context.comments.values());
  }

  /** Whether asking now would set a moment from which news count. */
  get hasToBegin(): boolean {
    return this.#changes !== undefined && this.#mark === undefined;
  }

  /** Asks, and takes over the answer. Resolves to whether anything has happened. */
  async ask(call: Call): Promise<boolean> {
    const { touches } = this.#context;
    const news = await (this.#changes ? this.#askForChanges(this.#changes, call) : this.#askForList(call));
    return this.take(news, touches);
  }

  /** Takes over news. Answers whether anything has happened. */
  take(news: News, touches?: number): boolean {
    const comments = commentsIn(news.comments);
    const changed = takeNews(this.#context, { ...news, comments }, this.#isNew, touches);
    if (this.#latest !== undefined) this.#latest = Math.max(this.#latest, latestOf(comments));
    return changed;
  }

  /** Of a thread that is not loaded whole, old comments can come for the first time because they changed. */
  readonly #isNew: IsNew = ({ created, edited }) => {
    if (this.#context.next === null) return true;
    return this.#latest === undefined ? edited === undefined : created === null || created > this.#latest;
  };

  async #askForChanges(changes: ChangesPort, call: Call): Promise<News> {
    const isBeginning = this.#mark === undefined;
    const answer = await changes.since(this.#mark, call);
    call.signal.throwIfAborted();
    // What came after the list was read and before this moment is in neither: a page may have lain in the background.
    const missed = isBeginning && Date.now() - this.#context.listed > GAP ? await this.#askForNewest(call) : undefined;
    this.#mark = answer.mark;
    return missed ?? answer;
  }

  /** What there is now, without a word on what has gone. */
  async #askForNewest(call: Call): Promise<News> {
    const { sources } = this.#context.adapter;
    if (!sources) return this.#askForList(call);
    const answers = await Promise.allSettled(sources.states().map(({ name }) => sources.newest(name, call)));
    const comments = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    return { comments, removed: [] };
  }

  async #askForList(call: Call): Promise<News> {
    const { comments, $info, asked, reading, own } = this.#context;
    const info = $info.get();
    const sort = info.is === 'ready' && !info.value.sorts.includes('newest') ? asked : 'newest';
    const page = await reading.whole({ sort }, call);
    call.signal.throwIfAborted();
    // The first look at the end of a long thread only tells where it ends.
    this.#latest ??= latestOf(page.comments);
    const removed = this.#goneFrom(page).filter((id) => comments.has(id) && !own.has(id));
    return { comments: page.comments, removed, total: page.total };
  }

  /** Only two readings of the whole tell that something is gone: a page leaves out what is on others, or more. */
  #goneFrom({ comments, next, total }: CommentPage): readonly CommentId[] {
    const before = this.#whole;
    const isWhole = next === null && total?.exact !== false;
    this.#whole = isWhole ? new Set(comments.map(({ id }) => id)) : undefined;
    const now = this.#whole;
    return before && now ? [...before].filter((id) => !now.has(id)) : [];
  }
}

function latestOf(comments: Iterable<Comment>): number {
  let latest = 0;
  for (const { created } of comments) latest = Math.max(latest, created ?? 0);
  return latest;
}
