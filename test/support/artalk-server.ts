import type { HttpResponse } from 'msw';
import type { Comment } from '../../src/core/comment.js';
import { jsonAnswer, type Received, type RecordedServer } from './recorded.js';

/** A comment as the stand-in keeps it; the words in Markdown. */
interface Row {
  readonly id: number;
  readonly page_key: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly nick: string;
  readonly email: string;
  readonly link: string;
  readonly rid: number;
  content: string;
  is_pending: boolean;
  is_collapsed: boolean;
  is_pinned: boolean;
}

type Sent = Readonly<Record<string, unknown>>;
type Answer = HttpResponse<null | string>;

/** What a stand-in is set to. */
export interface ArtalkSettings {
  /** `moderator.pending_default` */
  readonly holds?: boolean;
  /** Whether the page is for administrators. */
  readonly adminOnly?: boolean;
  /** Whether each action wants the picture read (`captcha.always`). */
  readonly challenges?: boolean;
}

/** What proves that somebody is the administrator, and how they get it. */
export const TOKEN = 'a-jwt';
export const PASSWORD = 'open sesame';
const MONA = { id: 1, name: 'Mona Example', email: 'mona@example.test', link: '', is_admin: true };
const SITE = 'Blog';
const PAGE_ID = 3;
/** What is to be read in the picture. */
export const SOLVED = '4k7p';
const PICTURE = 'data:image/png;base64,iVBORw0KGgo=';

/**
 * A stand-in for Artalk 2.9 with a memory: each answer has the shape and the status of one in
 * `test/recorded/artalk/`, which were written after Artalk’s source. Its clock is in UTC.
 */
export class ArtalkServer {
  readonly #settings: ArtalkSettings;
  #rows: Row[] = [];
  #lastId = 0;
  #isSolved = false;
  /** How the one address there is voted, by target. */
  readonly #votes = new Map<string, 'up' | 'down'>();

  constructor(settings: ArtalkSettings = {}) {
    this.#settings = settings;
  }

