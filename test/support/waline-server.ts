import type { HttpResponse } from 'msw';
import type { Comment } from '../../src/core/comment.js';
import { jsonAnswer, type Received, type RecordedServer } from './recorded.js';

/** A comment as the stand-in keeps it; the words in Markdown. */
interface Row {
  readonly id: number;
  readonly url: string;
  readonly time: number;
  readonly user_id: number | null;
  readonly nick: string;
  readonly mail: string;
  readonly link: string;
  readonly pid: number | null;
  readonly rid: number | null;
  comment: string;
  status: string;
  sticky: number | null;
  like: number;
}

interface User {
  readonly objectId: number;
  readonly display_name: string;
  readonly type: 'administrator' | 'guest';
}

type Answer = HttpResponse<null | string>;

/** What a stand-in is set to. */
export interface WalineSettings {
  /** `COMMENT_AUDIT=true` */
  readonly holds?: boolean;
  /** `LOGIN=force` */
  readonly force?: boolean;
  /** The only solution that it believes (`TURNSTILE_SECRET`). */
  readonly turnstile?: string;
}

/** Whom each token names. */
export const TOKENS: Readonly<Record<string, User>> = {
  'a-jwt': { objectId: 1, display_name: 'Mona Example', type: 'administrator' },
  'readers-jwt': { objectId: 2, display_name: 'Rita Reader', type: 'guest' },
};

const ORDERS: Readonly<Record<string, (a: Row, b: Row) => number>> = {
  insertedAt_desc: (a, b) => b.time - a.time,
  insertedAt_asc: (a, b) => a.time - b.time,
};

/**
 * A stand-in for Waline 1.39 with a memory: each answer has the shape, the status and the headers of one in
 * `test/recorded/waline/`. Like PostgreSQL there, it gives no `time` when something was changed.
 */
export class WalineServer {
  readonly #settings: WalineSettings;
  #rows: Row[] = [];
  #lastId = 0;
  readonly #reactions = new Map<string, number>();

  constructor(settings: WalineSettings = {}) {
    this.#settings = settings;
  }

  /** Puts comments into a thread, in two levels as Waline does. */
  seed(url: string, seeds: readonly Comment[]): void {
    const rows = new Map<string, Row>();
    for (const { id, parent, author, body, created } of seeds) {
      const above = parent === null ? undefined : rows.get(parent);
      const row = this.#add({
        url,
        time: created ?? 0,
        comment: body.source,
        nick: author.name,
        pid: above?.id ?? null,
        rid: above ? (above.rid ?? above.id) : null,
      });
      rows.set(id, row);
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
    const user = TOKENS[headers.get('Authorization')?.replace(/^Bearer /, '') ?? ''];
    const [, id] = /^\/api\/comment\/([a-z0-9,]+)$/i.exec(path) ?? [];
    if (id !== undefined) return method === 'PUT' ? this.#put(received, id, user) : this.#delete(id, user);
    switch (`${method} ${path}`) {
      case 'GET /api/comment':
        return this.#get(query, user);
      case 'POST /api/comment':
        return this.#post(received, user);
      case 'GET /api/token':
        return success(user ?? {});
      case 'GET /api/article':
        return success([
          Object.fromEntries((query.get('type') ?? '').split(',').map((type) => [type, this.#of(type)])),
        ]);
      case 'POST /api/article':
        return this.#react(bodyOf(received));
      default:
        return jsonAnswer({ errno: 404, errmsg: `url \`${path}\` not found.` }, 404);
    }
  }

  #of(type: string): number {
    return this.#reactions.get(type) ?? 0;
  }

  #get(query: URLSearchParams, user: User | undefined): Answer {
    const urls = query.get('url')?.split(',') ?? [];
    if (query.get('type') === 'count') return success(urls.map((url) => this.#seenBy(undefined, url).length));
    if (query.get('type') === 'recent') {
      const newest = this.#seenBy(undefined).toSorted(ORDERS['insertedAt_desc']);
      return success(newest.slice(0, Number(query.get('count'))).map((row) => shown(row, user)));
    }
    return this.#list(query, user);
  }

  #seenBy(user: User | undefined, url?: string): Row[] {
    return this.#rows.filter(
      (row) =>
        (url === undefined || row.url === url) &&
        (row.status === 'approved' || user?.type === 'administrator' || (user && row.user_id === user.objectId)),
    );
  }

