import { http, HttpResponse } from 'msw/http';
import { startMocks } from './start.js';

/** A comment as the demo tells it. */
export interface DemoNote {
  readonly id: string;
  readonly answers?: string;
  readonly name: string;
  readonly date: string;
  readonly html: string;
  readonly ups?: number;
  readonly owner?: boolean;
  readonly pinned?: boolean;
}

type Sent = Readonly<Record<string, unknown>>;

const TWIKOO = 'https://blog.example/twikoo';
const CONFIG = { VERSION: '1.7.19', IS_ADMIN: false, SHOW_DISLIKE: 'true', REQUIRED_FIELDS: 'nick' };

/** Answers for one thread as Twikoo 1.7 does: one address, same events and fields. It forgets when the page is left. */
export async function mockTwikoo(notes: readonly DemoNote[]): Promise<void> {
  const rows: Row[] = [];
  for (const note of notes) rows.push(toRow(note, rows));
  await startMocks([
    http.post(TWIKOO, async ({ request }) => HttpResponse.json(answer(rows, (await request.json()) as Sent))),
  ]);
}

function answer(rows: Row[], sent: Sent): object {
  const row = rows.find(({ id }) => id === sent['id']);
  switch (sent['event']) {
    case 'GET_CONFIG':
      return { code: 0, config: CONFIG };
    case 'COMMENT_GET':
      return listOf(rows);
    case 'COMMENT_SUBMIT': {
      const created = toRow(
        {
          id: crypto.randomUUID().replaceAll('-', ''),
          ...(typeof sent['pid'] === 'string' ? { answers: sent['pid'] } : {}),
          name: String(sent['nick'] ?? ''),
          date: new Date().toISOString(),
          html: String(sent['comment'] ?? ''),
        },
        rows,
      );
      rows.push({ ...created, isOwner: true });
      return { id: created.id };
    }
    case 'COMMENT_LIKE':
      if (row) like(row, sent['type'] === 'down' ? 'disliked' : 'liked');
      return { updated: 1 };
    case 'COMMENT_DELETE_FOR_USER':
      if (!row) return { code: 1000, message: '评论不存在' };
      rows.splice(rows.indexOf(row), 1);
      return { code: 0, deleted: 1 };
    default:
      return { code: 1001, message: '请更新 Twikoo 云函数至最新版本' };
  }
}

function listOf(rows: readonly Row[]): object {
  const roots = rows.filter(({ rid }) => rid === undefined);
  const data = roots
    .toSorted((a, b) => Number(b.top) - Number(a.top) || b.created - a.created)
    .map((root) => ({ ...root, replies: rows.filter(({ rid }) => rid === root.id) }));
  return { data, more: false, count: roots.length };
}

function like(row: Row, which: 'liked' | 'disliked'): void {
  row[which] = !row[which];
  row[which === 'liked' ? 'disliked' : 'liked'] = false;
  row.ups = row.others + Number(row.liked);
  row.downs = Number(row.disliked);
}

type Row = ReturnType<typeof toRow>;

function toRow(note: DemoNote, rows: readonly { readonly id: string; readonly rid: string | undefined }[]) {
  const { id, answers, name, date, html, ups = 0, owner = false, pinned = false } = note;
  const above = rows.find((row) => row.id === answers);
  return {
    id,
    nick: name,
    link: '',
    comment: html,
    master: owner,
    top: pinned,
    others: ups,
    ups,
    downs: 0,
    liked: false,
    disliked: false,
    rid: above ? (above.rid ?? above.id) : undefined,
    pid: answers,
    isOwner: false,
    created: Date.parse(date),
  };
}
