import { AdapterError } from '../core/errors.js';
import { own, readUrl } from '../core/fields.js';
import type { Call } from './adapter.js';
import { errorFromStatus, request } from './http.js';
import { GIVE_ENDPOINT, readRoot, rootAt, type RestRoot } from './wordpress-site.js';

/** Asks an address where its REST root is, then tries the two places where it usually is. */
export async function discover(address: string, call: Call): Promise<RestRoot> {
  const { origin } = new URL(address);
  if (origin === globalThis.location?.origin) {
    // Pages name it in a header, which only their own origin may read.
    const page = await request(address, { method: 'HEAD', headers: { Accept: 'text/html' }, signal: call.signal });
    const root = readUrl(
      /<([^<>]+)>;\s*rel="?https:\/\/api\.w\.org\/"?/.exec(page.headers.get('Link') ?? '')?.[1],
      address,
    );
    if (root !== undefined && new URL(root).origin === origin) return rootAt(root);
  }

  let failure: AdapterError | undefined;
  for (const place of [new URL('wp-json/', folderOf(address)).href, withoutPermalinks(address)]) {
    const root = readRoot(place)!;
    try {
      const answer = await request(root.route('', { _fields: 'namespaces' }), {
        credentials: 'omit',
        signal: call.signal,
      });
      if (answer.ok && namesWordpress(answer.json())) return root;
      failure = answer.status >= 500 ? errorFromStatus(answer) : undefined;
    } catch (error) {
      if (call.signal.aborted || !(error instanceof AdapterError)) throw error;
      failure = error.kind === 'malformed' ? undefined : error;
    }
  }
  throw failure ?? new AdapterError('not-found', { hint: `No WordPress answers at ${address}: ${GIVE_ENDPOINT}` });
}

function folderOf(address: string): string {
  const url = new URL(address);
  return url.origin + url.pathname.replace(/\/?$/, '/');
}

/** Any page of a WordPress answers this, also a site without pretty permalinks. */
function withoutPermalinks(address: string): string {
  const url = new URL(address);
  return `${url.origin}${url.pathname}?rest_route=/`;
}

function namesWordpress(index: unknown): boolean {
  const namespaces = own(index, 'namespaces');
  return Array.isArray(namespaces) && namespaces.includes('wp/v2');
}
