import type { Composing, ComposingHost } from './composing-host.js';
import { FormWork } from './form-work.js';
import { Sender } from './sender.js';

/** Sets the forms of one thread to work. */
export function createComposing(host: ComposingHost): Composing {
  const sender = new Sender(host);
  return {
    get hasUnconfirmed() {
      return sender.hasUnconfirmed;
    },
    workFor: (composer) => new FormWork(composer, host.words),
    // Without it everything is as it was: whoever sends is told.
    begin: () => void sender.load().catch(() => undefined),
    send: (comment, meant) => sender.send(comment, meant),
    restore: () => sender.restore(),
    row: (id) => sender.desk?.row(id),
    strip: () => sender.desk?.strip(),
    opened: (id) => sender.desk?.opened(id),
    stop: () => sender.stop(),
  };
}
