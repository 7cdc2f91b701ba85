import type { Adapter } from '../adapters/adapter.js';
import { nearest } from '../core/config.js';
import { loadedCode } from '../core/loaded-code.js';
import type { Backends } from './backends.js';

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

/** The page names a backend that there is none of. */
export class UnknownBackendError extends Error {
  override readonly name = 'UnknownBackendError';

  constructor(backend: string, known: readonly string[]) {
    const near = nearest(backend, known);
    super(`backend="${backend}" is not known${near ? `; did you mean "${near}"?` : '.'} Known: ${known.join(', ')}.`);
  }
}

/** What to tell a page’s developer about a name that is no backend’s. Rejects as `openAdapter` does. */
export async function unknownBackend(backend: string): Promise<UnknownBackendError> {
  return new UnknownBackendError(backend, Object.keys(await loadBackends(backend)));
}

/**
 * Opens the adapter that a page asks for. Rejects with `AdapterError` when its code does not load,
 * with `UnknownBackendError` or whatever the adapter throws when the settings are wrong.
 */
export async function openAdapter(settings: BackendSettings): Promise<Adapter> {
  const { backend } = settings;
  const backends = await loadBackends(backend);
  const load = Object.hasOwn(backends, backend) ? backends[backend] : undefined;
  if (!load) throw new UnknownBackendError(backend, Object.keys(backends));
  return (await loaded(backend, load())).open(settings);
}

/** The table comes late: a page that was opened early needs none. */
async function loadBackends(backend: string): Promise<Backends> {
  return (await loaded(backend, import('./backends.js'))).backends;
}

function loaded<Code>(backend: string, code: Promise<Code>): Promise<Code> {
  return loadedCode(code, `The code for backend="${backend}"`);
}
