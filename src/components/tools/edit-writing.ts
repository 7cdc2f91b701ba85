import type { CommentId } from '../../core/comment.js';
import type { Writing, WritingHost } from '../writing/writing-host.js';
import type { RowContext } from './row-context.js';
import { adapterFor, infoFor } from '../../state/info-for.js';

/** The tools of one form, and the field that they belong to. */
interface Helped {
  readonly area: HTMLTextAreaElement;
  readonly writing: Writing;
}

/** What helps to write in the forms that change comments: the same as in those that add some, loaded when one is used. */
export class EditWritings {
  readonly #context: RowContext;
  readonly #open = new Map<CommentId, Helped>();

  constructor(context: RowContext) {
    this.#context = context;
  }

  of(id: CommentId): Writing | undefined {
    return this.#open.get(id)?.writing;
  }

  /** Somebody is in a field. Where the tools don't load one can write without them, and the next time tries again. */
  async begin(id: CommentId, area: HTMLTextAreaElement): Promise<void> {
    if (this.#isReady(id, area)) return;
    const loaded = await Promise.all([
      import('../writing/writing.js'),
      this.#context.words.learn('writing', 'tools'),
    ]).catch(() => undefined);
    const host = this.#hostFor(id, area);
    if (!loaded || !host || this.#isReady(id, area)) return;
    this.end(id);
    const [{ createWriting }, words] = loaded;
    this.#open.set(id, { area, writing: createWriting(host, words) });
    void this.#context.draw(id);
  }

  end(id: CommentId): void {
    const helped = this.#open.get(id);
    this.#open.delete(id);
    helped?.writing.stop();
  }

  stop(): void {
    for (const id of this.#open.keys()) this.end(id);
  }

  #isReady(id: CommentId, area: HTMLTextAreaElement): boolean {
    return area.readOnly || this.#open.get(id)?.area === area;
  }

  /** `undefined` when the form is closed already, or what one may write is not known. */
  #hostFor(id: CommentId, area: HTMLTextAreaElement): WritingHost | undefined {
    const context = this.#context;
    const element = area.closest<HTMLElement>('[part~="edit-form"]');
    const info = infoFor(context.thread, { parent: id });
    if (!area.isConnected || !element || !info) return undefined;
    let known = info;
    return {
      element,
      parent: id,
      thread: context.thread,
      adapter: () => adapterFor(context.thread, { parent: id }),
      area: () => area,
      info: () => (known = infoFor(context.thread, { parent: id }) ?? known),
      words: () => context.words,
      setting: () => context.host.setting(),
      name: (what) => (what === 'text' ? area.id : `${area.id}-${what}`),
      say: (message) => context.host.say(message),
      update: async () => context.draw(id),
    };
  }
}
