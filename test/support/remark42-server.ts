import { HttpResponse } from 'msw';
import type { Comment } from '../../src/core/comment.js';
import { jsonAnswer, type Received, type RecordedServer } from './recorded.js';

/** A comment as the stand-in keeps it; the words in Markdown. */
interface Row {
  readonly id: string;
  readonly pid: string;
  readonly url: string;
  readonly time: number;
  readonly user: User;
  readonly votes: Map<string, number>;
  orig: string;
  edited?: number;
  pin?: boolean;
  deleted?: boolean;
}

interface User {
  readonly id: string;
  readonly name: string;
  readonly admin: boolean;
}

type Answer = HttpResponse<null | string>;

/** What a stand-in is set to. */
export interface Remark42Settings {
  readonly providers?: readonly string[];
  readonly readOnly?: boolean;
}

/** Whom each proof names: what a cookie holds, or a token. */
const SESSIONS: Readonly<Record<string, User>> = {
  'monas-xsrf': { id: 'github_7c222fb2927d828af22f592134e8932480637c0d', name: 'Mona Example', admin: true },
  'bens-jwt': { id: 'github_b6589fc6ab0dc82cf12099d1c2d40ab994e8410c', name: 'Ben', admin: false },
};

const ORDERS: Readonly<Record<string, (a: Row, b: Row) => number>> = {
  '+time': (a, b) => a.time - b.time,
  '-time': (a, b) => b.time - a.time,
  '-score': (a, b) => scoreOf(b) - scoreOf(a) || b.time - a.time,
  '-controversy': (a, b) => b.votes.size - a.votes.size || b.time - a.time,
};

/**
 * A stand-in for Remark42 1.14 with a memory: each answer has the shape, the status and the code of one in
 * `test/recorded/remark42/`; that of a comment which is not there has its code from Remark42's source.
 */
export class Remark42Server {
  readonly #settings: Remark42Settings;
  readonly #sessions = new Map(Object.entries(SESSIONS));
  readonly #rows: Row[] = [];

  constructor(settings: Remark42Settings = {}) {
    this.#settings = settings;
  }

  /** Puts comments into a thread. */
  seed(url: string, seeds: readonly Comment[]): void {
    const ids = new Map<string, string>();
    for (const { id, parent, author, body, created } of seeds) {
      const user = { id: `google_${author.name.toLowerCase().replace(/\W+/g, '_')}`, name: author.name, admin: false };
      const pid = parent === null ? '' : (ids.get(parent) ?? '');
      ids.set(id, this.#add({ url, pid, user, orig: body.source, time: created ?? 0 }).id);
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
    const { method, path, query, headers } = received;
    const user = this.#sessions.get(headers.get('X-XSRF-TOKEN') ?? headers.get('X-JWT') ?? '');
    const [, area = '', id = ''] =
      /^\/(?:api\/v1|auth)\/([a-z]+(?:\/comment|\/pin|\/login)?)(?:\/([^/]+))?$/.exec(path) ?? [];
    if (`${method} ${area}` === 'POST counts') return this.#counts(bodyOf<readonly string[]>(received));
    if (method === 'GET') return this.#get(area, id, query, user);
    if (!user) return new HttpResponse('Unauthorized\n', { status: 401 });
    return this.#write(`${method} ${area}`, id, received, user);
  }

  #get(area: string, id: string, query: URLSearchParams, user: User | undefined): Answer {
    switch (area) {
      case 'config':
        return jsonAnswer({ ...CONFIG, auth_providers: this.#settings.providers ?? ['github', 'anonymous'] });
      case 'find':
        return this.#find(query, user);
      case 'id':
        return this.#of(id, (row) => jsonAnswer(shown(row, user)));
      case 'last':
        return jsonAnswer(
          this.#rows
            .filter(({ deleted }) => !deleted)
            .toSorted(ORDERS['-time'])
            .slice(0, Number(id))
            .map((row) => shown(row, undefined)),
        );
      case 'user':
        return user ? jsonAnswer(told(user)) : new HttpResponse('Unauthorized\n', { status: 401 });
      case 'anonymous/login':
        return this.#login(query.get('user') ?? '');
      case 'logout':
        document.cookie = 'XSRF-TOKEN=; Path=/; Max-Age=0';
        return jsonAnswer({});
      default:
        return new HttpResponse('404 page not found', { status: 404 });
    }
  }

  /** Signs in by a name, as browsers and pages with a token see it. */
  #login(name: string): Answer {
    if (!/^[\p{L}\d_ ]{3,64}$/u.test(name)) return jsonAnswer({ error: 'incorrect user or password' }, 403);
    const user = { id: `anonymous_${name.length}${name.charCodeAt(0)}`, name, admin: false };
    const proof = `proof-${this.#sessions.size}`;
    this.#sessions.set(proof, user);
    document.cookie = `XSRF-TOKEN=${proof}; Path=/`;
    return jsonAnswer({ name, id: user.id, picture: '', attrs: { admin: false, blocked: false } }, 200, {
      'X-JWT': proof,
    });
  }

  #find(query: URLSearchParams, user: User | undefined): Answer {
    const since = Number(query.get('since') ?? 0);
    const all = this.#rows.filter(({ url }) => url === query.get('url'));
    const rows = all.filter(({ time }) => time >= since).toSorted(ORDERS[query.get('sort') ?? '+time']);
    const count = rows.filter(({ deleted }) => !deleted).length;
    const times = all.map(({ time }) => new Date(time).toISOString());
    return jsonAnswer({
      comments: rows.map((row) => shown(row, user)),
      info: {
        ...(all.length > 0 ? { url: query.get('url') } : {}),
        count,
        ...(this.#settings.readOnly ? { read_only: true } : {}),
        first_time: times[0] ?? '0001-01-01T00:00:00Z',
        last_time: times.at(-1) ?? '0001-01-01T00:00:00Z',
      },
    });
  }

  #counts(urls: readonly string[]): Answer {
    const count = (url: string): number => this.#rows.filter((row) => row.url === url && !row.deleted).length;
    return jsonAnswer(urls.map((url) => ({ url, count: count(url) })));
  }

  #write(what: string, id: string, received: Received, user: User): Answer {
    switch (what) {
      case 'POST comment':
        return this.#create(bodyOf(received), user);
      case 'PUT comment':
        return this.#of(id, (row) => this.#change(row, bodyOf(received), user));
      case 'PUT vote':
        return this.#of(id, (row) => this.#vote(row, Number(received.query.get('vote')), user));
      case 'PUT admin/pin':
      case 'DELETE admin/comment':
        return this.#of(id, (row) => administer(row, received, user));
      default:
        return new HttpResponse('404 page not found', { status: 404 });
    }
  }

