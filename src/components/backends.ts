import type { Adapter } from '../adapters/adapter.js';
import type { BackendSettings } from './open-adapter.js';

/** The code of one backend: makes an adapter of what a page says. */
export interface BackendCode {
  open(settings: BackendSettings): Adapter;
}

/** What loads each backend, by their names. */
export type Backends = Readonly<Record<string, () => Promise<BackendCode>>>;

/** The built-in backends; each is loaded by the page that names it. */
export const backends: Backends = {
  artalk: () => import('./settings/artalk.js'),
  bluesky: () => import('./settings/bluesky.js'),
  browser: () => import('./settings/browser.js'),
  comentario: () => import('./settings/comentario.js'),
  cusdis: () => import('./settings/cusdis.js'),
  discourse: () => import('./settings/discourse.js'),
  disqus: () => import('./settings/disqus.js'),
  ghost: () => import('./settings/ghost.js'),
  'github-discussions': () => import('./settings/github-discussions.js'),
  'github-issues': () => import('./settings/github-issues.js'),
  hackernews: () => import('./settings/hackernews.js'),
  isso: () => import('./settings/isso.js'),
  lemmy: () => import('./settings/lemmy.js'),
  mastodon: () => import('./settings/mastodon.js'),
  memory: () => import('./settings/memory.js'),
  misskey: () => import('./settings/misskey.js'),
  postgrest: () => import('./settings/postgrest.js'),
  remark42: () => import('./settings/remark42.js'),
  rest: () => import('./settings/rest.js'),
  static: () => import('./settings/static.js'),
  twikoo: () => import('./settings/twikoo.js'),
  waline: () => import('./settings/waline.js'),
  webmention: () => import('./settings/webmention.js'),
  wordpress: () => import('./settings/wordpress.js'),
};