  /** Puts comments into a thread. */
  seed(page_key: string, seeds: readonly Comment[]): void {
    const ids = new Map<string, number>();
    for (const { id, parent, author, body, created } of seeds) {
      const rid = parent === null ? 0 : ids.get(parent)!;
      const row = this.#add({ page_key, nick: author.name, content: body.source, time: created ?? 0, rid });
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
    const { method, query, headers } = received;
    const path = received.path.replace(/^\/api\/v2\//, '');
    const isAdmin = headers.get('Authorization') === `Bearer ${TOKEN}`;
    const [, comment] = /^comments\/(\d+)$/.exec(path) ?? [];
    if (comment !== undefined && method === 'GET') return this.#get(Number(comment));
    if (comment !== undefined) return this.#change(received, Number(comment), isAdmin);
    const [, target, choice] = /^votes\/((?:comment|page)\/\d+)(?:\/(up|down))?$/.exec(path) ?? [];
    if (target !== undefined) return this.#vote(target, choice as 'up' | 'down' | undefined, isAdmin);
    switch (`${method} ${path}`) {
      case 'GET conf':
        return jsonAnswer({ frontend_conf: { vote: true, voteDown: true, imgUpload: true }, version: {} });
      case 'GET comments':
        return this.#list(query, isAdmin);
      case 'POST comments':
        return this.#create(sentIn(received), isAdmin);
      case 'POST captcha/verify':
        return this.#solve(sentIn(received));
      case 'GET stats/page_comment':
        return jsonAnswer({ data: this.#counts((query.get('page_keys') ?? '').split(',')) });
      case 'GET stats/latest_comments':
        return this.#latest(Number(query.get('limit')));
      case 'GET user':
        return jsonAnswer({ user: isAdmin ? MONA : null, is_login: isAdmin, notifies: [], notifies_count: 0 });
      case 'POST user/access_token':
        return this.#enter(sentIn(received));
      case 'POST upload':
        return jsonAnswer({ file_type: 'image', file_name: 'leaf.png', public_url: '/static/images/leaf.png' });
      default:
        return refusal(404, 'Not Found');
    }
  }

  #list(query: URLSearchParams, isAdmin: boolean): Answer {
    if (query.get('site_name') !== SITE) return refusal(404, 'Site not found.', { err_no_site: true });
    const asks = query.get('email');
    const seen = this.#rows.filter(
      (row) => row.page_key === query.get('page_key') && (!row.is_pending || isAdmin || row.email === asks),
    );
    const roots = seen.filter(({ rid }) => rid === 0).toSorted(this.#order(query.get('sort_by')));
    const [limit, offset] = [Number(query.get('limit')), Number(query.get('offset'))];
    const page = roots.slice(offset, offset + limit);
    const ids = new Set(page.map(({ id }) => id));
    const children = seen.filter(({ id, rid }) => rid !== 0 && ids.has(this.#rootOf(id)));
    return jsonAnswer({
      comments: [...page, ...children].map((row) => this.#shown(row)),
      count: seen.length,
      roots_count: roots.length,
      page: { id: PAGE_ID, admin_only: this.#settings.adminOnly ?? false, title: 'An introduction' },
    });
  }

  #order(sort: string | null): (a: Row, b: Row) => number {
    if (sort === 'date_asc') return (a, b) => a.time - b.time;
    if (sort === 'vote') return (a, b) => this.#count(b, 'up') - this.#count(a, 'up') || b.time - a.time;
    return (a, b) => Number(b.is_pinned) - Number(a.is_pinned) || b.time - a.time;
  }

  #rootOf(id: number): number {
    const row = this.#find(id);
    return row && row.rid !== 0 ? this.#rootOf(row.rid) : id;
  }

  #find(id: number): Row | undefined {
    return this.#rows.find((row) => row.id === id);
  }

  #get(id: number): Answer {
    const row = this.#find(id);
    if (!row) return refusal(404, 'Comment not found');
    const above = this.#find(row.rid);
    return jsonAnswer({ comment: this.#shown(row), reply_comment: above ? this.#shown(above) : null });
  }

  #create(sent: Sent, isAdmin: boolean): Answer {
    const { name, email, link, content, rid, page_key } = sent as Readonly<Record<string, string>>;
    if (this.#isChallenged(isAdmin)) return this.#challenge();
    for (const [field, value] of Object.entries({ Nickname: name, Email: email }))
      if (!value?.trim()) return refusal(400, `${field} cannot be empty`);
    if ((this.#settings.adminOnly || email === MONA.email) && !isAdmin)
      return refusal(403, 'Admin access required', { need_login: true });
    const above = Number(rid);
    if (above !== 0 && !this.#find(above)) return refusal(404, 'Parent comment not found');
    const row = this.#add({
      page_key: page_key!,
      nick: name!,
      email: email!,
      link: link ?? '',
      content: content!,
      rid: above,
      time: Date.now(),
      is_pending: !isAdmin && (this.#settings.holds ?? false),
    });
    this.#isSolved = false;
    return jsonAnswer(this.#shown(row));
  }

  #isChallenged(isAdmin: boolean): boolean {
    return Boolean(this.#settings.challenges) && !isAdmin && !this.#isSolved;
  }

  #challenge(): Answer {
    return refusal(403, 'Captcha required', { need_captcha: true, img_data: PICTURE });
  }

  #solve({ value }: Sent): Answer {
    if (value !== SOLVED) return refusal(403, 'Wrong captcha', { img_data: PICTURE });
    this.#isSolved = true;
    return jsonAnswer({ msg: 'Success' });
  }

  #add(row: Pick<Row, 'page_key' | 'nick' | 'content' | 'time' | 'rid'> & Partial<Row>): Row {
    const id = (this.#lastId += 1);
    const rest = { email: '', link: '', is_pending: false, is_collapsed: false, is_pinned: false };
    // No two comments of a thread have the same second.
    const time = Math.max(row.time, (this.#rows.at(-1)?.time ?? 0) + 1000);
    const added = { ...rest, ...row, id, time };
    this.#rows.push(added);
    return added;
  }

  #change(received: Received, id: number, isAdmin: boolean): Answer {
    const row = this.#find(id);
    if (!isAdmin) return refusal(403, 'Admin access required', { need_login: true });
    if (!row) return refusal(404, 'Comment not found');
    if (received.method === 'DELETE') {
      this.#rows = this.#rows.filter((other) => !this.#isBelow(other, id));
      return jsonAnswer({ msg: 'Success' });
    }
    const { content, is_pending, is_collapsed, is_pinned } = sentIn(received) as unknown as Row;
    Object.assign(row, { content: content || row.content, is_pending, is_collapsed, is_pinned });
    return jsonAnswer(this.#shown(row));
  }

  #isBelow({ id, rid }: Row, above: number): boolean {
    if (id === above || rid === above) return true;
    const next = this.#find(rid);
    return next !== undefined && this.#isBelow(next, above);
  }

  /** A vote cast twice is taken back. */
  #vote(target: string, choice: 'up' | 'down' | undefined, isAdmin: boolean): Answer {
    const [kind, id] = target.split('/');
    if (kind === 'comment' ? !this.#find(Number(id)) : Number(id) !== PAGE_ID) return refusal(404, 'not found');
    if (choice && this.#isChallenged(isAdmin)) return this.#challenge();
    if (choice && this.#votes.get(target) === choice) this.#votes.delete(target);
    else if (choice) this.#votes.set(target, choice);
    const mine = this.#votes.get(target);
    const [up, down] = [Number(mine === 'up'), Number(mine === 'down')];
    return jsonAnswer({ up, down, is_up: mine === 'up', is_down: mine === 'down' });
  }

  #count({ id }: Row, choice: 'up' | 'down'): number {
    return Number(this.#votes.get(`comment/${id}`) === choice);
  }

  #counts(keys: readonly string[]): Sent {
    const published = this.#rows.filter((row) => !row.is_pending);
    return Object.fromEntries(keys.map((key) => [key, published.filter((row) => row.page_key === key).length]));
  }

  #latest(limit: number): Answer {
    const rows = this.#rows.filter((row) => !row.is_pending).toSorted((a, b) => b.time - a.time);
    return jsonAnswer({ data: rows.slice(0, limit).map((row) => this.#shown(row)) });
  }

  #enter({ email, password }: Sent): Answer {
    if (email !== MONA.email || password !== PASSWORD) return refusal(401, 'Login failed');
    return jsonAnswer({ token: TOKEN, user: MONA });
  }

  #shown(row: Row): object {
    const { id, nick, email, link, content, rid, page_key, time, is_pending, is_collapsed, is_pinned } = row;
    const isMona = email === MONA.email;
    return {
      id,
      nick,
      link,
      content,
      rid,
      page_key,
      is_pending,
      is_collapsed,
      is_pinned,
      content_marked: `<p>${content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>\n`,
      user_id: isMona ? MONA.id : id + 10,
      email_encrypted: '0123456789abcdef0123456789abcdef',
      ua: 'Mozilla/5.0 (X11; Linux x86_64)',
      date: new Date(time).toISOString().slice(0, 19).replace('T', ' '),
      is_allow_reply: !is_pending && !is_collapsed,
      is_verified: isMona,
      badge_name: isMona ? 'Admin' : '',
      badge_color: '',
      visible: true,
      vote_up: this.#count(row, 'up'),
      vote_down: this.#count(row, 'down'),
      page_url: `https://blog.example.test${page_key}`,
      site_name: SITE,
    };
  }
}

function sentIn({ text }: Received): Sent {
  return JSON.parse(text) as Sent;
}

function refusal(status: number, msg: string, more: object = {}): Answer {
  return jsonAnswer({ msg, ...more }, status);
}
