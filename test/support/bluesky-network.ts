import { AppView, cidOf, type Breakage } from './bluesky-server.js';

type Json = Readonly<Record<string, unknown>>;

/** A request that reached one of the servers, with what proved it. */
interface Asked {
  readonly server: string;
  readonly method: string;
  readonly path: string;
  readonly body: Json;
  readonly token: string | undefined;
  readonly proof: Json | undefined;
}

interface Exchange {
  readonly url: URL;
  readonly asked: Asked;
}

const CLIENT = 'https://blog.example/client.json';
const PDS = 'https://pds.example';
const AUTHORITY = 'https://let-in.example';
const BOB = { did: 'did:plc:bobexample', handle: 'bobexample.test', name: 'Bob Example' };

/**
 * A network with state around an `AppView`: the register of accounts, a server for people, and who lets them in. A
 * stand-in. What is written and taken away is of the shapes of `05-create-reply`, `06-like`, `07-delete-post` and
 * `10-create-post-too-long`, accounts are those of `14-resolve-handle` and `44-refresh-session`. None of the recordings
 * has OAuth: that is written from https://atproto.com/specs/oauth and RFC 9449, and checks every proof for real.
 */
export class Network {
  readonly view = new AppView();
  readonly client = CLIENT;
  readonly bob = BOB;
  asked: Asked[] = [];
  /** What the site says of itself. */
  metadata: Json = {
    client_id: CLIENT,
    scope: 'atproto transition:generic',
    redirect_uris: ['https://another.example/back', 'https://blog.example/signed-in.html'],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    application_type: 'web',
    dpop_bound_access_tokens: true,
  };
  /** What the register says of Bob. */
  papers: Json = {
    id: BOB.did,
    alsoKnownAs: [`at://${BOB.handle}`],
    service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: PDS }],
  };
  /** Changes what the authority says of itself. */
  authority: Json = {};
  /** Changes the tokens that it gives. */
  tokens: Json = {};
  /** Tokens that are good for nothing any more. */
  readonly ended = new Set<string>();
  readonly records = new Map<string, Json>();
  #nonce = 1;
  #given = 0;
  /** What the last reader was announced with. */
  pushed: Json = {};
  #next: readonly [how: Breakage, path: string] | undefined;
  readonly #keyOf = new Map<string, string>();
  readonly #awaited = new Map<string, () => void>();

  async install(): Promise<void> {
    await this.view.install();
    const others = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const url = new URL(request.url);
      const isOurs = [PDS, AUTHORITY, 'https://plc.directory', 'https://blog.example'].includes(url.origin);
      const isIdentity = /resolveHandle|getProfile/.test(url.pathname);
      if (!isOurs && !(url.origin === this.view.origin && isIdentity)) return others(input, init);
      init?.signal?.throwIfAborted();
      const answer = await this.#receive(request, url);
      init?.signal?.throwIfAborted();
      return answer;
    };
  }

  restore(): void {
    this.view.restore();
  }

  /** The next request goes wrong, or the next one to a path that ends so. What it asked for is carried out all the same; threads can't be read elsewhere, either. */
  breakNext(how: Breakage, path = ''): void {
    this.#next = [how, path];
  }

  /** Every proof has to contain a new word from now on. */
  changeNonce(): void {
    this.#nonce += 1;
  }

  /** What was asked, as `GET pds.example/path`. */
  get calls(): readonly string[] {
    return this.asked.map(({ method, server, path }) => `${method} ${server}${path}`);
  }

  /** Resolves once something has been answered at a path. */
  async answered(path: string): Promise<void> {
    await new Promise<void>((resolve) => this.#awaited.set(path, resolve));
  }

  /** The bodies of what was asked at a path. */
  sent(path: string): readonly Json[] {
    return this.asked.filter((asked) => asked.path === path).map(({ body }) => body);
  }

  async #receive(request: Request, url: URL): Promise<Response> {
    const { method, headers } = request;
    const text = await request.text();
    const proof = await proofIn(headers.get('DPoP'));
    const token = /^DPoP (.+)$/.exec(headers.get('Authorization') ?? '')?.[1];
    const asked = { server: url.host, method, path: url.pathname, body: bodyOf(text), token, proof };
    this.asked.push(asked);
    const broken = this.#next && url.pathname.endsWith(this.#next[1]) ? this.#next[0] : undefined;
    if (broken) this.#next = undefined;
    if (broken && url.pathname.endsWith('getPostThread')) this.view.breakNext(broken);
    const answer = await this.#answer({ url, asked });
    this.#awaited.get(url.pathname)?.();
    if (broken === 'offline') throw new TypeError('Failed to fetch');
    if (broken === 'unavailable') return new Response('<h1>Bad Gateway</h1>', { status: 502 });
    return broken === 'malformed' ? new Response('<h1>Welcome</h1>') : answer;
  }

  async #answer(exchange: Exchange): Promise<Response> {
    const { url } = exchange;
    if (url.href === CLIENT) return Response.json(this.metadata);
    if (url.origin === 'https://plc.directory') return Response.json(this.papers);
    if (url.pathname.endsWith('resolveHandle'))
      return url.searchParams.get('handle') === BOB.handle
        ? Response.json({ did: BOB.did })
        : refusal(400, 'InvalidRequest', 'Unable to resolve handle');
    if (url.pathname.endsWith('getProfile'))
      return Response.json({ did: BOB.did, handle: BOB.handle, displayName: BOB.name });
    if (url.pathname === '/.well-known/oauth-protected-resource')
      return Response.json({ resource: PDS, authorization_servers: [AUTHORITY] });
    if (url.pathname === '/.well-known/oauth-authorization-server')
      return Response.json({
        issuer: AUTHORITY,
        pushed_authorization_request_endpoint: `${AUTHORITY}/oauth/par`,
        authorization_endpoint: `${AUTHORITY}/oauth/authorize`,
        token_endpoint: `${AUTHORITY}/oauth/token`,
        revocation_endpoint: `${AUTHORITY}/oauth/revoke`,
        dpop_signing_alg_values_supported: ['RS256', 'ES256'],
        ...this.authority,
      });
    return url.origin === AUTHORITY ? this.#letIn(exchange) : this.#keep(exchange);
  }

  async #letIn({ url, asked }: Exchange): Promise<Response> {
    const doubt = this.#doubt(url, asked);
    if (doubt) return Response.json({ error: doubt }, { status: 400, headers: this.#nonceHeader() });
    const { body, path } = asked;
    if (path === '/oauth/par') {
      this.pushed = body;
      return Response.json({ request_uri: 'urn:request:1', expires_in: 60 }, { status: 201 });
    }
    if (path === '/oauth/revoke') return new Response('');
    const isFirst = body['grant_type'] === 'authorization_code';
    const proves = (await hashOf(String(body['code_verifier']))) === this.pushed['code_challenge'];
    const isGood = isFirst
      ? body['code'] === 'good' && proves && body['redirect_uri'] === this.pushed['redirect_uri']
      : body['refresh_token'] === `refresh-${this.#given}` && !this.ended.has(`refresh-${this.#given}`);
    if (!isGood) return Response.json({ error: 'invalid_grant' }, { status: 400 });
    this.#given += 1;
    const access = `access-${this.#given}`;
    this.#keyOf.set(access, thumb(asked.proof));
    return Response.json({
      access_token: access,
      refresh_token: `refresh-${this.#given}`,
      token_type: 'DPoP',
      expires_in: 3600,
      scope: 'atproto transition:generic',
      sub: BOB.did,
      ...this.tokens,
    });
  }

  async #keep({ url, asked }: Exchange): Promise<Response> {
    const { path, token = '', body, proof } = asked;
    if (path.endsWith('getRecord')) {
      const [repo, collection, rkey] = ['repo', 'collection', 'rkey'].map((name) => url.searchParams.get(name));
      const value = this.records.get(`at://${repo}/${collection}/${rkey}`);
      return value ? Response.json({ value }) : refusal(400, 'RecordNotFound', 'Could not locate record');
    }
    const doubt = this.#doubt(url, asked);
    const isHis = this.#keyOf.get(token) === thumb(proof) && proof?.['ath'] === (await hashOf(token));
    const error = doubt ?? (isHis && !this.ended.has(token) ? undefined : 'invalid_token');
    if (error) {
      const headers = { ...this.#nonceHeader(), 'WWW-Authenticate': `DPoP error="${error}"` };
      return Response.json({ error }, { status: 401, headers });
    }
    if (path.endsWith('createRecord')) return this.#create(body);
    if (path.endsWith('deleteRecord')) return this.#delete(body);
    const [status, answer] = this.view.answer(url, BOB.did);
    return Response.json(answer, { status });
  }

  #create({ repo, collection, rkey, record }: Json): Response {
    const uri = `at://${String(repo)}/${String(collection)}/${String(rkey)}`;
    const value = record as { readonly text?: string; readonly createdAt: string } & Readonly<
      Record<'subject' | 'reply', { readonly uri: string; readonly parent: { readonly uri: string } } | undefined>
    >;
    const length = [...(value.text ?? '')].length;
    const tooLong = `Invalid app.bsky.feed.post record: grapheme too big (maximum 300, got ${length}) at $.record.text`;
    if (length > 300) return refusal(400, 'InvalidRequest', tooLong);
    if (this.records.has(uri)) return refusal(500, 'InternalServerError', 'Internal Server Error');
    this.records.set(uri, value);
    if (value.subject) {
      const mark = `${String(collection).slice('app.bsky.feed.'.length)} ${value.subject.uri}`;
      this.view.marks.set(mark, new Map(this.view.marks.get(mark)).set(BOB.did, uri));
    } else this.view.write(BOB.name, value.text ?? '', value.reply?.parent.uri, value.createdAt, uri);
    return Response.json({ uri, cid: cidOf(uri), commit: { cid: 'cid', rev: 'rev' }, validationStatus: 'valid' });
  }

  #delete({ repo, collection, rkey }: Json): Response {
    const uri = `at://${String(repo)}/${String(collection)}/${String(rkey)}`;
    this.records.delete(uri);
    this.view.remove(uri);
    for (const marks of this.view.marks.values()) if (marks.get(BOB.did) === uri) marks.delete(BOB.did);
    return Response.json({ commit: { cid: 'cid', rev: 'rev' } });
  }

  /** What is wrong with a proof. */
  #doubt(url: URL, { method, proof }: Asked): string | undefined {
    const isRight = proof?.['htm'] === method && proof['htu'] === url.origin + url.pathname;
    if (!isRight || Math.abs(Number(proof['iat']) * 1000 - Date.now()) > 60_000) return 'invalid_dpop_proof';
    return proof['nonce'] === `nonce-${this.#nonce}` ? undefined : 'use_dpop_nonce';
  }

  #nonceHeader(): Record<string, string> {
    return { 'DPoP-Nonce': `nonce-${this.#nonce}` };
  }
}

