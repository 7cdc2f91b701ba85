import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter, type MemoryAdapterOptions } from '../../src/adapters/memory.js';
import type { NewComment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import type { Keep } from '../../src/state/keep.js';
import { Outbox, type OutboxListener } from '../../src/state/outbox.js';
import { openThread, type Thread } from '../../src/state/thread.js';
import { SharedBrowser } from './memory-shelf.js';
import { MemoryKeep } from './memory-keep.js';

/** What happens to a request: it is answered, refused, lost on the way there or back, or nothing is ever heard of it, done or not. */
export type Fate = 'answered' | 'lost' | 'unanswered' | 'silent' | 'swallowed' | AdapterError;

/** A backend with a fate for each request to post. It takes the same key once. */
export class FatefulServer {
  readonly asked: NewComment[] = [];
  fate: () => Fate = () => 'answered';
  /** Whether it takes each request for another comment. */
  forgetsKeys = false;
  readonly #adapter: Adapter;

  constructor(options: MemoryAdapterOptions = {}) {
    this.#adapter = memoryAdapter({ thread: 'a thread', ...options });
  }

  get adapter(): Adapter {
    const { comments } = this.#adapter;
    return {
      ...this.#adapter,
      comments: {
        ...comments,
        create: async (comment, call) => {
          this.asked.push(comment);
          const fate = this.fate();
          if (fate === 'lost') throw new AdapterError('offline', { uncertain: true });
          if (fate === 'silent') return new Promise(() => undefined);
          if (fate instanceof AdapterError) throw fate;
          const key = this.forgetsKeys ? `${comment.key} ${this.asked.length}` : comment.key;
          const posted = await comments.create({ ...comment, key }, call);
          if (fate === 'swallowed') return new Promise(() => undefined);
          if (fate === 'unanswered') throw new AdapterError('unavailable', { uncertain: true });
          return posted;
        },
      },
    };
  }

  /** The texts that it has. */
  async texts(): Promise<readonly string[]> {
    const { comments } = await this.#adapter.comments.list(
      { sort: 'oldest' },
      { signal: new AbortController().signal },
    );
    return comments.map(({ body }) => body.source);
  }
}

/** A visit to a page: a thread and its outbox, and what was heard of it. */
export interface Visit {
  readonly thread: Thread;
  readonly outbox: Outbox;
  readonly heard: string[];
  /** Whose draft is not needed any more. */
  readonly stored: string[];
  /** Ends as a crash does: nothing of it goes on. */
  crash(): void;
}

/** A browser in which pages are visited. */
export class Visits {
  readonly browser = new SharedBrowser();
  readonly keep: Keep = new MemoryKeep();
  isOffline = false;
  readonly #back = new Set<() => void>();

  /** Opens the page, and takes up what was left. `isTaken`: forms take back what was refused. */
  async open(adapter: Adapter, { isTaken = false, random = 0.5 } = {}): Promise<Visit> {
    const thread = openThread(adapter, { keep: this.keep });
    await thread.load();
    const heard: string[] = [];
    const stored: string[] = [];
    const listener: OutboxListener = {
      confirmed: ({ status, body }) => heard.push(`${status} ${body.source}`),
      failed: (_, { kind }, { is }) => heard.push(`${kind} ${is}`),
      refused: (_, { text }, { kind }) => isTaken && heard.push(`${kind} back: ${text}`) > 0,
      stored: ({ text }) => stored.push(text),
    };
    const tab = this.browser.open();
    const network = {
      isOffline: () => this.isOffline,
      onOnline: (back: () => void) => {
        this.#back.add(back);
        return () => this.#back.delete(back);
      },
    };
    const place = { shelf: this.browser.shelf, turn: tab.turn, network, random: () => random };
    const outbox = new Outbox(thread, place, listener);
    await outbox.restore();
    return {
      thread,
      outbox,
      heard,
      stored,
      crash() {
        outbox.stop();
        thread.close();
        tab.close();
      },
    };
  }

  /** The connection is back. */
  online(): void {
    this.isOffline = false;
    for (const back of this.#back) back();
  }
}

/** A guest's comment. The same key is the same press of the button. */
export function aNewComment(text = 'A warm word', more: Partial<NewComment> = {}): NewComment {
  const guest = { name: 'Gina Guest', email: 'gina@example.test', website: '' };
  return { key: `key of ${text}`, parent: null, text, guest, ...more };
}
