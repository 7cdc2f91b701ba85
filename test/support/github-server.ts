import type { Comment } from '../../src/core/comment.js';
import { readRecording } from './recorded.js';

type Json = Readonly<Record<string, unknown>>;
type Variables = Readonly<Record<string, unknown>>;
/** How the next request can go wrong. What it asked for is carried out all the same: that is the worst case. */
export type Breakage = 'offline' | 'unavailable' | 'malformed';

interface Row {
  readonly id: string;
  readonly root: string | null;
  readonly login: string;
  readonly created: string;
  body: string;
  edited: string | null;
  deleted: string | null;
  readonly up: Set<string>;
  readonly reactions: Map<string, Set<string>>;
}

interface Thread {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly category: string;
  rows: Row[];
  locked: boolean;
  /** Whether GitHub’s search knows it by now. */
  found: boolean;
  readonly reactions: Map<string, Set<string>>;
}

class Refusal extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

const CONTENTS = ['THUMBS_UP', 'THUMBS_DOWN', 'LAUGH', 'HOORAY', 'CONFUSED', 'HEART', 'ROCKET', 'EYES'];
export const GISCUS = 'https://giscus.example.test/';
export const SNAPSHOT = 'https://blog.example.test/comments/intro.json';

/**
 * GitHub Discussions and a giscus with state: a stand-in, made of recorded shapes. Comments have the shape of
 * `10-create`, discussions that of `02-list`, refusals those of `12` to `17` and `24` to `27`. It does not read GraphQL,
 * but knows the adapter’s queries by their words; that they are valid by GitHub’s own schema is tested in
 * `test/servers/github/`. What giscus says is written from its source (`lib/adapter.ts`).
 */
export class GithubServer {
  /** What was asked, as `github addDiscussionComment` or `giscus GET /api/discussions`. */
  asked: string[] = [];
  /** Whether readers may begin discussions: not in categories for announcements. */
  readersBegin = true;
  readonly threads: Thread[] = [];
  /** What a giscus gave, and whose token stands in it. */
  readonly sessions = new Map<string, string>();
  #tokens = new Map<string, string>();
  #comment: Json = {};
  #discussion: Json = {};
  #next: { readonly how: Breakage; readonly field: string | undefined } | undefined;
  #count = 0;
  readonly #real = globalThis.fetch;

  async install(): Promise<void> {
    const created = await readRecording('github-discussions', '10-create', 'https://shape.example');
    const listed = await readRecording('github-discussions', '02-list', 'https://shape.example');
    this.#comment = at(created.response.body, 'data', 'addDiscussionComment', 'comment');
    this.#discussion = at(listed.response.body, 'data', 'repository', 'discussion');
    globalThis.fetch = (input, init) => this.#fetch(new Request(input, init), init?.signal);
  }

  restore(): void {
    globalThis.fetch = this.#real;
  }

  /** Breaks the next request, or the next one for a field of GraphQL. */
  breakNext(how: Breakage, field?: string): void {
    this.#next = { how, field };
  }

  /** A token for somebody. */
  tokenFor(login: string): string {
    const token = `token-of-${login}`;
    this.#tokens.set(token, login);
    return token;
  }

  endTokens(): void {
    this.#tokens.clear();
  }

  begin(title: string, body = '', category = 'Comments'): Thread {
    const number = this.threads.length + 1;
    const reactions = new Map<string, Set<string>>();
    const thread = {
      id: `D_${number}`,
      number,
      title,
      body,
      category,
      rows: [],
      locked: false,
      found: true,
      reactions,
    };
    this.threads.push(thread);
    return thread;
  }

  /** Puts comments into a discussion, in two levels as GitHub does. */
  seed(thread: Thread, seeds: readonly Comment[]): void {
    const rows = new Map<string | null, Row>();
    for (const { id, parent, author, body, created } of seeds) {
      const above = rows.get(parent);
      const date = new Date(created ?? 0).toISOString();
      rows.set(id, this.write(thread, author.name, body.source, above ? (above.root ?? above.id) : null, date));
    }
  }

  write(thread: Thread, login: string, body: string, root: string | null = null, created = now()): Row {
    this.#count += 1;
    const marks = { up: new Set<string>(), reactions: new Map<string, Set<string>>() };
    const row: Row = { id: `DC_${this.#count}`, root, login, created, body, edited: null, deleted: null, ...marks };
    thread.rows.push(row);
    return row;
  }

