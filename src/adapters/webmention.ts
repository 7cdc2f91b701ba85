import { AdapterError } from '../core/errors.js';
import type { Adapter, Call } from './adapter.js';
import { part } from './once.js';
import { wholeThreadPort, type WholeThread } from './read-only.js';
import { addressesOf, formOf, mentionEndpoint, variantsOf } from './webmention-address.js';
import { readMentions } from './webmention-list.js';
import { countsWithOwn } from './own-count.js';

/** Which page others link to, and who has heard of it. */
export interface WebmentionAdapterOptions {
  /** What lists the mentions of a page as JF2. `https://webmention.io/api/mentions.jf2` by default. */
  readonly endpoint?: string | undefined;
  /**
   * The addresses under which others may know the page: the one it has now first, then older ones. With and without a
   * slash at the end, and by `http:`, they are asked for anyway. Without any: the page's `rel="canonical"`, or itself.
   */
  readonly thread?: string | readonly string[] | undefined;
  /**
   * A page where readers can hand in the address of what they wrote. Without it, the page's `rel="webmention"` where
   * that is on webmention.io, which shows a form to those who open it.
   */
  readonly form?: string | undefined;
  /** Shows pictures of people: they come from where the endpoint says, which learns who reads. */
  readonly avatars?: boolean | undefined;
}

const DEFAULT_ENDPOINT = 'https://webmention.io/api/mentions.jf2';

const counting = part(() => import('./webmention-counts.js'));

/** What other sites say of a page, by Webmention. Readers take part from a site of their own. */
export function webmentionAdapter(options: WebmentionAdapterOptions = {}): Adapter {
  const { endpoint = DEFAULT_ENDPOINT, thread = [], avatars = false } = options;
  const addresses = addressesOf(thread);
  const [first] = addresses;

  async function load(call: Call): Promise<WholeThread> {
    if (first === undefined)
      throw new AdapterError('not-found', { hint: `“${String(thread)}” is no address of a page.` });
    const { comments, reactions, exact } = await readMentions(endpoint, variantsOf(addresses), avatars, call);
    const takes = mentionEndpoint();
    return {
      comments,
      reactions,
      exact,
      posting: { allowed: false, why: 'read-only', href: formOf(options.form) },
      ...(takes !== undefined && { mention: { endpoint: takes, target: first } }),
    };
  }

  return {
    key: first === undefined ? undefined : `webmention:${first}`,
    comments: wholeThreadPort(load),
    counts: countsWithOwn(first ?? '', async (threads, call) =>
      (await counting()).countMentions(endpoint, threads, call),
    ),
  };
}
