import type { Comment } from '../../src/core/comment.js';
import type { Breakage } from './github-server.js';

type Json = Readonly<Record<string, unknown>>;

interface Row {
  readonly id: number;
  readonly login: string;
  readonly created: string;
  body: string;
  edited: string;
  readonly reactions: Reactions;
}

interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  rows: Row[];
  locked: boolean;
  /** Whether GitHub’s search knows it by now. */
  found: boolean;
  readonly reactions: Reactions;
}

/** Who reacted how, by the number of the reaction. */
type Reactions = Map<number, { readonly login: string; readonly content: string }>;

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly login: string | undefined;
  readonly body: Json;
}

type Answer = readonly [status: number, body: unknown];

const API = 'https://api.github.com';
const NAMES = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'];
const NOT_FOUND: Answer = [404, { message: 'Not Found', documentation_url: 'https://docs.github.com/rest' }];

/**
 * GitHub’s REST API for issues with state: a stand-in, written from its documentation and from what utterances asks of
 * it. No answer of GitHub itself was recorded.
 */
export class GithubIssuesServer {
  /** What was asked, as `GET /repos/example/site/issues/1`. */
  asked: string[] = [];
  accepted: (string | null)[] = [];
  readonly issues: Issue[] = [];
  /** What the next request is answered with, instead of being carried out. */
  refuseNext:
    | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
    | undefined;
  readonly #tokens = new Map<string, string>();
  #next: Breakage | undefined;
  #count = 1000;
  readonly #real = globalThis.fetch;

  install(): void {
    globalThis.fetch = (input, init) => this.#fetch(new Request(input, init), init?.signal);
  }

  restore(): void {
    globalThis.fetch = this.#real;
  }

  breakNext(how: Breakage): void {
    this.#next = how;
  }

  tokenFor(login: string): string {
    this.#tokens.set(`token-of-${login}`, login);
    return `token-of-${login}`;
  }

  open(title: string, body = '', labels: readonly string[] = []): Issue {
    const number = this.issues.length + 1;
    const issue = { number, title, body, labels, rows: [], locked: false, found: true, reactions: new Map() };
    this.issues.push(issue);
    return issue;
  }

  /** Puts comments into an issue; whom each answers stands in the note that the adapter writes. */
  seed(issue: Issue, seeds: readonly Comment[]): void {
    const ids = new Map<string | null, number>();
    for (const { id, parent, author, body, created } of seeds) {
      const above = ids.get(parent);
      const note = above === undefined ? '' : `<!-- in reply to ${above} -->\n`;
      ids.set(id, this.write(issue, author.name, note + body.source, new Date(created ?? 0).toISOString()).id);
    }
  }

  write(issue: Issue, login: string, body: string, created = new Date().toISOString()): Row {
    const row: Row = { id: (this.#count += 1), login, created, body, edited: created, reactions: new Map() };
    issue.rows.push(row);
    return row;
  }

  async #fetch(request: Request, signal: AbortSignal | null | undefined): Promise<Response> {
    signal?.throwIfAborted();
    const url = new URL(request.url);
    if (url.origin !== API) return this.#real(request);
    const text = await request.text();
    signal?.throwIfAborted();
    const { method, headers } = request;
    this.asked.push(`${method} ${url.pathname}`);
    this.accepted.push(headers.get('Accept'));
    const token = headers.get('Authorization')?.replace('Bearer ', '');
    const login = this.#tokens.get(token ?? '');
    const body = text === '' ? {} : (JSON.parse(text) as Json);
    const refusal = this.refuseNext;
    this.refuseNext = undefined;
    if (refusal) return Response.json(refusal.body, { status: refusal.status, headers: refusal.headers ?? {} });
    const isWrong = token !== undefined && login === undefined;
    const asked = { method, path: url.pathname, query: url.searchParams, login, body };
    const [status, answer] = isWrong ? [401, { message: 'Bad credentials' }] : this.#answer(asked);
    const broken = this.#next;
    this.#next = undefined;
    await Promise.resolve();
    signal?.throwIfAborted();
    if (broken === 'offline') throw new TypeError('Failed to fetch');
    if (broken === 'unavailable') return new Response('<h1>Bad Gateway</h1>', { status: 502 });
    if (broken === 'malformed') return new Response('<h1>Welcome</h1>', { headers: { 'Content-Type': 'text/html' } });
    return status === 204 ? new Response(null, { status }) : Response.json(answer, { status });
  }

  #answer(asked: Asked): Answer {
    const { method, path, query, login } = asked;
    if (path === '/user')
      return login === undefined ? [401, { message: 'Requires authentication' }] : [200, personOf(login)];
    if (path === '/search/issues') return this.#search(query);
    if (!path.startsWith('/repos/example/site/issues')) return NOT_FOUND;
    if (method !== 'GET' && login === undefined) return [401, { message: 'Requires authentication' }];
    const rest = path.slice('/repos/example/site/issues'.length);
    const [, comment, , reaction] = /^\/comments\/(\d+)(\/reactions(?:\/(\d+))?)?$/.exec(rest) ?? [];
    if (comment !== undefined) return this.#comment(asked, Number(comment), rest.includes('/reactions'), reaction);
    if (rest === '') return this.#all(asked);
    const [, number, , id] = /^\/(\d+)(\/\w+)?(?:\/(\d+))?$/.exec(rest) ?? [];
    const issue = this.issues.find((one) => one.number === Number(number));
    if (!issue) return NOT_FOUND;
    if (rest.includes('/reactions')) return react(issue.reactions, asked, id);
    return rest.endsWith('/comments') ? this.#comments(asked, issue) : [200, issueJson(issue)];
  }