  async #fetch(request: Request, signal: AbortSignal | null | undefined): Promise<Response> {
    signal?.throwIfAborted();
    const url = new URL(request.url);
    if (url.origin === 'https://api.github.com' || url.hostname.endsWith('.example.test')) {
      const text = await request.text();
      signal?.throwIfAborted();
      const answer = this.#answer(url, request, text);
      const isMeant = this.#next?.field === undefined || this.asked.at(-1) === `github ${this.#next.field}`;
      const broken = isMeant ? this.#next?.how : undefined;
      if (isMeant) this.#next = undefined;
      await Promise.resolve();
      signal?.throwIfAborted();
      if (broken === 'offline') throw new TypeError('Failed to fetch');
      if (broken === 'unavailable') return new Response('<h1>Bad Gateway</h1>', { status: 502 });
      if (broken === 'malformed') return new Response('<h1>Welcome</h1>', { headers: { 'Content-Type': 'text/html' } });
      return answer;
    }
    return this.#real(request);
  }

  #answer(url: URL, request: Request, text: string): Response {
    if (url.href === SNAPSHOT) return this.#snapshot();
    if (url.href.startsWith(GISCUS)) return this.#giscus(url, request.method, text);
    const token = request.headers.get('Authorization')?.replace('Bearer ', '');
    // Another host than GitHub’s stands for a proxy that adds a token of its own.
    const login = url.hostname === 'api.github.com' ? this.#tokens.get(token ?? '') : 'proxy';
    if (login === undefined) return Response.json({ message: 'Bad credentials' }, { status: 401 });
    const { query, variables } = JSON.parse(text) as { query: string; variables: Variables };
    const asked = ['search', 'repository', 'node', 'viewer'].find((one) => query.includes(`${one}(`)) ?? 'viewer';
    const field = /^mutation[^{]*\{(\w+)/.exec(query)?.[1] ?? asked;
    this.asked.push(`github ${field}`);
    try {
      return Response.json({ data: this.#graphql(query, variables, login) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const errors = [{ type: error.type, path: [field], message: error.message }];
      return Response.json({ data: { [field]: null }, errors });
    }
  }

  #graphql(query: string, variables: Variables, login: string): Json {
    if (query.startsWith('mutation')) return this.#mutate(query, variables, login);
    const viewer = personOf(login);
    if (query.includes('c0:')) return this.#counts(query, variables, login);
    if (query.includes('discussionCategories')) {
      const category = { name: 'Comments' };
      const nodes = this.threads
        .toReversed()
        .slice(0, 20)
        .map((thread) => ({ ...thread, category }));
      const categories = { nodes: [{ id: 'DIC_1', name: 'Comments' }] };
      return { repository: { id: 'R_1', discussionCategories: categories, discussions: { nodes } } };
    }
    if (query.includes('search(')) {
      const nodes = this.#search(String(variables['q'])).map((one) => this.#thread(one, variables, login));
      return { viewer, repository: { id: 'R_1' }, search: { nodes } };
    }
    if (query.includes('discussion(number:')) {
      const thread = this.threads.find(({ number }) => number === variables['number']);
      return { viewer, repository: { id: 'R_1', discussion: thread ? this.#thread(thread, variables, login) : null } };
    }
    if (query.includes('node(')) return { node: this.#node(query, variables, login) };
    return { viewer };
  }

  #search(words: string): Thread[] {
    const hash = /in:body "(.*)"$/.exec(words)?.[1];
    const title = /in:title "(.*)"$/.exec(words)?.[1] ?? '';
    return this.threads.filter((one) => one.found && (hash ? one.body.includes(hash) : one.title.includes(title)));
  }

  #node(query: string, { id, after }: Variables, login: string): Json {
    const thread = this.threads.find((one) => one.id === id);
    if (thread) {
      const { rows, number } = thread;
      const comments = {
        nodes: rows
          .filter(({ root }) => root === null)
          .slice(-20)
          .map((row) => this.#row(thread, row, login)),
      };
      return { id, number, comments };
    }
    const [home, row] = this.#find(String(id));
    const shown = this.#row(home, row, login);
    const below = home.rows.filter(({ root }) => root === row.id);
    const root = home.rows.find((one) => one.id === row.root);
    const replies = query.includes('first:100')
      ? slice(below, { first: 100, after }, (one) => this.#row(home, one, login))
      : { totalCount: below.length, nodes: below.slice(-20).map((one) => this.#row(home, one, login)) };
    return {
      ...shown,
      discussion: { id: home.id },
      replies,
      replyTo: root ? { ...this.#row(home, root, login), replies: { totalCount: 1 } } : null,
    };
  }

  #mutate(query: string, variables: Variables, login: string): Json {
    const name = /\{(\w+)/.exec(query)?.[1] ?? '';
    const id = String(variables['id'] ?? variables['discussion']);
    const thread = this.threads.find((one) => one.id === id);
    if (name === 'createDiscussion') {
      if (!this.readersBegin) throw new Refusal('FORBIDDEN', `${login} does not have the correct permissions`);
      return { createDiscussion: { discussion: this.begin(String(variables['title']), String(variables['body'])) } };
    }
    if (name === 'addDiscussionComment') return { [name]: { comment: this.#add(thread, variables, login) } };
    if (name.endsWith('Reaction')) {
      const { reactions } = thread ?? this.#find(id)[1];
      const content = String(variables['name']);
      const people = reactions.get(content) ?? new Set();
      reactions.set(content, people);
      if (name === 'addReaction') people.add(login);
      else people.delete(login);
      return { [name]: { subject: { reactionGroups: groupsOf(reactions, login) } } };
    }
    const [home, row] = this.#find(id);
    if (name === 'addUpvote') row.up.add(login);
    if (name === 'removeUpvote') row.up.delete(login);
    if (name.endsWith('Upvote')) return { [name]: { subject: this.#row(home, row, login) } };
    if (row.login !== login)
      throw new Refusal('FORBIDDEN', `${login} does not have the correct permissions to execute \`${name}\``);
    const below = home.rows.filter(({ root }) => root === row.id).length;
    if (name === 'updateDiscussionComment') Object.assign(row, { body: String(variables['body']), edited: now() });
    else if (below > 0) row.deleted = now();
    else home.rows = home.rows.filter((other) => other !== row);
    return { [name]: { comment: { ...this.#row(home, row, login), replies: { totalCount: below } } } };
  }

  #add(thread: Thread | undefined, { body, parent, discussion }: Variables, login: string): Json {
    if (!thread)
      throw new Refusal('NOT_FOUND', `Could not resolve to a node with the global id of '${String(discussion)}'`);
    if (thread.locked) throw new Refusal('FORBIDDEN', 'Discussion is locked');
    if (String(body).trim() === '') throw new Refusal('UNPROCESSABLE', "Body can't be blank");
    const root = typeof parent === 'string' ? this.#find(parent)[1] : undefined;
    if (root?.root != null)
      throw new Refusal('UNPROCESSABLE', 'Parent comment is already in a thread, cannot reply to it');
    return this.#row(thread, this.write(thread, login, String(body), root?.id ?? null), login);
  }

  #counts(query: string, variables: Variables, login: string): Json {
    const parts = [...query.matchAll(/c(\d+):(search|repository)/g)].map(([, index, kind]): [string, Json] => {
      const asked = variables[`t${index}`];
      if (kind === 'search')
        return [
          `c${index}`,
          { nodes: this.#search(String(asked)).map((one) => this.#thread(one, { first: 100 }, login)) },
        ];
      const thread = this.threads.find(({ number }) => number === asked);
      return [`c${index}`, { discussion: thread ? this.#thread(thread, { first: 100 }, login) : null }];
    });
    return Object.fromEntries(parts);
  }

  #find(id: string): [Thread, Row] {
    for (const thread of this.threads) {
      const row = thread.rows.find((one) => one.id === id);
      if (row) return [thread, row];
    }
    throw new Refusal('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  }

  #thread(thread: Thread, window: Variables, login: string): Json {
    const { id, number, title, locked, rows, reactions } = thread;
    const roots = rows.filter(({ root }) => root === null);
    const comments = slice(roots, window, (row) => ({
      ...this.#row(thread, row, login),
      replies: slice(
        rows.filter(({ root }) => root === row.id),
        { first: 30 },
        (one) => this.#row(thread, one, login),
      ),
    }));
    const url = `https://github.com/example/site/discussions/${number}`;
    const reactionGroups = groupsOf(reactions, login);
    return { ...this.#discussion, id, number, url, title, locked, viewerCanReact: !locked, reactionGroups, comments };
  }

  #row(thread: Thread, row: Row, login: string): Json {
    const { id, root, body, created, edited, deleted, up, reactions } = row;
    const own = row.login === login;
    return {
      ...this.#comment,
      id,
      url: `https://github.com/example/site/discussions/${thread.number}#discussioncomment-${id}`,
      createdAt: created,
      lastEditedAt: edited,
      deletedAt: deleted,
      body,
      bodyHTML: deleted ? '' : `<p dir="auto">${escaped(body)}</p>`,
      author: deleted ? null : personOf(row.login),
      upvoteCount: up.size,
      viewerHasUpvoted: up.has(login),
      viewerCanUpvote: true,
      viewerCanReact: true,
      viewerDidAuthor: own,
      viewerCanUpdate: own,
      viewerCanDelete: own,
      reactionGroups: groupsOf(reactions, login),
      replyTo: root === null ? null : { id: root },
    };
  }

  #snapshot(): Response {
    const [thread] = this.threads;
    const discussion = thread ? this.#thread(thread, { first: 1000 }, 'builder') : null;
    return Response.json({ data: { repository: { discussion } } });
  }

  #giscus(url: URL, method: string, text: string): Response {
    this.asked.push(`giscus ${method} ${url.pathname}`);
    if (url.pathname === '/api/oauth/token') {
      const token = this.sessions.get(new URLSearchParams(text).get('session') ?? '');
      return token === undefined
        ? Response.json({ error: 'State has expired' }, { status: 400 })
        : Response.json({ token });
    }
    const { term, number, strict, first, last, after, before } = Object.fromEntries(url.searchParams);
    const hash = strict === 'true' ? 'in:body' : 'in:title';
    const thread = number
      ? this.threads.find((one) => String(one.number) === number)
      : this.#search(`${hash} "${term}"`)[0];
    if (!thread) return Response.json({ error: 'Discussion not found' }, { status: 404 });
    const counts = { ...(first ? { first: Number(first) } : {}), ...(last ? { last: Number(last) } : {}) };
    const window = { ...counts, ...(after ? { after } : {}), ...(before ? { before } : {}) };
    return Response.json({ viewer: personOf('giscus[bot]'), discussion: adapted(this.#thread(thread, window, 'bot')) });
  }
}

/** What giscus makes of GitHub’s answer. */
function adapted(thread: Json): Json {
  const comments = at(thread, 'comments');
  const nodes = comments['nodes'] as readonly Json[];
  const adapt = (row: Json): Json => {
    const { reactionGroups, replyTo, replies, upvoteCount, ...rest } = row;
    const below = (replies as { nodes?: readonly Json[] } | undefined)?.nodes;
    const shared = { ...rest, authorAssociation: '', reactions: mapOf(reactionGroups) };
    return below
      ? { ...shared, upvoteCount, replyCount: below.length, replies: below.map(adapt) }
      : { ...shared, replyToId: at(replyTo)['id'] };
  };
  const { id, url, locked, reactionGroups } = thread;
  const { totalCount, pageInfo } = comments;
  const rest = { id, url, locked, pageInfo, totalCommentCount: totalCount, reactions: mapOf(reactionGroups) };
  return { ...rest, comments: nodes.map(adapt) };
}

function mapOf(groups: unknown): Json {
  return Object.fromEntries(
    (groups as readonly { content: string; users: { totalCount: number } }[]).map(({ content, users }) => [
      content,
      { count: users.totalCount, viewerHasReacted: false },
    ]),
  );
}

/** A part of a list, by GitHub’s cursors. */
function slice<T extends { readonly id: string }>(
  list: readonly T[],
  { first, last, after, before }: Variables,
  show: (item: T) => Json,
): Json {
  const indexOf = (cursor: unknown): number => list.findIndex(({ id }) => `cursor:${id}` === cursor);
  const [from, to] = [after == null ? 0 : indexOf(after) + 1, before == null ? list.length : indexOf(before)];
  const start = typeof first === 'number' ? from : Math.max(from, to - Number(last));
  const end = typeof first === 'number' ? Math.min(to, from + first) : to;
  const part = list.slice(start, end);
  return {
    totalCount: list.length,
    nodes: part.map(show),
    pageInfo: {
      startCursor: part[0] ? `cursor:${part[0].id}` : null,
      endCursor: part.length > 0 ? `cursor:${part.at(-1)!.id}` : null,
      hasNextPage: end < list.length,
      hasPreviousPage: start > 0,
    },
  };
}

function groupsOf(reactions: ReadonlyMap<string, ReadonlySet<string>>, login: string): readonly Json[] {
  return CONTENTS.map((content) => {
    const people = reactions.get(content);
    return { content, viewerHasReacted: people?.has(login) ?? false, users: { totalCount: people?.size ?? 0 } };
  });
}

function personOf(login: string): Json {
  const path = encodeURIComponent(login);
  return { login, avatarUrl: `https://avatars.example.test/u/${path}`, url: `https://github.com/${path}` };
}

function at(value: unknown, ...path: readonly string[]): Json {
  return path.reduce<unknown>((inner, key) => (inner as Json)[key], value) as Json;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function now(): string {
  return new Date().toISOString();
}
