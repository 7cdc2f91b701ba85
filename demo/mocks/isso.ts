import { http, HttpResponse, type HttpHandler } from 'msw/http';
import { escapeHtml } from './escape-html.js';
import { startMocks } from './start.js';

/** A comment as the demo tells it. */
export interface DemoRemark {
  readonly id: number;
  readonly parent?: number;
  readonly name: string;
  readonly date: string;
  readonly html: string;
  readonly likes?: number;
  readonly dislikes?: number;
}

const ISSO = 'https://blog.example/isso/';
const CONFIG = {
  'reply-to-self': true,
  'require-email': false,
  'require-author': true,
  'website-field': true,
  'reply-notifications': false,
  gravatar: false,
  feed: false,
};

/** Answers for one thread as Isso 0.14 does: same addresses, fields and codes. It forgets when the page is left. */
export async function mockIsso(remarks: readonly DemoRemark[]): Promise<void> {
  const rows = remarks.map(toRow);
  await startMocks([...reading(rows), ...writing(rows)]);
}

function reading(rows: Row[]): HttpHandler[] {
  return [
    http.get(`${ISSO}config`, () => HttpResponse.json({ config: CONFIG })),
    http.get(ISSO, ({ request }) => {
      const sort = new URL(request.url).searchParams.get('sort') ?? 'oldest';
      const roots = rows.filter(({ parent }) => parent === null).toSorted(ORDERS[sort] ?? ORDERS['oldest']);
      const replies = roots.map((root) => {
        const below = rows.filter(({ parent }) => parent === root.id);
        return { ...root, total_replies: below.length, hidden_replies: 0, replies: below };
      });
      return HttpResponse.json({ id: null, total_replies: rows.length, hidden_replies: 0, replies, config: CONFIG });
    }),
  ];
}

function writing(rows: Row[]): HttpHandler[] {
  return [
    http.post(`${ISSO}new`, async ({ request }) => {
      const sent = (await request.json()) as Readonly<Record<string, unknown>>;
      const above = rows.find(({ id }) => id === sent['parent']);
      const created = toRow({
        id: rows.length + 1,
        ...(above ? { parent: above.parent ?? above.id } : {}),
        name: escapeHtml(String(sent['author'] ?? '')),
        date: new Date().toISOString(),
        html: `<p>${escapeHtml(String(sent['text'] ?? ''))}</p>`,
      });
      rows.push(created);
      return HttpResponse.json(created, { status: 201 });
    }),
    http.post(`${ISSO}preview`, async ({ request }) => {
      const { text } = (await request.json()) as { readonly text: string };
      return HttpResponse.json({ text: `<p>${escapeHtml(text)}</p>` });
    }),
    http.post<{ id: string; vote: string }>(`${ISSO}id/:id/:vote`, ({ params }) => {
      const row = rows.find(({ id }) => String(id) === params.id);
      if (!row) return HttpResponse.json(null);
      row[params.vote === 'like' ? 'likes' : 'dislikes'] += 1;
      return HttpResponse.json({ likes: row.likes, dislikes: row.dislikes });
    }),
  ];
}

const ORDERS: Readonly<Record<string, (a: Row, b: Row) => number>> = {
  oldest: (a, b) => a.created - b.created,
  newest: (a, b) => b.created - a.created,
  upvotes: (a, b) => b.likes - b.dislikes - (a.likes - a.dislikes),
};

type Row = ReturnType<typeof toRow>;

function toRow({ id, parent, name, date, html, likes = 0, dislikes = 0 }: DemoRemark) {
  return {
    id,
    parent: parent ?? null,
    created: Date.parse(date) / 1000,
    modified: null,
    mode: 1,
    text: html,
    author: name,
    website: null,
    likes,
    dislikes,
    notification: null,
    hash: '0123456789ab',
  };
}
