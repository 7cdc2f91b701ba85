import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Adapter } from '../adapters/adapter.js';
import { AdapterError } from '../core/errors.js';
import type { SortOrder } from '../core/thread-info.js';
import { localKeep } from '../dom/local-keep.js';
import { StoreController } from '../dom/store-controller.js';
import { whenNear } from '../dom/when-near.js';
import { openThread, type Thread } from '../state/thread.js';
import { isOurs } from './address-controller.js';
import { GedankenCountedEvent } from './events.js';
import { type HeadStart, takeHeadStart } from './head-start.js';
import { type BackendSettings, openAdapter } from './open-adapter.js';
import { ReadingPatience } from './reading-patience.js';
import type { Remembering } from './remembering.js';
import type { SourceSettings } from './source-elements.js';
import { WHOLE } from './thread-list.js';
import type { RowSources } from './views/comment-view.js';

/** Where a section's thread comes from, and when it is wanted. */
export interface ThreadSource {
  /** Wins over `settings`. */
  readonly adapter: Adapter | undefined;
  readonly settings: BackendSettings;
  /** Where else comments are read from. */
  readonly sources: readonly SourceSettings[];
  /** Whether to look for more of them in the page. */
  readonly findsSources: boolean;
  readonly sort: SortOrder;
  readonly maxDepth: number;
  readonly loading: 'eager' | 'lazy' | 'click';
  /** Whether to keep what everybody can read of it in this browser. */
  readonly remembers: boolean;
}

/** What the section does about news of its thread. */
export interface ThreadListener {
  loaded(thread: Thread): void;
  failed(error: AdapterError): void;
  /** The comments take long to come. */
  slow(): void;
  /** What failed may work by now: to be loaded `unasked`. */
  again(): void;
  /** The page's developer has something to change. */
  tell(message: string): void;
  /** Tells screen readers. */
  say(message: string): void;
}

/** Opens the thread that a section asks for, and keeps the section true to it. */
export class ThreadController implements ReactiveController {
  /** The open thread; `undefined` until its adapter is there. */
  thread: Thread | undefined;
  /** What rows show of several sources. */
  rows: RowSources | undefined;
  /** The adapter under it. */
  adapter: Adapter | undefined;
  /** Why there is no thread: the page asks for what there is not, or the code for it did not load. */
  trouble: 'setup' | AdapterError | undefined;
  /** What is remembered of it, where the site asks for that. */
  remembering: Remembering | undefined;
  /** Whether loading has begun, or still waits for the reader. */
  begun = false;

  /** How the waiting for the thread goes. */
  readonly patience: ReadingPatience;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #listener: ThreadListener;
  readonly #stores: StoreController;
  #source: ThreadSource | undefined;
  #opening: object | undefined;
  #stopWaiting: (() => void) | undefined;
  /** How many comments everybody has been told of. */
  #counted: string | undefined;
  /** Whether all that a first view shows has come. */
  #isWhole = false;

  constructor(host: ReactiveControllerHost & HTMLElement, listener: ThreadListener) {
    this.#host = host;
    this.#listener = listener;
    this.#stores = new StoreController(host);
    this.patience = new ReadingPatience(listener);
    host.addController(this);
  }

