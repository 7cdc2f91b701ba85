import { own, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { request } from './http.js';
import { readNonce, type WordpressApi } from './wordpress-api.js';

/** Asks the site where WordPress itself is, which need not be where its pages are. */
export async function coreAddress({ send, site }: WordpressApi, call: Call): Promise<string> {
  const index = await send('', call, { params: { _fields: 'url' }, asGuest: true });
  const root = await site.root(call);
  const url = readUrl(own(index.json(), 'url'));
  return url !== undefined && new URL(url).origin === root.origin ? url.replace(/\/?$/, '/') : root.home;
}

/** Asks for a nonce; `undefined` when nobody is signed in. Same origin only. */
export async function freshNonce(api: WordpressApi, call: Call): Promise<string | undefined> {
  const answer = await request(`${await api.home(call)}wp-admin/admin-ajax.php?action=rest-nonce`, {
    signal: call.signal,
  });
  return answer.ok ? readNonce(answer.text.trim()) : undefined;
}

/** WordPress's page to sign in (or out) at, which leads back to where the reader was. */
export async function loginAddress(
  api: WordpressApi,
  returnTo: string | undefined,
  call: Call,
  action?: 'logout',
): Promise<string> {
  const url = new URL('wp-login.php', await api.home(call));
  const back = readUrl(returnTo);
  if (action) url.searchParams.set('action', action);
  if (back !== undefined) url.searchParams.set('redirect_to', back);
  return url.href;
}
