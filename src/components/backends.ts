import type { Adapter } from '../adapters/adapter.js';
import type { BackendSettings } from './open-adapter.js';

/** Makes an adapter of what a page says. */
export type OpenBackend = (settings: BackendSettings) => Adapter;

/** Resolves, once the code is loaded, to what makes the adapter. */
type Load = () => Promise<OpenBackend>;

/** What loads each backend, by their names. */
export type Backends = Readonly<Record<string, Load>>;

/** The built-in backends; each is loaded by the page that names it. */
export const backends: Backends = {
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
): Promise<OpenBackend> {
  const [loaded, { open }] = await Promise.all([code, settings]);
  return (given) => open(loaded, given);
}
