import { HttpResponse } from 'msw';
import { htmlOf } from '../../src/adapters/ghost-text.js';
import type { Comment } from '../../src/core/comment.js';
import { uuidOf } from './ghost-replay.js';
import { jsonAnswer, type Received, type RecordedServer } from './recorded.js';

/** A comment as the stand-in keeps it. */
interface Row {
  readonly id: string;
  readonly parent: string | null;
  readonly inReplyTo: string | null;
  readonly created: number;
  readonly member: string;
  readonly likes: Set<string>;
  html: string | null;
  status: 'published' | 'deleted';
  edited: number | null;
}

type Answer = HttpResponse<null | string>;
type Sent = Readonly<Record<string, unknown>>;

const REFUSALS = {
  UnauthorizedError: [401, 'Unable to find member'],
  NoPermissionError: [403, 'You do not have permission to edit comments'],
  NotFoundError: [404, 'Comment could not be found'],
  BadRequestError: [400, 'Can not reply to a reply'],
} as const;

/** A stand-in for Ghost 5.130 with a memory: each answer has the shape and the status of one in `test/recorded/ghost/`. */
export class GhostServer {
  readonly #post: string;
  /** The name of the member whose cookie goes along; `null` for nobody. */
  #member: string | null;
  #rows: Row[] = [];

  constructor(post: string, member: string | null) {
    this.#post = post;
    this.#member = member;
  }