  #search(query: URLSearchParams): Answer {
    const [, words = ''] = /^"(.*)" type:issue in:title repo:example\/site$/i.exec(query.get('q') ?? '') ?? [];
    const items = this.issues.filter(({ title, found }) => found && title.includes(words)).map(issueJson);
    return [200, { total_count: items.length, incomplete_results: false, items }];
  }

  #all({ method, body }: Asked): Answer {
    if (method === 'GET') return [200, this.issues.toReversed().map(issueJson)];
    const issue = this.open(String(body['title']), String(body['body']), (body['labels'] ?? []) as string[]);
    return [201, issueJson(issue)];
  }

  #comments({ method, query, body, login }: Asked, issue: Issue): Answer {
    if (method === 'GET') {
      const [size, page] = [Number(query.get('per_page') ?? 30), Number(query.get('page') ?? 1)];
      const since = query.get('since') ?? '';
      const rows = issue.rows.filter(({ edited }) => edited >= since);
      return [200, rows.slice((page - 1) * size, page * size).map((row) => rowJson(issue, row))];
    }
    if (issue.locked) return [403, { message: 'Unable to create comment because issue is locked.' }];
    const text = String(body['body']);
    if (text.trim() === '')
      return [
        422,
        { message: 'Validation Failed', errors: [{ resource: 'IssueComment', code: 'missing_field', field: 'body' }] },
      ];
    return [201, rowJson(issue, this.write(issue, login ?? '', text))];
  }

  #comment(asked: Asked, id: number, isReaction: boolean, reaction: string | undefined): Answer {
    const { method, login, body } = asked;
    const issue = this.issues.find(({ rows }) => rows.some((row) => row.id === id));
    const row = issue?.rows.find((one) => one.id === id);
    if (!issue || !row) return NOT_FOUND;
    if (isReaction) return react(row.reactions, asked, reaction);
    if (method === 'GET') return [200, rowJson(issue, row)];
    if (row.login !== login) return [403, { message: 'Must have admin rights to Repository.' }];
    if (method === 'DELETE') {
      issue.rows = issue.rows.filter((one) => one !== row);
      return [204, null];
    }
    Object.assign(row, {
      body: String(body['body']),
      edited: new Date(Date.parse(row.created) + 60_000).toISOString(),
    });
    return [200, rowJson(issue, row)];
  }
}

/** Reacting again answers with the reaction that is there. */
function react(reactions: Reactions, { method, login = '', body }: Asked, id: string | undefined): Answer {
  if (method === 'DELETE') {
    reactions.delete(Number(id));
    return [204, null];
  }
  const content = String(body['content']);
  const known = [...reactions].find(([, one]) => one.login === login && one.content === content)?.[0];
  const number = known ?? Math.max(0, ...reactions.keys()) + 1;
  reactions.set(number, { login, content });
  return [known === undefined ? 201 : 200, { id: number, content, user: personOf(login) }];
}

function issueJson({ number, title, body, labels, rows, locked, reactions }: Issue): Json {
  return {
    id: 7000 + number,
    number,
    title,
    body,
    labels: labels.map((name) => ({ name })),
    html_url: `https://github.com/example/site/issues/${number}`,
    locked,
    state: 'open',
    comments: rows.length,
    user: personOf('alice-example'),
    reactions: countsOf(reactions),
  };
}

function rowJson({ number }: Issue, { id, login, created, edited, body, reactions }: Row): Json {
  const words = body
    .replace(/^<!--.*-->\n/, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
  return {
    id,
    node_id: `IC_${id}`,
    html_url: `https://github.com/example/site/issues/${number}#issuecomment-${id}`,
    issue_url: `${API}/repos/example/site/issues/${number}`,
    created_at: created,
    updated_at: edited,
    author_association: login === 'alice-example' ? 'OWNER' : 'NONE',
    body,
    body_html: `<p dir="auto">${words.replaceAll('>', '&gt;')}</p>`,
    user: personOf(login),
    reactions: countsOf(reactions),
  };
}

function countsOf(reactions: Reactions): Json {
  const all = [...reactions.values()];
  const counts = NAMES.map((name) => [name, all.filter(({ content }) => content === name).length] as const);
  return { url: '', total_count: all.length, ...Object.fromEntries(counts) };
}

function personOf(login: string): Json {
  const path = encodeURIComponent(login);
  return { login, id: 1, avatar_url: `https://avatars.example.test/u/${path}`, html_url: `https://github.com/${path}` };
}
