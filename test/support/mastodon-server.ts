import { readRecording } from './recorded.js';

/** How the next request can go wrong. What it asked for is carried out all the same: that is the worst case. */
export type Breakage = 'offline' | 'unavailable' | 'malformed';

interface Account {
  readonly host: string;
  readonly name: string;
  readonly display: string;
}

interface Status {
  readonly uri: string;
  readonly author: Account;
  readonly parent: string | null;
  readonly content: string;
  readonly created: string;
  readonly visibility: string;
  readonly warning: string;
  readonly favourites: Set<string>;
  readonly boosts: Set<string>;
}

interface Asked {
  readonly server: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string | null;
}

type Json = Readonly<Record<string, unknown>>;
type Answer = readonly [status: number, body: unknown];

const NOT_FOUND: Answer = [404, { error: 'Record not found' }];
const NOBODY: Answer = [401, { error: 'The access token is invalid' }];

/**
 * Some servers of the fediverse with state: a stand-in, made of recorded shapes. The status and the account are those
 * of `05-create-reply`, the instance that of `01-instance-v2`, the boost `18-reblog`, the search `34-search-by-url`. It
 * reads as Mastodon does: guests are shown what is public. As on GoToSocial, an `Idempotency-Key` has no effect. What none of the recordings has (OAuth, and statuses that
 * arrive on another server later) is written from Mastodon's documentation.
 */
export class Fediverse {
  /** The servers that show nothing to guests. */
  readonly closedTo = new Set<string>();
  /** The servers that fetch nothing from others. */
  readonly blocked = new Set<string>();
  asked: Asked[] = [];
  readonly apps: Json[] = [];
  #statuses = new Map<string, Status>();
  /** What each server knows, by its own ids. */
  readonly #ids = new Map<string, Map<string, string>>();
  readonly #tokens = new Map<string, Account>();
  #next: Breakage | undefined;
  #latest: Promise<unknown> | undefined;
  #count = 0;
  #shape: Json = {};
  #instance: unknown;
  readonly #real = globalThis.fetch;

  async install(): Promise<void> {
    if (!this.#instance) {
      this.#shape = (await readRecording('mastodon', '05-create-reply', 'https://shape.example')).response.body as Json;
      this.#instance = (await readRecording('mastodon', '01-instance-v2', 'https://shape.example')).response.body;
    }
    globalThis.fetch = (input, init) => {
      const answer = this.#fetch(new Request(input, init), init?.signal);
      this.#latest = answer.catch(() => undefined);
      return answer;
    };
  }

  restore(): void {
    globalThis.fetch = this.#real;
  }

  /** Resolves once the latest request is answered, also when nobody waits for that. */
  async answered(): Promise<void> {
    await this.#latest;
  }

  breakNext(how: Breakage): void {
    this.#next = how;
  }

  /** What was asked for, as `POST social.example/path`. */
  get calls(): string[] {
    return this.asked.map(({ server, method, path }) => `${method} ${new URL(server).host}${path}`);
  }

  account(host: string, name: string, display = name): Account {
    return { host, name, display };
  }

  /** A token for somebody on their own server. */
  tokenFor(account: Account): string {
    const token = `token-${account.name}`;
    this.#tokens.set(token, account);
    return token;
  }

  endTokens(): void {
    this.#tokens.clear();
  }

