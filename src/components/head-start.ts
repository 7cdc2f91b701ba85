import type { Adapter } from '../adapters/adapter.js';
import type { SortOrder } from '../core/thread-info.js';
import type { BackendCode } from './backends.js';
import { withFirstPage } from './first-page.js';
import type { BackendSettings } from './open-adapter.js';

/** A thread that was asked for while the code of its section was still on its way. */
export interface HeadStart {
  /** What the page said then. */
  readonly settings: BackendSettings;
  /** `undefined` where it could not be opened: opening it in the usual way tells why. */
  readonly adapter: Promise<Adapter | undefined>;
  /** Ends it: nobody wants it any more. */
  stop(): void;
}

const begun = new WeakMap<Element, HeadStart>();

/** Opens the adapter of a section, and asks it for its first page, as soon as `code` is there. Never rejects. */
export function beginFor(
  section: Element,
  settings: BackendSettings,
  sort: SortOrder,
  code: Promise<BackendCode>,
): Promise<Adapter | undefined> {
  const life = new AbortController();
  const adapter = code
    .then(({ open }) => (life.signal.aborted ? undefined : withFirstPage(open(settings), sort, life.signal)))
    .catch(() => undefined);
  begun.set(section, { settings, adapter, stop: () => life.abort(new DOMException('Not wanted.', 'AbortError')) });
  return adapter;
}

/** What was begun for a section; the first to ask gets it. */
export function takeHeadStart(section: Element): HeadStart | undefined {
  const taken = begun.get(section);
  begun.delete(section);
  return taken;
}
