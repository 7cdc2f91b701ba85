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
  async artalk() {
    const { artalkAdapter } = await import('../adapters/artalk.js');
    return ({ endpoint, thread, avatars, data }) =>
      artalkAdapter({
        endpoint: endpoint && absolute(endpoint),
        ...(data.site && { site: data.site }),
        ...(thread && { thread }),
        title: data.title || pageTitle(),
        ...(data.timezone && { timezone: data.timezone }),
        pageVotes: data.pageVotes === 'true',
        signIn: data.signIn === 'on',
        avatars,
      });
  },
  async bluesky() {
    const { blueskyAdapter } = await import('../adapters/bluesky.js');
    return ({ endpoint, thread, avatars }) =>
      blueskyAdapter({ ...(endpoint && { endpoint }), ...(thread && { thread }), avatars });
  },
  async browser() {
    const { browserAdapter } = await import('../adapters/browser.js');
    return ({ thread }) => browserAdapter({ thread: thread || location.pathname });
  },
  async comentario() {
    const { comentarioAdapter } = await import('../adapters/comentario.js');
    return ({ endpoint, thread, avatars, data }) =>
      comentarioAdapter({
        endpoint: endpoint && absolute(endpoint),
        ...(thread && { thread }),
        ...(data.host && { host: data.host }),
        ...(data.signIn === 'off' && { signIn: false }),
        ...(data.provider && { provider: data.provider }),
        avatars,
      });
  },
  async cusdis() {
    const { cusdisAdapter } = await import('../adapters/cusdis.js');
    return ({ endpoint, thread, data }) =>
      cusdisAdapter({
        ...(endpoint && { endpoint: absolute(endpoint) }),
        app: data.app ?? data.appId ?? '',
        ...(thread && { thread }),
        title: data.title || pageTitle(),
      });
  },
  async 'github-discussions'() {
    const { githubDiscussionsAdapter } = await import('../adapters/github-discussions.js');
    return ({ endpoint, thread, avatars, data }) =>
      githubDiscussionsAdapter({
        repo: data.repo ?? '',
        ...(data.category && { category: data.category }),
        ...(data.mapping && { mapping: wordIn(MAPPINGS, data.mapping) }),
        ...(thread && { thread }),
        strict: data.strict === 'true' || data.strict === '1',
        ...(endpoint && { endpoint: absolute(endpoint) }),
        ...(data.snapshot && { snapshot: absolute(data.snapshot) }),
        avatars,
      });
  },
  async discourse() {
    const { discourseAdapter } = await import('../adapters/discourse.js');
    return ({ endpoint, thread, avatars }) =>
      discourseAdapter({ thread, ...(endpoint && { endpoint: absolute(endpoint) }), avatars });
  },
  async disqus() {
    const { disqusAdapter } = await import('../adapters/disqus.js');
    return ({ endpoint, thread, avatars, data }) =>
      disqusAdapter({
        forum: data.shortname ?? '',
        apiKey: data.apiKey ?? '',
        ...(endpoint && { endpoint: absolute(endpoint) }),
        ...(thread && { thread }),
        avatars,
      });
  },
  async hackernews() {
    const { hackerNewsAdapter } = await import('../adapters/hackernews.js');
    return ({ endpoint, thread, data }) =>
      hackerNewsAdapter({
        ...(endpoint && { endpoint: absolute(endpoint) }),
        ...(thread && { thread }),
        ...(data.page && { page: data.page }),
      });
  },
  async ghost() {
    const { ghostAdapter } = await import('../adapters/ghost.js');
    return ({ endpoint, thread, avatars, data }) =>
      ghostAdapter({
        ...(endpoint && { endpoint: absolute(endpoint) }),
        thread,
        ...(data.access === 'paid' && { access: 'paid' }),
        avatars,
      });
  },
  async 'github-issues'() {
    const { githubIssuesAdapter } = await import('../adapters/github-issues.js');
    return ({ endpoint, thread, avatars, data }) =>
      githubIssuesAdapter({
        repo: data.repo ?? '',
        ...(data.mapping && { mapping: wordIn(MAPPINGS, data.mapping) }),
        ...(thread && { thread }),
        ...(endpoint && { endpoint: absolute(endpoint) }),
        avatars,
      });
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
  async lemmy() {
    const { lemmyAdapter } = await import('../adapters/lemmy.js');
    return ({ thread, avatars }) => lemmyAdapter({ ...(thread && { thread }), avatars });
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
  async remark42() {
    const { remark42Adapter } = await import('../adapters/remark42.js');
    return ({ endpoint, thread, avatars, data }) =>
      remark42Adapter({
        endpoint: endpoint && absolute(endpoint),
        ...(thread && { thread }),
        ...(data.site && { site: data.site }),
        ...(data.provider && { provider: data.provider }),
        title: data.title || pageTitle(),
        jwt: data.jwt !== undefined && data.jwt !== 'false',
        avatars,
      });
  },
  async postgrest() {
    const { postgrestAdapter } = await import('../adapters/postgrest.js');
    return ({ endpoint, thread, data }) =>
      postgrestAdapter({
        endpoint: endpoint && absolute(endpoint),
        ...(thread && { thread }),
        ...(data.key && { key: data.key }),
      });
  },
  async rest() {
    const { restAdapter, REST_FEATURES } = await import('../adapters/rest.js');
    return ({ endpoint, thread, avatars, data }) =>
      restAdapter({
        endpoint: endpoint && absolute(endpoint),
        ...(thread && { thread }),
        features: REST_FEATURES.filter((name) => wordsOf(data.features).includes(name)),
        ...(data.credentials === 'include' && { credentials: data.credentials }),
        ...(data.readerKey === 'off' && { readerKey: false }),
        avatars,
      });
  },
  async static() {
    const { formFrom, guestFieldsFrom, staticAdapter } = await import('../adapters/static.js');
    return ({ endpoint, avatars, data }) =>
      staticAdapter({
        src: endpoint && absolute(endpoint),
        ...(data.action && { form: formFrom(absolute(data.action), data) }),
        guestFields: guestFieldsFrom(data),
        avatars,
      });
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
  async webmention() {
    const { webmentionAdapter } = await import('../adapters/webmention.js');
    return ({ endpoint, thread, avatars, data }) =>
      webmentionAdapter({
        ...(endpoint && { endpoint: absolute(endpoint) }),
        // Addresses hold commas, but no spaces.
        thread: thread.split(/\s+/),
        ...(data.form && { form: data.form }),
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

const MAPPINGS = ['pathname', 'url', 'title', 'og:title', 'specific', 'number'] as const;

/** The word, when it is one of these. */
function wordIn<Word extends string>(words: readonly Word[], word: string): Word | undefined {
  return words.find((known) => known === word);
}

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
