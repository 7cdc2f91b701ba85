import type { Adapter } from '../adapters/adapter.js';
import { nearest } from '../core/config.js';
import { AdapterError } from '../core/errors.js';

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

/** Makes an adapter of what a page says. */
type Open = (settings: BackendSettings) => Adapter;

/** Resolves, once the code is loaded, to what makes the adapter. */
type Load = () => Promise<Open>;

/** The built-in backends; each is loaded by the page that names it. */
const backends: Readonly<Record<string, Load>> = {
  artalk: () => both(import('../adapters/artalk.js'), import('./settings/artalk.js')),
  bluesky: () => both(import('../adapters/bluesky.js'), import('./settings/bluesky.js')),
  browser: () => both(import('../adapters/browser.js'), import('./settings/browser.js')),
  comentario: () => both(import('../adapters/comentario.js'), import('./settings/comentario.js')),
  cusdis: () => both(import('../adapters/cusdis.js'), import('./settings/cusdis.js')),
  discourse: () => both(import('../adapters/discourse.js'), import('./settings/discourse.js')),
  disqus: () => both(import('../adapters/disqus.js'), import('./settings/disqus.js')),
  ghost: () => both(import('../adapters/ghost.js'), import('./settings/ghost.js')),
  'github-discussions': () =>
    both(import('../adapters/github-discussions.js'), import('./settings/github-discussions.js')),
  'github-issues': () => both(import('../adapters/github-issues.js'), import('./settings/github-issues.js')),
  hackernews: () => both(import('../adapters/hackernews.js'), import('./settings/hackernews.js')),
  isso: () => both(import('../adapters/isso.js'), import('./settings/isso.js')),
  lemmy: () => both(import('../adapters/lemmy.js'), import('./settings/lemmy.js')),
  mastodon: () => both(import('../adapters/mastodon.js'), import('./settings/mastodon.js')),
  memory: () => both(import('../adapters/memory.js'), import('./settings/memory.js')),
  misskey: () => both(import('../adapters/misskey.js'), import('./settings/misskey.js')),
  postgrest: () => both(import('../adapters/postgrest.js'), import('./settings/postgrest.js')),
  remark42: () => both(import('../adapters/remark42.js'), import('./settings/remark42.js')),
  rest: () => both(import('../adapters/rest.js'), import('./settings/rest.js')),
  static: () => both(import('../adapters/static.js'), import('./settings/static.js')),
  twikoo: () => both(import('../adapters/twikoo.js'), import('./settings/twikoo.js')),
  waline: () => both(import('../adapters/waline.js'), import('./settings/waline.js')),
  webmention: () => both(import('../adapters/webmention.js'), import('./settings/webmention.js')),
  wordpress: () => both(import('../adapters/wordpress.js'), import('./settings/wordpress.js')),
};

/** Loads what talks to a backend and what reads its settings at once. */
async function both<Code>(
  code: Promise<Code>,
  settings: Promise<{ readonly open: (code: Code, settings: BackendSettings) => Adapter }>,
): Promise<Open> {
  const [loaded, { open }] = await Promise.all([code, settings]);
  return (given) => open(loaded, given);
}

/** The page names a backend that there is none of. */
export class UnknownBackendError extends Error {
  override readonly name = 'UnknownBackendError';

  constructor(backend: string) {
    const known = Object.keys(backends);
    const near = nearest(backend, known);
    super(`backend="${backend}" is not known${near ? `; did you mean "${near}"?` : '.'} Known: ${known.join(', ')}.`);
  }
}

/**
 * Opens the adapter that a page asks for. Rejects with `AdapterError` when its code does not load,
 * with `UnknownBackendError` or whatever the adapter throws when the settings are wrong.
 */
export async function openAdapter(settings: BackendSettings): Promise<Adapter> {
  const { backend } = settings;
  const load = Object.hasOwn(backends, backend) ? backends[backend] : undefined;
  if (!load) throw new UnknownBackendError(backend);
  let open: Open;
  try {
    open = await load();
  } catch (cause) {
    throw new AdapterError('offline', { hint: `The code for backend="${backend}" did not load.`, cause });
  }
  return open(settings);
}