  /** Writes a status on the server of its author. Answers with its `uri`. */
  write(author: Account, text: string, parent: string | null = null, more: Partial<Status> = {}): string {
    this.#count += 1;
    const uri = `https://${author.host}/users/${author.name}/statuses/${7000 + this.#count}`;
    this.#statuses.set(uri, {
      uri,
      author,
      parent,
      content: this.#marked(text),
      created: new Date().toISOString(),
      visibility: 'public',
      warning: '',
      favourites: new Set(),
      boosts: new Set(),
      ...more,
    });
    this.deliver(uri, `https://${author.host}`);
    return uri;
  }

  /** Lets a status arrive on a server. Answers with its id there. */
  deliver(uri: string, server: string): string {
    const ids = this.#idsOf(server);
    for (const [id, known] of ids) if (known === uri) return id;
    // Each server counts for itself: the same status has another id on each.
    const id = String(100_000 * (1 + [...this.#ids.keys()].indexOf(server)) + ids.size);
    ids.set(id, uri);
    return id;
  }

  #idsOf(server: string): Map<string, string> {
    const ids = this.#ids.get(server) ?? new Map<string, string>();
    this.#ids.set(server, ids);
    return ids;
  }

  async #fetch(request: Request, signal: AbortSignal | null | undefined): Promise<Response> {
    signal?.throwIfAborted();
    const url = new URL(request.url);
    if (!url.hostname.endsWith('.example')) return this.#real(request);
    const text = await request.text();
    signal?.throwIfAborted();
    const asked: Asked = {
      server: url.origin,
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      token: request.headers.get('Authorization')?.replace('Bearer ', ''),
      body: text === '' ? {} : (JSON.parse(text) as Json),
      key: request.headers.get('Idempotency-Key'),
    };
    this.asked.push(asked);
    const [status, body] = this.#answer(asked);
    const broken = this.#next;
    this.#next = undefined;
    await Promise.resolve();
    signal?.throwIfAborted();
    if (broken === 'offline') throw new TypeError('Failed to fetch');
    if (broken === 'unavailable') return new Response('<h1>Bad Gateway</h1>', { status: 502 });
    if (broken === 'malformed') return new Response('<h1>Welcome</h1>');
    return Response.json(body, { status });
  }

  #answer(asked: Asked): Answer {
    const { server, method, path, token } = asked;
    const reader = token === undefined ? undefined : this.#tokens.get(token);
    if (token !== undefined && reader?.host !== new URL(server).host) return NOBODY;
    if (path.startsWith('/oauth/') || path === '/api/v1/apps') return this.#oauth(asked);
    if (path === '/api/v2/instance') return [200, this.#instance];
    if (!reader && (method === 'POST' || this.closedTo.has(server))) return NOBODY;
    if (path === '/api/v1/accounts/verify_credentials') return reader ? [200, this.#accountOn(server, reader)] : NOBODY;
    if (path === '/api/v2/search') return this.#search(asked, reader);
    if (path === '/api/v1/statuses') return this.#post(asked, reader!);
    const [, id = '', verb = ''] = /^\/api\/v1\/statuses\/([^/]+)\/?(\w*)$/.exec(path) ?? [];
    const uri = this.#idsOf(server).get(id);
    const status = uri === undefined ? undefined : this.#statuses.get(uri);
    if (!status) return NOT_FOUND;
    if (verb === 'context') return [200, this.#contextOf(server, status, reader)];
    return this.#mark(server, status, verb, reader);
  }

  #mark(server: string, status: Status, verb: string, reader: Account | undefined): Answer {
    const who = reader ? handleOf(reader) : '';
    if (verb === 'favourite') status.favourites.add(who);
    if (verb === 'unfavourite') status.favourites.delete(who);
    if (verb === 'reblog') status.boosts.add(who);
    if (verb === 'unreblog') status.boosts.delete(who);
    const json = this.#statusOn(server, status, reader);
    return [200, verb === 'reblog' ? { ...json, id: 'boost', content: '', reblog: json } : json];
  }

  #contextOf(server: string, status: Status, reader: Account | undefined): Json {
    const here = [...this.#idsOf(server).values()].map((uri) => this.#statuses.get(uri)!);
    const ancestors: Status[] = [];
    for (let at = status; at.parent !== null;) ancestors.unshift((at = this.#statuses.get(at.parent)!));
    const below = new Set([status.uri]);
    const descendants = here.filter((other) => {
      const isBelow = other.parent !== null && below.has(other.parent);
      if (isBelow) below.add(other.uri);
      return isBelow;
    });
    const toJson = (one: Status): Json => this.#statusOn(server, one, reader);
    return {
      ancestors: ancestors.map(toJson),
      descendants: descendants.map(toJson),
    };
  }

  #search({ server, query }: Asked, reader: Account | undefined): Answer {
    const uri = query.get('q') ?? '';
    const status = this.#statuses.get(uri);
    if (!status || !reader || query.get('resolve') !== 'true' || this.blocked.has(server))
      return [200, { accounts: [], statuses: [], hashtags: [] }];
    this.deliver(uri, server);
    return [200, { accounts: [], statuses: [this.#statusOn(server, status, reader)], hashtags: [] }];
  }

  #post({ server, body }: Asked, reader: Account): Answer {
    const text = String(body['status'] ?? '');
    if (text.trim() === '') return [422, { error: "Validation failed: Text can't be blank" }];
    if (text.length > 5000) return [422, { error: 'Validation failed: Text character limit of 5000 exceeded' }];
    const parent = this.#idsOf(server).get(String(body['in_reply_to_id']));
    if (parent === undefined) return NOT_FOUND;
    const more = { visibility: String(body['visibility']), warning: String(body['spoiler_text'] ?? '') };
    const uri = this.write(reader, text, parent, more);
    return [200, this.#statusOn(server, this.#statuses.get(uri)!, reader)];
  }

  #oauth({ path, body }: Asked): Answer {
    if (path === '/oauth/revoke') return [200, {}];
    if (path === '/oauth/token')
      return body['code'] === 'good'
        ? [200, { access_token: 'token-bob', token_type: 'Bearer' }]
        : [400, { error: 'invalid_grant' }];
    this.apps.push(body);
    return [200, { id: '1', client_id: 'client', client_secret: 'secret', ...body }];
  }

  #statusOn(server: string, status: Status, reader: Account | undefined): Json {
    const { uri, author, parent, content, created, visibility, warning, favourites, boosts } = status;
    const above = parent === null ? undefined : this.#statuses.get(parent);
    const who = reader ? handleOf(reader) : '';
    const replies = [...this.#statuses.values()].filter((other) => other.parent === uri);
    return {
      ...this.#shape,
      id: this.deliver(uri, server),
      uri,
      url: uri.replace('/users/', '/@').replace('/statuses/', '/'),
      created_at: created,
      in_reply_to_id: parent === null ? null : this.deliver(parent, server),
      in_reply_to_account_id: above ? handleOf(above.author) : null,
      mentions: above ? [{ id: handleOf(above.author), url: addressOf(above.author), acct: above.author.name }] : [],
      content,
      visibility,
      spoiler_text: warning,
      favourites_count: favourites.size,
      reblogs_count: boosts.size,
      favourited: favourites.has(who),
      reblogged: boosts.has(who),
      replies_count: replies.length,
      account: this.#accountOn(server, author),
    };
  }

  #accountOn(server: string, account: Account): Json {
    const local = new URL(server).host === account.host;
    return {
      ...(this.#shape['account'] as Json),
      id: handleOf(account),
      username: account.name,
      acct: local ? account.name : `${account.name}@${account.host}`,
      display_name: account.display,
      url: addressOf(account),
    };
  }

  /** As servers mark up a text: paragraphs, and mentions of people whom they know. */
  #marked(text: string): string {
    const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const linked = html.replace(
      /@([\w-]+)@([\w.-]+)/g,
      (_, name: string, host: string) =>
        `<span class="h-card"><a href="https://${host}/@${name}" class="u-url mention" rel="nofollow noreferrer noopener" target="_blank">@<span>${name}</span></a></span>`,
    );
    return `<p>${linked.replaceAll('\n', '<br>')}</p>`;
  }
}

function handleOf({ name, host }: Account): string {
  return `@${name}@${host}`;
}

function addressOf({ name, host }: Account): string {
  return `https://${host}/@${name}`;
}