  /** Puts comments below the post, in two levels as Ghost does. */
  seed(seeds: readonly Comment[]): void {
    const rows = new Map<string, Row>();
    for (const { id, parent, author, body, created } of seeds) {
      const above = parent === null ? undefined : rows.get(parent);
      const inReplyTo = above?.parent ? above.id : null;
      const root = above ? (above.parent ?? above.id) : null;
      rows.set(id, this.#add(author.name, htmlOf(body.source), root, inReplyTo, created ?? 0));
    }
  }

  /** Takes over all requests that a server of recordings receives. */
  answer(server: RecordedServer): void {
    server.answer(
      () => true,
      (received) => this.#respond(received),
    );
  }

  #respond({ method, path, query, text }: Received): Answer {
    const [, kind = '', id = '', verb = ''] = /^\/members\/api\/(\w+)\/(?:(\w+)\/)?(?:(\w+)\/)?$/.exec(path) ?? [];
    if (kind === 'member') return this.#me();
    if (kind === 'session') {
      this.#member = null;
      return done();
    }
    if (id === 'counts') return jsonAnswer(this.#counts(query.get('ids') ?? ''));
    if (id === 'post') return this.#list(query, verb);
    if (method === 'POST' && id === '') return this.#create(sentIn(text));
    const row = this.#rows.find((other) => other.id === id);
    if (!row) return refused('NotFoundError');
    if (verb === 'replies') return this.#replies(row, query);
    if (method === 'GET') return this.#shown([row]);
    if (this.#member === null) return refused('UnauthorizedError');
    if (verb === 'report') return done();
    return verb === 'like' ? like(row, this.#member, method) : this.#put(row, sentIn(text));
  }

  #me(): Answer {
    if (this.#member === null) return done();
    return jsonAnswer({ ...memberOf(this.#member), email: 'secret@example.test', paid: false, newsletters: [] });
  }

  #counts(ids: string): Sent {
    const count = this.#rows.filter(({ status }) => status === 'published').length;
    return Object.fromEntries(ids.split(',').map((id) => [id, id === this.#post ? count : 0]));
  }

  #list(query: URLSearchParams, post: string): Answer {
    const until = Date.parse(/created_at:<='(.+)'/.exec(query.get('filter') ?? '')?.[1] ?? '9999-01-01T00:00:00.000Z');
    const order = query.get('order') ?? '';
    const roots = this.#rows
      .filter((row) => post === this.#post && row.parent === null && row.created <= until && this.#isShown(row))
      .toSorted(
        (a, b) => (order.startsWith('created_at asc') ? 1 : -1) * (a.created - b.created || (a.id < b.id ? -1 : 1)),
      )
      .toSorted((a, b) => (order.startsWith('count__likes') ? b.likes.size - a.likes.size : 0));
    return this.#shown(...paged(roots, query));
  }

  #replies({ id }: Row, query: URLSearchParams): Answer {
    const after = /id:>'(\w+)'/.exec(query.get('filter') ?? '')?.[1] ?? '';
    return this.#shown(
      ...paged(
        this.#below(id).filter((row) => row.id > after),
        query,
      ),
    );
  }

  #below(root: string): readonly Row[] {
    return this.#rows.filter(({ parent, status }) => parent === root && status === 'published');
  }

  /** What was removed keeps its place for as long as something stands below it. */
  #isShown({ id, status }: Row): boolean {
    return status === 'published' || this.#below(id).length > 0;
  }

  #create({ html, parent_id: parent = null, in_reply_to_id: inReplyTo = null }: Sent): Answer {
    if (this.#member === null) return refused('UnauthorizedError');
    const above = this.#rows.find(({ id }) => id === parent);
    if (parent !== null && !above) return refused('NotFoundError');
    if (above?.parent) return refused('BadRequestError');
    const row = this.#add(this.#member, String(html), parent as string | null, inReplyTo as string | null, Date.now());
    return this.#shown([row], undefined, 201);
  }

  #add(member: string, html: string, parent: string | null, inReplyTo: string | null, time: number): Row {
    const id = (0x6b01d2a75452 + this.#rows.length).toString(16).padStart(24, '0');
    // Ghost keeps seconds.
    const created = Math.floor(time / 1000) * 1000;
    const row: Row = {
      id,
      parent,
      inReplyTo,
      html,
      member,
      created,
      edited: null,
      status: 'published',
      likes: new Set(),
    };
    this.#rows.push(row);
    return row;
  }

  #put(row: Row, { html, status }: Sent): Answer {
    if (row.member !== this.#member) return refused('NoPermissionError');
    if (status === 'deleted') Object.assign(row, { status, html: null });
    else Object.assign(row, { html, edited: Date.now() });
    return this.#shown([row]);
  }

  #shown(rows: readonly Row[], pagination?: Sent, status = 200): Answer {
    const comments = rows.map((row) => {
      const below = this.#below(row.id);
      const replies = below.slice(0, 3).map((reply) => this.#shownRow(reply));
      const likes = row.likes.size;
      if (row.parent !== null) return this.#shownRow(row);
      return { ...this.#shownRow(row), replies, count: { replies: below.length, likes } };
    });
    return jsonAnswer({ comments, ...(pagination ? { meta: { pagination } } : {}) }, status);
  }

  #shownRow({ id, inReplyTo, status, html, created, edited, member, likes }: Row): Sent {
    return {
      id,
      in_reply_to_id: inReplyTo,
      in_reply_to_snippet: inReplyTo === null ? null : 'Some words',
      status,
      html,
      created_at: new Date(created).toISOString(),
      edited_at: edited === null ? null : new Date(edited).toISOString(),
      member: memberOf(member),
      liked: this.#member !== null && likes.has(this.#member),
      count: { likes: likes.size },
    };
  }
}

function paged(rows: readonly Row[], query: URLSearchParams): [readonly Row[], Sent] {
  const [page, limit] = [Number(query.get('page') ?? 1), Number(query.get('limit') ?? 15)];
  const pages = Math.max(1, Math.ceil(rows.length / limit));
  const pagination = { page, limit, pages, total: rows.length, next: page < pages ? page + 1 : null, prev: null };
  return [rows.slice((page - 1) * limit, page * limit), pagination];
}

function like({ likes }: Row, member: string, method: string): Answer {
  if (method === 'POST' && likes.has(member)) return refused('BadRequestError');
  if (method === 'DELETE' && !likes.has(member)) return refused('NotFoundError');
  if (method === 'POST') likes.add(member);
  else likes.delete(member);
  return done();
}

function memberOf(name: string): Sent {
  return { id: '6b01d2ff5452045363d32899', uuid: uuidOf(name), name, expertise: null, avatar_image: null };
}

function sentIn(text: string): Sent {
  return (JSON.parse(text) as { readonly comments: readonly [Sent] }).comments[0];
}

function refused(type: keyof typeof REFUSALS): Answer {
  const [status, context] = REFUSALS[type];
  return jsonAnswer({ errors: [{ message: 'No', context, type, code: null }] }, status);
}

function done(): Answer {
  return new HttpResponse(null, { status: 204 });
}
