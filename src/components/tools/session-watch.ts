import { writerOf } from '../../core/people.js';
import { ask } from '../../state/ask.js';
import { contextOf } from '../../state/context.js';
import type { ToolsHost } from './tools-host.js';

/**
 * Notices that the reader has signed in or out in another tab, when they come back to this one: the
 * thread is then read anew, as them. What they have begun to write stays.
 */
export class SessionWatch {
  readonly #host: ToolsHost;
  readonly #end = new AbortController();
  #isAsking = false;

  constructor(host: ToolsHost) {
    this.#host = host;
    if (host.thread.adapter.session)
      document.addEventListener('visibilitychange', () => void this.#look(), { signal: this.#end.signal });
  }

  stop(): void {
    this.#end.abort();
  }

  async #look(): Promise<void> {
    const { actions, thread } = this.#host;
    const { session } = thread.adapter;
    const info = contextOf(thread).$info.get();
    if (document.hidden || this.#isAsking || !session || info.is !== 'ready') return;
    this.#isAsking = true;
    try {
      const viewer = await ask(this.#end.signal, (call) => session.current(call));
      if (writerOf(viewer) !== writerOf(info.value.viewer)) await actions.entered();
    } catch {
      // Nobody has asked for this: who can't be told apart now is looked at when they come back the next time.
    } finally {
      this.#isAsking = false;
    }
  }
}
