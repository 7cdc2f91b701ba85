import { HttpResponse } from 'msw';
import type { Comment } from '../../src/core/comment.js';
import type { Received, RecordedServer } from './recorded.js';

/** A comment as the stand-in keeps it; the words in Markdown. */
interface Row {
  readonly id: number;
  readonly parent: number | null;
  readonly uri: string;
  readonly created: number;
  modified: number | null;
  mode: 1 | 2 | 4;
  text: string;
  author: string | null;
  readonly website: string | null;
  likes: number;
  dislikes: number;
}

type Answer = HttpResponse<null | string>;

/** What a stand-in is set to. */
export interface IssoSettings {
  readonly holds?: boolean;
  /** Whether the browser keeps back cookies for it. */
  readonly blocksCookies?: boolean;
}

/**
 * A stand-in for Isso 0.14 with a memory: each answer has the shape, the status and the headers of one in
 * `test/recorded/isso/`. Every request comes from one address and one browser.
 */
export class IssoServer {
  readonly #settings: IssoSettings;
  readonly #config = {
    'reply-to-self': true,
    'require-email': false,
    'require-author': true,
    'website-field': true,
    'reply-notifications': false,
    gravatar: false,
    feed: true,
  };
  #rows: Row[] = [];
  #lastId = 0;
  readonly #voted = new Set<number>();
  readonly #cookies = new Set<number>();

  constructor(settings: IssoSettings = {}) {
    this.#settings = settings;
  }

  /** Puts comments into a thread, in two levels as Isso does. */
  seed(uri: string, seeds: readonly Comment[]): void {
    const ids = new Map<string, number>();
    for (const { id, parent, author, body, created } of seeds) {
      const row = this.#add(uri, {
        text: body.source,
        author: author.name,
        parent: parent === null ? null : (ids.get(parent) ?? null),
        created: (created ?? 0) / 1000,
      });
      ids.set(id, row.id);
    }
  }

  /** Takes over all requests that a server of recordings receives. */
  answer(server: RecordedServer): void {
    server.answer(
      () => true,
      (received) => this.#respond(received),
    );
  }

  #respond(received: Received): Answer {
    const { method, path } = received;
    const [, id, verb] = /^\/id\/(\d+)(?:\/(like|dislike))?$/.exec(path) ?? [];
    if (verb !== undefined) return this.#vote(Number(id), verb === 'like');
    if (id !== undefined) return this.#ofAuthor(received, Number(id));
    switch (`${method} ${path}`) {
      case 'GET /':
        return this.#list(received.query);
      case 'GET /config':
        return json({ config: this.#config });
      case 'GET /latest':
        return this.#latest(Number(received.query.get('limit')));
      case 'POST /new':
        return this.#create(received);
      case 'POST /preview':
        return json({ text: rendered(textIn(received)) });
      case 'POST /count':
        return json((JSON.parse(received.text) as string[]).map((uri) => this.#of(uri, 1).length));
      default:
        return page(404, 'Not Found', 'The requested URL was not found on the server.');
    }
  }

  #of(uri: string, ...modes: readonly Row['mode'][]): Row[] {
    return this.#rows.filter((row) => row.uri === uri && modes.includes(row.mode));
  }

  #list(query: URLSearchParams): Answer {
    const rows = this.#of(query.get('uri') ?? '', 1, 4);
    const parent = query.get('parent') === null ? null : Number(query.get('parent'));
    const limits = { limit: numberIn(query, 'limit'), offset: numberIn(query, 'offset') ?? 0 };
    const plain = query.get('plain') === '1';
    const level = inOrder(
      rows.filter((row) => row.parent === parent),
      query.get('sort') ?? 'oldest',
    );
    const after = numberIn(query, 'after') ?? -1;
    const shown = level.filter(({ created }) => created > after).slice(limits.offset, end(limits));
    const nested = numberIn(query, 'nested_limit');
    return json({
      id: parent,
      total_replies: parent === null ? rows.length : level.length,
      // As recorded: those before the time asked for count as hidden, too.
      hidden_replies: level.length - limits.offset - shown.length,
      replies: shown.map((row) => {
        if (parent !== null) return answerOf(row, plain);
        const below = rows.filter((other) => other.parent === row.id);
        const first = below.slice(0, nested);
        return {
          ...answerOf(row, plain),
          total_replies: below.length,
          hidden_replies: below.length - first.length,
          replies: first.map((reply) => answerOf(reply, plain)),
        };
      }),
      config: this.#config,
    });
  }

  #latest(limit: number): Answer {
    const rows = this.#rows.filter(({ mode }) => mode === 1).toSorted((a, b) => a.created - b.created);
    return json(rows.slice(-limit).map((row) => ({ ...answerOf(row), uri: row.uri })));
  }

  #create({ query, text: body }: Received): Answer {
    const { text, author, parent } = JSON.parse(body) as { text: string; author: string | null; parent: number | null };
    if (text.trimEnd().length < 3) return page(400, 'Bad Request', 'text is too short (minimum length: 3)');
    if (!author) return page(403, 'Forbidden', 'author address required but not provided');
    const row = this.#add(query.get('uri') ?? '', { text, author, parent });
    if (this.#settings.holds) row.mode = 2;
    this.#cookies.add(row.id);
    return json(answerOf(row), this.#settings.holds ? 202 : 201, cookieOf(row.id));
  }

  #add(uri: string, row: Pick<Row, 'text' | 'author' | 'parent'> & Partial<Row>): Row {
    const id = (this.#lastId += 1);
    const above = this.#rows.find((other) => other.id === row.parent);
    const parent = above ? (above.parent ?? above.id) : null;
    // No two comments of a thread have the same time.
    const created = row.created ?? Date.now() / 1000 + id / 1_000_000;
    const added: Row = {
      website: null,
      modified: null,
      mode: 1,
      likes: 0,
      dislikes: 0,
      ...row,
      id,
      parent,
      uri,
      created,
    };
    this.#rows.push(added);
    return added;
  }

  #vote(id: number, up: boolean): Answer {
    const row = this.#rows.find((other) => other.id === id);
    if (!row) return json(null);
    const denied = this.#voted.has(id) || this.#cookies.has(id);
    if (!denied) row[up ? 'likes' : 'dislikes'] += 1;
    this.#voted.add(id);
    const { likes, dislikes } = row;
    const message = 'Upvote denied because a vote has already been registered for this remote address: 198.51.60.0';
    return json({ likes, dislikes, ...(denied ? { message } : {}) });
  }

  #ofAuthor(received: Received, id: number): Answer {
    const row = this.#rows.find((other) => other.id === id);
    const proven = this.#cookies.has(id) && received.credentials === 'include' && !this.#settings.blocksCookies;
    if (!row || !proven)
      return page(403, 'Forbidden', 'You don&#39;t have the permission to access the requested resource.');
    if (received.method === 'GET') return json(answerOf(row, received.query.get('plain') === '1'));
    if (received.method === 'DELETE') return this.#remove(row);
    if (textIn(received).trimEnd().length < 3) return page(400, 'Bad Request', 'text is too short (minimum length: 3)');
    row.text = textIn(received);
    row.modified = Date.now() / 1000;
    return json(answerOf(row), 200, cookieOf(id));
  }

  #remove(row: Row): Answer {
    this.#cookies.delete(row.id);
    const cookie = { 'X-Set-Cookie': `isso-${row.id}=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/` };
    if (!this.#rows.some((other) => other.parent === row.id)) {
      this.#rows = this.#rows.filter((other) => other !== row);
      return json(null, 200, cookie);
    }
    Object.assign(row, { mode: 4, text: '', author: null });
    return json(answerOf(row), 200, cookie);
  }
}

