import { AdapterError } from '../core/errors.js';
import { own, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import type { WordpressApi } from './wordpress-api.js';
import { nameOf, personOf, pictureOf, readUser, type Viewer } from './wordpress-wire.js';

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
      id: personOf(id),
      url: readUrl(own(raw, 'url')),
      avatar: avatars ? pictureOf(own(raw, 'avatar_urls')) : undefined,
      roles: moderates ? ['moderator'] : undefined,
    },
    moderates,
    writes: own(rights, 'edit_published_posts') === true,
  };
}
