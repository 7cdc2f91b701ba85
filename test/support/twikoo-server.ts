import { HttpResponse } from 'msw';
import type { Comment } from '../../src/core/comment.js';
import type { Received, RecordedServer } from './recorded.js';
import { sentIn } from './twikoo-replay.js';

/** A comment as the stand-in keeps it. */
interface Row {
  readonly id: string;
  readonly url: string;
  readonly uid: unknown;
  readonly nick: string;
  readonly link: string;
  readonly comment: string;
  readonly created: number;
  readonly rid?: string | undefined;
  readonly pid?: string | undefined;
  readonly isSpam: boolean;
  ups: readonly unknown[];
  downs: readonly unknown[];
}

type Sent = Readonly<Record<string, unknown>>;

/** What a stand-in is set to. */
export interface TwikooSettings {
  readonly holds?: boolean;
  /** The settings that `GET_CONFIG` tells, besides the recorded ones. */
  readonly config?: Readonly<Record<string, string>>;
}

/** What the stand-in takes for the solution of its challenge. */
export const SOLVED = 'solved';
const PAGE = 8;

/**
 * A stand-in for Twikoo 1.7 with a memory: each answer has the shape of one in `test/recorded/twikoo/`, but
 * for what it says of a wrong challenge, which is as in its source (`twikoo-func/utils`).
 */
export class TwikooServer {
  readonly #settings: TwikooSettings;
  #rows: Row[] = [];
  #lastId = 0;

  constructor(settings: TwikooSettings = {}) {
    this.#settings = settings;
  }