  hostDisconnected(): void {
    // Moving an element disconnects it for a moment; only a real removal ends the thread.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.close();
    });
  }

  hostUpdated(): void {
    const total = this.thread?.$total.get();
    const counted = total ? `${total.count} ${total.exact}` : undefined;
    if (counted === this.#counted) return;
    this.#counted = counted;
    if (total) this.#host.dispatchEvent(new GedankenCountedEvent(total));
  }

  /** Whether there is a thread, or one on its way. */
  get isOpen(): boolean {
    return this.#opening !== undefined;
  }

  /** Opens another thread in place of the one before, or the same one anew. */
  async open(source: ThreadSource): Promise<void> {
    const { adapter, thread } = this;
    const same = adapter && this.#source && isSameBackend(source, this.#source) ? adapter : undefined;
    this.close();
    const { adapter: given, settings, sources, findsSources } = source;
    if (!given && settings.backend === '' && sources.length === 0 && !findsSources) return;
    this.#source = source;
    // What was typed stays with its thread.
    await this.#open(source, same, same && thread?.drafts);
  }

  /** How the thread is to be shown that is being opened. */
  wish(wish: Partial<Pick<ThreadSource, 'sort' | 'maxDepth'>>): void {
    if (this.#source) this.#source = { ...this.#source, ...wish };
  }

  setMaxDepth(maxDepth: number): void {
    this.wish({ maxDepth });
    this.thread?.setMaxDepth(maxDepth);
  }

  /** Loads the thread, or what of it failed to load. Of what fails `unasked` once more nobody is told again. */
  async load({ unasked = false } = {}): Promise<void> {
    const { thread } = this;
    if (!thread) return this.#source && this.#open(this.#source);
    this.begun = true;
    this.patience.begin();
    this.remembering?.recall();
    this.#host.requestUpdate();
    const error = await thread.load();
    if (thread !== this.thread) return;
    this.patience.end(error);
    if (thread.$list.get().is === 'ready') {
      this.remembering?.settled();
      this.#listener.loaded(thread);
    }
    if (error && !unasked) this.#listener.failed(error);
  }

  /** All that a first view shows is there, the tools among it. */
  async complete(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#isWhole = true;
    // What is far came only with the tools.
    if ((this.thread?.branch(null).ids.length ?? 0) > WHOLE) this.#host.requestUpdate();
    this.remembering?.keep();
  }

  /** Whether a part of a long thread is still to come into the page, with the tools. */
  isDrawing(tools: { readonly isAwaited: boolean; readonly tools: unknown }): boolean {
    const isLong = (this.thread?.branch(null).ids.length ?? 0) > WHOLE;
    return isLong && !this.#isWhole && (tools.isAwaited || tools.tools !== undefined);
  }

  close(): void {
    this.#stopWaiting?.();
    this.patience.stop();
    this.thread?.close();
    this.remembering?.stop();
    this.#stores.follow();
    this.#opening = this.#source = this.#stopWaiting = this.thread = this.adapter = this.trouble = undefined;
    this.rows = this.remembering = undefined;
    this.begun = this.#isWhole = false;
  }

  async #open(source: ThreadSource, known?: Adapter, drafts?: Thread['drafts']): Promise<void> {
    const { adapter, settings, sources, findsSources, loading, remembers } = source;
    const opening = (this.#opening = {});
    const begun = takeHeadStart(this.#host);
    try {
      const areSeveral = sources.length > 0 || findsSources || (known ?? adapter)?.sources !== undefined;
      const several = areSeveral ? await import('./open-sources.js') : undefined;
      const opened =
        known ??
        (sources.length > 0 || findsSources
          ? await several?.openSources(source, (message) => this.#listener.tell(message))
          : undefined) ??
        adapter ??
        (await goOn(begun, settings)) ??
        (await openAdapter(settings));
      if (opening !== this.#opening) {
        begun?.stop();
        return;
      }
      // By now: it may have taken a while.
      const { sort, maxDepth } = this.#source ?? source;
      const isBeingRead = (): boolean => isOnScreen(this.#host);
      this.thread = openThread(opened, { sort, maxDepth, keep: localKeep, drafts, isBeingRead });
      this.rows = several && new several.SourceRows(this.thread, (message) => this.#listener.say(message));
      this.adapter = opened;
      this.trouble = undefined;
    } catch (error) {
      if (opening === this.#opening) this.#fail(error);
      return;
    }
    const { $info, $list, $more, $total, $shown, $pings, $order, $focus, $filter, $sources, $children } = this.thread;
    this.#stores.follow(
      $info,
      $list,
      $more,
      $total,
      $shown,
      $pings,
      $order,
      $focus,
      $filter,
      $sources,
      $children(null),
    );
    this.#host.requestUpdate();
    if (remembers) void this.#remember(this.thread);
    if (loading === 'eager' || (loading === 'lazy' && isOurs(location.hash))) void this.load();
    else if (loading === 'lazy') this.#stopWaiting = whenNear(this.#host, () => void this.load());
  }

  /** Nothing waits for what is remembered: it comes in when its code does. */
  async #remember(thread: Thread): Promise<void> {
    try {
      const { Remembering: Code } = await import('./remembering.js');
      if (thread !== this.thread) return;
      this.remembering = new Code(this.#host, thread, localKeep);
      if (thread.$list.get().is === 'ready') this.remembering.settled();
      else if (this.begun) this.remembering.recall();
      if (this.#isWhole) this.remembering.keep();
    } catch (error) {
      this.#listener.tell(`What was remembered of the comments did not load: ${String(error)}`);
    }
  }

  #fail(error: unknown): void {
    this.#host.requestUpdate();
    if (error instanceof AdapterError) {
      this.trouble = error;
      this.#listener.failed(error);
    } else {
      this.trouble = 'setup';
      this.#listener.tell(error instanceof Error ? error.message : String(error));
    }
  }
}

/** The adapter that was opened early, if the page still says what it said then. */
async function goOn(begun: HeadStart | undefined, settings: BackendSettings): Promise<Adapter | undefined> {
  if (!begun || isSameSettings(begun.settings, settings)) return begun?.adapter;
  begun.stop();
  return undefined;
}

function isOnScreen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}

/** Whether two sources are the same discussion, perhaps in another order. */
function isSameBackend(a: ThreadSource, b: ThreadSource): boolean {
  const adapters = ({ adapter, sources }: ThreadSource): readonly (Adapter | undefined)[] => [
    adapter,
    ...sources.map((one) => one.adapter),
  ];
  const others = adapters(b);
  if (adapters(a).some((adapter, index) => adapter !== others[index])) return false;
  if (a.adapter && a.sources.length + b.sources.length === 0 && a.findsSources === b.findsSources) return true;
  const name = ({ settings, sources, findsSources }: ThreadSource): string =>
    JSON.stringify([findsSources, nameOf(settings), sources.map((one) => ({ ...one, adapter: undefined }))]);
  return a.settings.adopt === b.settings.adopt && name(a) === name(b);
}

function isSameSettings(a: BackendSettings, b: BackendSettings): boolean {
  return a.adopt === b.adopt && nameOf(a) === nameOf(b);
}

/** What settings say, in words that are the same for the same. */
function nameOf({ backend, endpoint, thread, avatars, data }: BackendSettings): string {
  return JSON.stringify([backend, endpoint, thread, avatars, data]);
}
