import type { Author } from '../core/comment.js';
import { own, readUrl } from '../core/fields.js';
import type { SessionPort } from './adapter.js';
import { readAuthor } from './protocol-wire.js';
import type { RestApi } from './rest-api.js';

/** Signing in on a page of the server's, from which the reader comes back signed in. */
export function restSession({ ask, url }: RestApi, thread: string, avatars: boolean): SessionPort {
  return {
    async current(call): Promise<Author | null> {
      const viewer = own(await ask('session', {}, call), 'viewer');
      return viewer == null ? null : readAuthor(viewer, avatars);
    },
    async signIn(returnTo, { signal }) {
      await Promise.resolve();
      signal.throwIfAborted();
      return { kind: 'redirect', url: url('session/sign-in', { thread, return_to: returnTo }) };
    },
    async signOut(returnTo, call) {
      const next = readUrl(own(await ask('sign_out', { return_to: returnTo }, call), 'url'));
      return next === undefined ? null : { url: next };
    },
  };
}