  /** Puts comments into a thread. */
  seed(url: string, seeds: readonly Comment[]): void {
    const ids = new Map<string, string>();
    for (const { id, parent, author, body, created } of seeds) {
      const row = this.#add({
        url,
        nick: author.name,
        comment: `<p>${escaped(body.source)}</p>`,
        created: created ?? 0,
        ...(parent === null ? {} : this.#below(ids.get(parent)!)),
      });
      ids.set(id, row.id);
    }
  }

  /** Takes over all requests that a server of recordings receives. */
  answer(server: RecordedServer): void {
    server.answer(
      ({ method }) => method === 'POST',
      (received) => json(this.#respond(received)),
    );
  }

  #respond(received: Received): object {
    const sent = sentIn(received);
    switch (sent['event']) {
      case 'GET_CONFIG':
        return {
          code: 0,
          config: { VERSION: '1.7.19', IS_ADMIN: false, SHOW_DISLIKE: 'true', ...this.#settings.config },
        };
      case 'COMMENT_GET':
        return this.#list(sent);
      case 'COMMENT_SUBMIT':
        return this.#submit(sent);
      case 'COMMENT_LIKE':
        return this.#like(sent);
      case 'COMMENT_DELETE_FOR_USER':
        return this.#delete(sent);
      case 'GET_COMMENTS_COUNT':
        return {
          data: (sent['urls'] as readonly string[]).map((url) => ({
            url,
            count: this.#rows.filter((row) => row.url === url && !row.isSpam).length,
          })),
        };
      case 'GET_RECENT_COMMENTS':
        return this.#recent(Number(sent['pageSize']));
      default:
        return { code: 1001, message: '请更新 Twikoo 云函数至最新版本' };
    }
  }

  #list({ url, before = Infinity, accessToken }: Sent): object {
    if (!url) return { data: [], message: '参数"url"不合法' };
    const seen = this.#rows.filter((row) => row.url === url && (!row.isSpam || row.uid === accessToken));
    const roots = seen.filter(({ rid }) => rid === undefined);
    const page = roots.filter(({ created }) => created < (before as number)).toSorted((a, b) => b.created - a.created);
    return {
      data: page.slice(0, PAGE).map((root) => ({
        ...shown(root, accessToken, null),
        replies: seen
          .filter(({ rid }) => rid === root.id)
          .toSorted((a, b) => a.created - b.created)
          .map((row) => ({
            ...shown(row, accessToken, seen.find(({ id }) => id === row.pid)?.nick ?? null),
            rid: row.rid,
            pid: row.pid,
          })),
      })),
      more: page.length > PAGE,
      count: roots.length,
    };
  }

  #submit(sent: Sent): object {
    const { comment, ua, url, accessToken, nick, link, pid, rid } = sent as Readonly<Record<string, string>>;
    for (const [name, value] of Object.entries({ url, ua, comment })) if (!value) return failure(`参数"${name}"不合法`);
    if (this.#settings.config?.['TURNSTILE_SITE_KEY'] && sent['turnstileToken'] !== SOLVED)
      return failure('验证码检测失败: 验证码错误');
    if (comment!.length > 500) return failure('评论内容过长');
    const row = this.#add({
      url: url!,
      uid: accessToken,
      nick: nick || '匿名',
      link: link ?? '',
      comment: comment!,
      isSpam: this.#settings.holds ?? false,
      ...(rid ? { rid, pid } : {}),
    });
    return { id: row.id };
  }

  #below(id: string): Pick<Row, 'rid' | 'pid'> {
    return { rid: this.#rows.find((row) => row.id === id)?.rid ?? id, pid: id };
  }

  #add(row: Pick<Row, 'url' | 'nick' | 'comment'> & Partial<Row>): Row {
    const id = (this.#lastId += 1).toString(16).padStart(32, '0');
    // No two comments have the same time.
    const created = row.created ?? Math.max(Date.now(), ...this.#rows.map((other) => other.created + 1));
    const added = { uid: undefined, link: '', isSpam: false, ups: [], downs: [], ...row, id, created };
    this.#rows.push(added);
    return added;
  }

  #like({ id, type, accessToken }: Sent): object {
    const row = this.#rows.find((other) => other.id === id);
    if (!row) return { updated: 1 };
    const [to, from] = type === 'down' ? (['downs', 'ups'] as const) : (['ups', 'downs'] as const);
    const without = (list: readonly unknown[]) => list.filter((uid) => uid !== accessToken);
    row[to] = row[to].includes(accessToken) ? without(row[to]) : [...row[to], accessToken];
    row[from] = without(row[from]);
    return { updated: 1 };
  }

  #delete({ id, accessToken }: Sent): object {
    const row = this.#rows.find((other) => other.id === id);
    if (!row) return failure('评论不存在');
    if (row.uid !== accessToken) return failure('只能删除自己的评论');
    this.#rows = this.#rows.filter((other) => other !== row);
    return { code: 0, deleted: 1 };
  }

  #recent(pageSize: number): object {
    const rows = this.#rows.filter(({ isSpam }) => !isSpam).toSorted((a, b) => b.created - a.created);
    return {
      data: rows.slice(0, pageSize).map(({ id, url, nick, link, comment, created }) => ({
        id,
        url,
        nick,
        avatar: `https://weavatar.com/avatar/0123456789abcdef?d=initials&name=${nick}`,
        mailMd5: '0123456789abcdef',
        link,
        comment,
        created,
      })),
    };
  }
}

function shown(row: Row, accessToken: unknown, ruser: string | null): object {
  const { id, nick, link, comment, created, ups, downs, isSpam, uid } = row;
  return {
    id,
    nick,
    mailMd5: '0123456789abcdef',
    link,
    comment,
    os: ' ',
    browser: ' ',
    ipRegion: '',
    master: false,
    like: ups.length,
    ups: ups.length,
    downs: downs.length,
    liked: ups.includes(accessToken),
    disliked: downs.includes(accessToken),
    replies: [],
    ruser,
    ...(isSpam ? { isSpam } : {}),
    isOwner: accessToken !== undefined && uid === accessToken,
    created,
    updated: created,
  };
}

function failure(message: string): object {
  return { code: 1000, message };
}

function json(body: object): HttpResponse<string> {
  return new HttpResponse(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
