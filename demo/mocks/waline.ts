import { http, HttpResponse, type HttpHandler } from 'msw/http';
import { escapeHtml } from './escape-html.js';
import { startMocks } from './start.js';

/** A comment as the demo tells it. */
export interface DemoLetter {
  readonly id: number;
  readonly answers?: number;
  readonly name: string;
  readonly date: string;
  readonly html: string;
  readonly likes?: number;
  readonly owner?: boolean;
  readonly pinned?: boolean;
}

type Sent = Readonly<Record<string, unknown>>;

const API = 'https://blog.example/waline/api/';

/** Answers for one thread as Waline 1.39 does: same addresses, fields and envelope. It forgets when the page is left. */
export async function mockWaline(
  letters: readonly DemoLetter[],
  reactions: Readonly<Record<string, number>>,
): Promise<void> {
  const rows: Row[] = [];
  for (const letter of letters) rows.push(toRow(letter, rows));
  await startMocks([...commentsOf(rows), ...reactionsOf(new Map(Object.entries(reactions)))]);
}

function commentsOf(rows: Row[]): HttpHandler[] {
  return [
    http.get(`${API}comment`, ({ request }) => {
      const order = ORDERS[new URL(request.url).searchParams.get('sortBy') ?? ''] ?? ORDERS['insertedAt_desc'];
      const roots = rows.filter(({ rid }) => rid === null).toSorted(order);
      const data = roots
        .toSorted((a, b) => Number(b.sticky) - Number(a.sticky))
        .map((root) => ({ ...root, children: rows.filter(({ rid }) => rid === root.objectId) }));
      return success({ page: 1, totalPages: 1, pageSize: 50, count: rows.length, data });
    }),
    http.post(`${API}comment`, async ({ request }) => {
      const sent = (await request.json()) as Sent;
      const created = toRow(
        {
          id: rows.length + 1,
          ...(typeof sent['pid'] === 'number' ? { answers: sent['pid'] } : {}),
          name: String(sent['nick'] ?? ''),
          date: new Date().toISOString(),
          html: `<p>${escapeHtml(String(sent['comment'] ?? ''))}</p>\n`,
        },
        rows,
      );
      rows.push(created);
      return success(created);
    }),
    http.put<{ id: string }>(`${API}comment/:id`, async ({ params, request }) => {
      const row = rows.find(({ objectId }) => String(objectId) === params.id);
      if (!row) return success('');
      row.like += ((await request.json()) as Sent)['like'] === true ? 1 : -1;
      return success(row);
    }),
  ];
}

function reactionsOf(counts: Map<string, number>): HttpHandler[] {
  return [
    http.get(`${API}article`, () => success([Object.fromEntries(counts)])),
    http.post(`${API}article`, async ({ request }) => {
      const { type, action } = (await request.json()) as Sent;
      const name = String(type);
      counts.set(name, (counts.get(name) ?? 0) + (action === 'desc' ? -1 : 1));
      return success([{ [name]: counts.get(name) }]);
    }),
  ];
}

const ORDERS: Readonly<Record<string, (a: Row, b: Row) => number>> = {
  insertedAt_desc: (a, b) => b.time - a.time,
  insertedAt_asc: (a, b) => a.time - b.time,
};

type Row = ReturnType<typeof toRow>;

function toRow(letter: DemoLetter, rows: readonly { readonly objectId: number; readonly rid: number | null }[]) {
  const { id, answers, name, date, html, likes = 0, owner = false, pinned = false } = letter;
  const above = rows.find(({ objectId }) => objectId === answers);
  return {
    objectId: id,
    status: 'approved',
    comment: html,
    link: '',
    nick: name,
    pid: above ? above.objectId : null,
    rid: above ? (above.rid ?? above.objectId) : null,
    user_id: owner ? 1 : null,
    ...(owner ? { type: 'administrator' } : {}),
    sticky: pinned ? 1 : 0,
    like: likes,
    time: Date.parse(date),
  };
}

function success(data: unknown) {
  return HttpResponse.json({ errno: 0, errmsg: '', data });
}
