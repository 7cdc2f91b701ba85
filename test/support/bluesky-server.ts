import { readRecording } from './recorded.js';

/** How the next request can go wrong. */
export type Breakage = 'offline' | 'unavailable' | 'malformed';

type Json = Readonly<Record<string, unknown>>;
type Answer = readonly [status: number, body: unknown];

interface Post {
  readonly uri: string;
  readonly parent: Post | undefined;
  readonly name: string;
  readonly text: string;
  readonly created: string;
}

/**
 * An AppView of Bluesky with state: a stand-in, made of recorded shapes. Posts are those of `16-thread`, the gate of a
 * thread is that of `22-thread-closed`, and what it says of posts that are not there is `26-thread-unknown`. As there,
 * answers come newest first, and below the depth that was asked for there are none instead of an empty list.
 */
export class AppView {
  readonly origin = 'https://view.bluesky.example';
  asked: URL[] = [];
  closed = false;
  /** Who likes and reposts what: the record of each, by account, by `like at://…`. */
  readonly marks = new Map<string, Map<string, string>>();
  #posts: Post[] = [];
  #next: Breakage | undefined;
  #shape: Json = {};
  #gate: unknown;
  #unknown: Answer = [0, null];
  /** For whom it is answering: then it says what they have done, as `24-thread-via-pds-as-user`. */
  #account: string | undefined;
  readonly #real = globalThis.fetch;

  async install(): Promise<void> {
    const read = async (name: string): Promise<Json & Readonly<Record<'response', { status: number; body: Json }>>> =>
      (await readRecording('bluesky', name, this.origin)) as never;
    this.#shape = ((await read('16-thread')).response.body['thread'] as Json)['post'] as Json;
    this.#gate = (await read('22-thread-closed')).response.body['threadgate'];
    const { status, body } = (await read('26-thread-unknown')).response;
    this.#unknown = [status, body];
    globalThis.fetch = (input, init) => this.#fetch(new Request(input, init), init?.signal);
  }

  restore(): void {
    globalThis.fetch = this.#real;
  }

  breakNext(how: Breakage): void {
    this.#next = how;
  }

  /** Writes a post. Answers with its `at://` name. */
  write(
    name: string,
    text: string,
    parentUri?: string,
    created = new Date().toISOString(),
    uri = `at://did:plc:${idOf(name)}/app.bsky.feed.post/3k${this.#posts.length}`,
  ): string {
    const parent = this.#posts.find(({ uri }) => uri === parentUri);
    this.#posts.push({ uri, parent, name, text, created });
    return uri;
  }

  /** Takes a post away. */
  remove(uri: string): void {
    this.#posts = this.#posts.filter((post) => post.uri !== uri);
  }

  async #fetch(request: Request, signal: AbortSignal | null | undefined): Promise<Response> {
    signal?.throwIfAborted();
    const url = new URL(request.url);
    if (url.origin !== this.origin) return this.#real(request);
    this.asked.push(url);
    const broken = this.#next;
    this.#next = undefined;
    await Promise.resolve();
    signal?.throwIfAborted();
    if (broken === 'offline') throw new TypeError('Failed to fetch');
    if (broken === 'unavailable') return new Response('<h1>Bad Gateway</h1>', { status: 502 });
    if (broken === 'malformed') return new Response('<h1>Welcome</h1>');
    const [status, body] = this.#answer(url);
    return Response.json(body, { status });
  }

  /** What it answers to everybody, or to an account that its server asks for. */
  answer(url: URL, account: string): Answer {
    this.#account = account;
    const answer = this.#answer(url);
    this.#account = undefined;
    return answer;
  }

  #answer({ pathname, searchParams }: URL): Answer {
    const post = this.#posts.find(({ uri }) => uri === searchParams.get('uri'));
    if (pathname !== '/xrpc/app.bsky.feed.getPostThread') return [501, { error: 'MethodNotImplemented' }];
    if (!post) return this.#unknown;
    const above = Number(searchParams.get('parentHeight'));
    const thread = { ...this.#nodeOf(post, Number(searchParams.get('depth'))), ...this.#parentOf(post, above) };
    return [200, { thread, ...(this.closed ? { threadgate: this.#gate } : {}) }];
  }

  #nodeOf(post: Post, depth: number): Json {
    const node = { $type: 'app.bsky.feed.defs#threadViewPost', post: this.#viewOf(post), threadContext: {} };
    if (depth === 0) return node;
    const replies = this.#answersTo(post).toSorted((a, b) => (a.created < b.created ? 1 : -1));
    return { ...node, replies: replies.map((reply) => this.#nodeOf(reply, depth - 1)) };
  }

  #parentOf({ parent }: Post, height: number): Json {
    if (!parent || height === 0) return {};
    return { parent: { ...this.#nodeOf(parent, 0), ...this.#parentOf(parent, height - 1) } };
  }

  #viewOf(post: Post): Json {
    const { uri, parent, name, text, created } = post;
    let root = post;
    while (root.parent) root = root.parent;
    const reply = parent && {
      root: { uri: root.uri, cid: cidOf(root.uri) },
      parent: { uri: parent.uri, cid: cidOf(parent.uri) },
    };
    const author = { ...(this.#shape['author'] as Json), did: `did:plc:${idOf(name)}`, handle: `${idOf(name)}.test` };
    return {
      ...this.#shape,
      uri,
      author: { ...author, displayName: name },
      record: { $type: 'app.bsky.feed.post', text, createdAt: created, ...(reply && { reply }) },
      embed: undefined,
      indexedAt: created,
      replyCount: this.#answersTo(post).length,
      cid: cidOf(uri),
      likeCount: this.marks.get(`like ${uri}`)?.size ?? 0,
      repostCount: this.marks.get(`repost ${uri}`)?.size ?? 0,
      ...(this.#account === undefined ? {} : { viewer: this.#viewerOf(uri, this.#account) }),
    };
  }

  #viewerOf(uri: string, account: string): Json {
    const [like, repost] = ['like', 'repost'].map((name) => this.marks.get(`${name} ${uri}`)?.get(account));
    return { bookmarked: false, replyDisabled: this.closed, ...(like && { like }), ...(repost && { repost }) };
  }

  #answersTo(post: Post): readonly Post[] {
    return this.#posts.filter(({ parent }) => parent === post);
  }
}

/** A version, of a record that never changes. */
export function cidOf(uri: string): string {
  return `bafyrei${uri.toLowerCase().replace(/[^a-z\d]/g, '')}`;
}

function idOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}