function answerOf(row: Row, plain = false): object {
  const { uri: _, ...shown } = row;
  return {
    ...shown,
    text: plain ? row.text : rendered(row.text),
    author: row.author === null ? null : escaped(row.author),
    notification: null,
    hash: 'bbcf1e130ad9',
  };
}

function inOrder(rows: readonly Row[], sort: string): readonly Row[] {
  const byTime = rows.toSorted((a, b) => a.created - b.created);
  if (sort === 'newest') return byTime.toReversed();
  return sort === 'upvotes' ? byTime.toSorted((a, b) => b.likes - b.dislikes - (a.likes - a.dislikes)) : byTime;
}

function end({ limit, offset }: { readonly limit: number | undefined; readonly offset: number }): number | undefined {
  return limit === undefined ? undefined : offset + limit;
}

function numberIn(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  return value === null ? undefined : Number(value);
}

function textIn({ text }: Received): string {
  return (JSON.parse(text) as { readonly text: string }).text;
}

function rendered(markdown: string): string {
  return markdown === '' ? '' : `<p>${escaped(markdown)}</p>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function cookieOf(id: number): Record<string, string> {
  return {
    'X-Set-Cookie': `isso-${id}=a-signed; Expires=Sat, 21 Nov 2026 16:55:52 GMT; Max-Age=900; Path=/; SameSite=Lax`,
  };
}

function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return new HttpResponse(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

function page(status: number, title: string, sentence: string): Answer {
  const html = `<!doctype html>\n<html lang=en>\n<title>${status} ${title}</title>\n<h1>${title}</h1>\n<p>${sentence}</p>\n`;
  return new HttpResponse(html, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