function refusal(status: number, error: string, message: string): Response {
  return Response.json({ error, message }, { status });
}

function bodyOf(text: string): Json {
  if (text.startsWith('{')) return JSON.parse(text) as Json;
  return Object.fromEntries(new URLSearchParams(text));
}

/** Which key a proof was made with. */
function thumb(proof: Json | undefined): string {
  return JSON.stringify(proof?.['jwk']);
}

/** What a proof says, if its own key has signed it. */
async function proofIn(proof: string | null): Promise<Json | undefined> {
  const [head = '', claims = '', signature = ''] = proof?.split('.') ?? [];
  if (signature === '') return undefined;
  const { jwk, alg, typ } = JSON.parse(atob(base64(head))) as Readonly<Record<string, string>> & { jwk: JsonWebKey };
  if (alg !== 'ES256' || typ !== 'dpop+jwt' || 'd' in jwk) return undefined;
  const curve = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('jwk', jwk, curve, true, ['verify']);
  const signed = new TextEncoder().encode(`${head}.${claims}`);
  const bytes = Uint8Array.from(atob(base64(signature)), (char) => char.charCodeAt(0));
  if (!(await crypto.subtle.verify(curve, key, bytes, signed))) return undefined;
  return { ...(JSON.parse(atob(base64(claims))) as Json), jwk };
}

async function hashOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function base64(text: string): string {
  return text.replaceAll('-', '+').replaceAll('_', '/');
}
