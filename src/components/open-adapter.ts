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

/** Resolves, once the code is loaded, to what makes the adapter. */
type Load = () => Promise<(settings: BackendSettings) => Adapter>;

/** The built-in backends; each is loaded by the page that names it. */
const backends: Readonly<Record<string, Load>> = {
  async bluesky() {
    const { blueskyAdapter } = await import('../adapters/bluesky.js');
    return ({ endpoint, thread, avatars }) =>
      blueskyAdapter({ ...(endpoint && { endpoint }), ...(thread && { thread }), avatars });
  },
  async browser() {
    const { browserAdapter } = await import('../adapters/browser.js');
    return ({ thread }) => browserAdapter({ thread: thread || location.pathname });
  },
  async isso() {
    const { issoAdapter } = await import('../adapters/isso.js');
    return ({ endpoint, thread, avatars, data }) =>
      issoAdapter({
        endpoint: endpoint && absolute(endpoint),
        ...(thread && { thread }),
        title: data.title || pageTitle(),
        ...((data.cookies === 'true' || data.cookies === 'false') && { cookies: data.cookies === 'true' }),
        votes: data.votes !== 'false',
        avatars,
      });
  },
  async mastodon() {
    const { mastodonAdapter } = await import('../adapters/mastodon.js');
    return ({ endpoint, thread, avatars, data }) =>
      mastodonAdapter({
        ...(endpoint && { endpoint }),
        ...(thread && { thread }),
        ...(data.signIn === 'off' && { signIn: false }),
        ...(data.callback && { callback: data.callback }),
        avatars,
      });
  },
  async memory() {
    const { memoryAdapter } = await import('../adapters/memory.js');
    return () => memoryAdapter();
  },
  async waline() {
    const { walineAdapter } = await import('../adapters/waline.js');
    return ({ endpoint, thread, avatars, data }) =>
      walineAdapter({
        endpoint: endpoint && absolute(endpoint),
        ...(thread && { thread }),
        ...((data.login === 'disable' || data.login === 'force') && { login: data.login }),
        ...(data.requiredMeta && {
          requiredMeta: (['nick', 'mail', 'link'] as const).filter((name) => wordsOf(data.requiredMeta).includes(name)),
        }),
        ...(data.reactions && { reactions: wordsOf(data.reactions) }),
        ...(data.turnstile && { turnstile: data.turnstile }),
        ...(data.recaptcha && { recaptchaV3: data.recaptcha }),
        avatars,
      });
  },
  async twikoo() {
    const { twikooAdapter } = await import('../adapters/twikoo.js');
    return ({ endpoint, thread, avatars }) =>
      twikooAdapter({
        // What has neither is the name of a CloudBase environment, not a path: the adapter tells.
        endpoint: /[/:]/.test(endpoint) ? absolute(endpoint) : endpoint,
        ...(thread && { thread }),
        avatars,
      });
  },
  async wordpress() {
    const { wordpressAdapter } = await import('../adapters/wordpress.js');
    return ({ endpoint, thread, avatars, adopt, data }) =>
      wordpressAdapter({
        ...(endpoint && { endpoint: absolute(endpoint) }),
        ...(thread && { thread }),
        ...(adopt && { adopt }),
        ...(data.nonce && { nonce: data.nonce }),
        ...(data.password && { password: data.password }),
        ...(data.pingbacks === 'feed' && { pingbacks: 'feed' }),
        ...(data.requireNameEmail === 'false' && { requireNameEmail: false }),
        ...((data.guestPosting === 'rest' || data.guestPosting === 'form') && { guestPosting: data.guestPosting }),
        avatars,
      });
  },
};

/** Relative to the page. An image of the page may be called `baseURI`, and then `document.baseURI` is that image. */
function absolute(address: string): string {
  return new URL(address, Reflect.get(Node.prototype, 'baseURI', document) as string).href;
}

function wordsOf(list = ''): readonly string[] {
  return list.split(/[\s,]+/).filter((word) => word !== '');
}

function pageTitle(): string {
  return Reflect.get(Document.prototype, 'title', document) as string;
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
  let open: Awaited<ReturnType<Load>>;
  try {
    open = await load();
  } catch (cause) {
    throw new AdapterError('offline', { hint: `The code for backend="${backend}" did not load.`, cause });
  }
  return open(settings);
}