  #create({ text, pid, locator }: Sent, user: User): Answer {
    if (this.#settings.readOnly) return refusal(403, 8, 'rejected', 'old post, read-only');
    if (!text) return refusal(400, 4, 'empty comment text', 'invalid comment');
    const row = this.#add({ url: locator?.url ?? '', pid: pid ?? '', user, orig: text, time: Date.now() });
    return jsonAnswer(shown(row, user), 201);
  }

  #change(row: Row, sent: Sent, user: User): Answer {
    if (row.user.id !== user.id) return refusal(403, 3, 'rejected', 'can not edit comments for other users');
    if (this.#rows.some(({ pid, deleted }) => pid === row.id && !deleted))
      return refusal(400, 11, `parent comment with reply can't be edited, ${row.id}`, "can't update comment");
    if (sent.delete) row.deleted = true;
    else Object.assign(row, { orig: sent.text ?? '', edited: Date.now() });
    return jsonAnswer(shown(row, user));
  }

  #vote(row: Row, step: number, user: User): Answer {
    const error = (code: number, what: string): Answer => refusal(400, code, what, "can't vote for comment");
    if (row.user.id === user.id) return error(13, `user ${user.id} can not vote for his own comment ${row.id}`);
    const before = row.votes.get(user.id) ?? 0;
    if (before === step) return error(14, `user ${user.id} already voted for ${row.id}`);
    row.votes.set(user.id, before + step);
    return jsonAnswer({ id: row.id, score: scoreOf(row) });
  }

  #of(id: string, answer: (row: Row) => Answer): Answer {
    const row = this.#rows.find((other) => other.id === id);
    return row ? answer(row) : refusal(400, 1, `no value for ${id}`, "can't find comment");
  }

  #add(row: Omit<Row, 'id' | 'votes'>): Row {
    // No two comments have the same time.
    const time = Math.max(row.time, (this.#rows.at(-1)?.time ?? 0) + 1);
    const added = { ...row, id: crypto.randomUUID(), time, votes: new Map<string, number>() };
    this.#rows.push(added);
    return added;
  }
}

interface Sent {
  readonly text?: string;
  readonly pid?: string;
  readonly delete?: boolean;
  readonly locator?: { readonly url: string };
}

const CONFIG = {
  version: 'unknown',
  edit_duration: 300,
  admin_edit: false,
  min_comment_size: 0,
  max_comment_size: 2048,
  anon_vote: true,
  positive_score: false,
  subscribers_only: false,
};

function administer(row: Row, { method, query }: Received, user: User): Answer {
  if (!user.admin) return new HttpResponse('Access denied\n', { status: 403 });
  if (method === 'DELETE') row.deleted = true;
  else row.pin = query.get('pin') === '1';
  return jsonAnswer({ id: row.id, locator: { site: 'remark', url: row.url } });
}

function shown(row: Row, viewer: User | undefined) {
  const { id, pid, url, user, orig, time, edited, pin, deleted } = row;
  return {
    id,
    pid,
    text: deleted ? '' : `<p>${escaped(orig)}</p>\n`,
    ...(deleted ? {} : { orig }),
    user: { ...told(user), ip: '5a2994797032c3bf154d7f580e450862aa9d6c1c' },
    locator: { site: 'remark', url },
    score: scoreOf(row),
    vote: row.votes.get(viewer?.id ?? '') ?? 0,
    time: new Date(time).toISOString().replace('Z', '199423Z'),
    ...(edited === undefined ? {} : { edit: { time: new Date(edited).toISOString(), summary: '' } }),
    ...(pin ? { pin } : {}),
    ...(deleted ? { delete: true } : {}),
    title: 'Intro',
  };
}

function told({ id, name, admin }: User) {
  const picture = `${location.origin}/api/v1/avatar/c9be5b5a0bf58b63fcd38e3f093d9af53c413b47.image`;
  return { name, id, picture, admin, site_id: 'remark' };
}

function scoreOf({ votes }: Row): number {
  return [...votes.values()].reduce((sum, vote) => sum + vote, 0);
}

function refusal(status: number, code: number, error: string, details: string): Answer {
  return jsonAnswer({ code, details, error }, status);
}

function bodyOf<T = Sent>({ text }: Received): T {
  return JSON.parse(text) as T;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