  #list(query: URLSearchParams, user: User | undefined): Answer {
    const [page, pageSize] = [Number(query.get('page') ?? 1), Number(query.get('pageSize') ?? 10)];
    if (pageSize > 100) return failure(1001, { pageSize: 'pageSize need an integer under your options' });
    const rows = this.#seenBy(user, query.get('path') ?? '').toSorted(ORDERS[query.get('sortBy') ?? 'insertedAt_desc']);
    const roots = rows.filter(({ rid }) => rid === null);
    const inOrder = [...roots.filter(({ sticky }) => sticky), ...roots.filter(({ sticky }) => !sticky)];
    return success({
      page,
      totalPages: Math.ceil(roots.length / pageSize),
      pageSize,
      count: rows.length,
      data: inOrder.slice((page - 1) * pageSize, page * pageSize).map((root) => ({
        ...shown(root, user),
        children: rows.filter(({ rid }) => rid === root.id).map((row) => ({ ...shown(row, user), reply_user: {} })),
      })),
    });
  }

  #post(received: Received, user: User | undefined): Answer {
    const body = bodyOf(received);
    const { holds, force, turnstile } = this.#settings;
    if (!user && force) return jsonAnswer({ errno: 401, errmsg: 'Unauthorized' }, 401);
    if (!user && turnstile !== undefined && body['turnstile'] !== turnstile)
      return jsonAnswer({ errno: 403, errmsg: 'Forbidden' }, 403);
    const comment = String(body['comment']);
    if (comment === '') return failure(1001, { comment: 'comment can not be blank' });
    const row = this.#add({
      url: String(body['url']),
      time: Date.now(),
      comment,
      nick: user?.display_name ?? String(body['nick']),
      mail: String(body['mail']),
      link: String(body['link']),
      user_id: user?.objectId ?? null,
      pid: (body['pid'] as number | undefined) ?? null,
      rid: (body['rid'] as number | undefined) ?? null,
      status: holds && user?.type !== 'administrator' ? 'waiting' : 'approved',
    });
    return success(shown(row, user));
  }

  #add(row: Partial<Row> & Pick<Row, 'url' | 'time' | 'comment' | 'nick' | 'pid' | 'rid'>): Row {
    const id = (this.#lastId += 1);
    const rest = { user_id: null, mail: '', link: '', status: 'approved', sticky: null, like: 0 };
    // No two comments of a thread have the same time.
    const added: Row = { ...rest, ...row, id, time: Math.max(row.time, (this.#rows.at(-1)?.time ?? 0) + 1) };
    this.#rows.push(added);
    return added;
  }

  #put(received: Received, id: string, user: User | undefined): Answer {
    const { like, ...changes } = bodyOf(received);
    const row = this.#rows.find((other) => String(other.id) === id);
    const isAdmin = user?.type === 'administrator';
    if (!user && typeof like !== 'boolean') return jsonAnswer({ errno: 401, errmsg: 'Unauthorized' }, 401);
    if (user && !isAdmin && row?.user_id !== user.objectId) return jsonAnswer({ errno: 403, errmsg: 'Forbidden' }, 403);
    if (!row) return success('');
    if (typeof like === 'boolean') row.like = Math.max(0, row.like + (like ? 1 : -1));
    else Object.assign(row, changes);
    const { objectId, ...rest } = shown(row, user);
    return success({ ...rest, id: objectId, insertedat: new Date(row.time).toISOString(), time: null });
  }

  #delete(id: string, user: User | undefined): Answer {
    if (!user) return jsonAnswer({ errno: 401, errmsg: 'Unauthorized' }, 401);
    const row = this.#rows.find((other) => String(other.id) === id);
    if (user.type !== 'administrator' && row?.user_id !== user.objectId)
      return jsonAnswer({ errno: 403, errmsg: 'Forbidden' }, 403);
    this.#rows = this.#rows.filter((other) => ![other.id, other.pid, other.rid].includes(Number(id)));
    return success('');
  }

  #react({ type, action }: Readonly<Record<string, unknown>>): Answer {
    const name = String(type);
    this.#reactions.set(name, this.#of(name) + (action === 'inc' ? 1 : -1));
    return success([{ [name]: this.#of(name) }]);
  }
}

function shown({ id, mail, ...row }: Row, user: User | undefined) {
  return {
    ...row,
    objectId: id,
    orig: row.comment,
    comment: `<p>${escaped(row.comment)}</p>\n`,
    browser: 'Chrome126.0',
    os: 'Linux',
    avatar: 'https://seccdn.libravatar.org/avatar/0123456789abcdef0123456789abcdef',
    ...(user?.type === 'administrator' ? { mail, ip: '127.0.0.1' } : {}),
    ...(row.user_id === null ? {} : { type: TYPES[row.user_id], label: null }),
  };
}

const TYPES: Readonly<Record<number, string>> = { 1: 'administrator', 2: 'guest' };

function bodyOf({ text }: Received): Readonly<Record<string, unknown>> {
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}

function success(data: unknown): Answer {
  return jsonAnswer({ errno: 0, errmsg: '', data });
}

function failure(errno: number, errmsg: unknown): Answer {
  return jsonAnswer({ errno, errmsg });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
