import type { Adapter } from '../adapters/adapter.js';
import { nearest } from '../core/config.js';

/** What a page's attributes say about a backend. */
export interface BackendSettings {
  readonly backend: string;
  readonly endpoint: string;
  readonly thread: string;
  /** Whether pictures of people are wanted from the backend. */
  readonly avatars: boolean;
  /** The `data-*` attributes: what only one backend needs. */
  readonly data: Readonly<Record<string, string | undefined>>;
  /** Markup that already shows the thread. */
  readonly adopt: Element | undefined;
}

type Open = (settings: BackendSettings) => Promise<Adapter>;

/** The built-in backends; each is loaded by the page that names it. */
const backends: Readonly<Record<string, Open>> = {
  browser: async ({ thread }) => (await import('../adapters/browser.js')).browserAdapter({ thread: thread || location.pathname }),
  memory: async () => (await import('../adapters/memory.js')).memoryAdapter(),
  wordpress: async ({ endpoint, thread, avatars, adopt, data }) =>
    (await import('../adapters/wordpress.js')).wordpressAdapter({
      ...(endpoint && { endpoint: new URL(endpoint, document.baseURI).href }),
      ...(thread && { thread }),
      ...(adopt && { adopt }),
      ...(data.nonce && { nonce: data.nonce }),
      ...(data.password && { password: data.password }),
      ...(data.pingbacks === 'feed' && { pingbacks: 'feed' }),
      ...(data.requireNameEmail === 'false' && { requireNameEmail: false }),
      avatars,
    }),
};

/** The page names a backend that there is none of. */
export class UnknownBackendError extends Error {
  override readonly name = 'UnknownBackendError';

  constructor(backend: string) {
    const known = Object.keys(backends);
    const near = nearest(backend, known);
    super(`backend="${backend}" is not known${near ? `; did you mean "${near}"?` : '.'} Known: ${known.join(', ')}.`);
  }
}

/** Opens the adapter that a page asks for. Rejects with `UnknownBackendError`, or when its code does not load. */
export async function openAdapter(settings: BackendSettings): Promise<Adapter> {
  const { backend } = settings;
  const open = Object.hasOwn(backends, backend) ? backends[backend] : undefined;
  if (!open) throw new UnknownBackendError(backend);
  return open(settings);
}
