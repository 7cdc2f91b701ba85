import { AdapterError } from '../core/errors.js';
import { own, readUrl } from '../core/fields.js';
import type { Call, SignIn } from './adapter.js';
import type { WordpressApi } from './wordpress-api.js';
import { loginAddress } from './wordpress-core.js';
import type { Shared } from './wordpress-once.js';
import { nameOf, pictureOf, readUser, type Viewer } from './wordpress-wire.js';

/** Asks WordPress who is signed in; `null` for a guest. */
export async function fetchViewer(api: WordpressApi, avatars: boolean, call: Call): Promise<Viewer | null> {
  const _fields = `id,name,url,capabilities${avatars ? ',avatar_urls' : ''}`;
  try {
    const answer = await api.send('wp/v2/users/me', call, { params: { context: 'edit', _fields } });
    return parseViewer(answer.json(), avatars);
  } catch (error) {
    // Also a wrong application password, and sites that hide their users from the API.
    if (error instanceof AdapterError && ['signed-out', 'forbidden', 'not-found'].includes(error.kind)) return null;
    throw error;
  }
}

/** The answer to “who am I”. Throws `malformed` when it names nobody. */
export function parseViewer(raw: unknown, avatars: boolean): Viewer {
  const id = readUser(own(raw, 'id'));
  if (id === undefined) throw new AdapterError('malformed', { hint: 'WordPress did not say who is signed in.' });
  const rights = own(raw, 'capabilities');
  const moderates = own(rights, 'moderate_comments') === true;
  return {
    id,
    author: {
      name: nameOf(own(raw, 'name')),
      url: readUrl(own(raw, 'url')),
      avatar: avatars ? pictureOf(own(raw, 'avatar_urls')) : undefined,
      roles: moderates ? ['moderator'] : undefined,
    },
    moderates,
    writes: own(rights, 'edit_published_posts') === true,
  };
}

/** Leads to WordPress's own page; `viewer` is given where credentials have signed in already. */
export async function signIn(
  api: WordpressApi,
  viewer: Shared<Viewer | null> | undefined,
  returnTo: string,
  call: Call,
): Promise<SignIn> {
  if (!viewer) return { kind: 'redirect', url: await loginAddress(api, returnTo, call) };
  const who = await viewer(call, true);
  if (who) return { kind: 'signed-in', viewer: who.author };
  throw new AdapterError('signed-out', { hint: 'WordPress does not accept the application password.' });
}

/** Leads to WordPress's own page; `null` when nobody is signed in there. */
export async function signOut(
  api: WordpressApi,
  viewer: Shared<Viewer | null> | undefined,
  returnTo: string,
  call: Call,
): Promise<{ url: string } | null> {
  return (await viewer?.(call, true)) ? { url: await loginAddress(api, returnTo, call, 'logout') } : null;
}
