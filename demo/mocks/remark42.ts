import { http, HttpResponse, type HttpHandler } from 'msw/http';
import { escapeHtml } from './escape-html.js';
import { startMocks } from './start.js';

/** A comment as the demo tells it. */
export interface DemoBench {
  readonly id: string;
  readonly answers?: string;
  readonly name: string;
  readonly date: string;
  readonly html: string;
  readonly score?: number;
  readonly pinned?: boolean;
  readonly moderator?: boolean;
}

type Row = ReturnType<typeof toRow>;
type Sent = Readonly<Record<string, unknown>>;

const REMARK42 = `${location.origin}/remark42/`;
const API = `${REMARK42}api/v1/`;
const ORDERS: Readonly<Record<string, (a: Row, b: Row) => number>> = {
  '-time': (a, b) => b.time.localeCompare(a.time),
  '+time': (a, b) => a.time.localeCompare(b.time),
  '-score': (a, b) => b.score - a.score,
  '-controversy': (a, b) => Math.abs(a.score) - Math.abs(b.score),
};

/** Answers for one thread as Remark42 1.14 does: same addresses, fields and codes. It forgets when the page is left. */
export async function mockRemark42(benches: readonly DemoBench[]): Promise<void> {
  const rows = benches.map(toRow);
  const reader = { name: '' };
  document.cookie = 'XSRF-TOKEN=; Path=/; Max-Age=0';
  await startMocks([...reading(rows, reader), ...signing(reader), ...writing(rows, reader)]);
}

interface Reader {
  name: string;
}

function reading(rows: Row[], reader: Reader): HttpHandler[] {
  const of = (id: unknown): Row | undefined => rows.find((row) => row.id === id);
  return [
    http.get(`${API}config`, () =>
      HttpResponse.json({ auth_providers: ['anonymous'], edit_duration: 300, max_comment_size: 2048, anon_vote: true }),
    ),
    http.get(`${API}user`, () =>
      reader.name === '' ? new HttpResponse('Unauthorized\n', { status: 401 }) : HttpResponse.json(userOf(reader.name)),
    ),
    http.get(`${API}id/:id`, ({ params }) => {
      const row = of(params['id']);
      return row ? HttpResponse.json(row) : HttpResponse.json({ code: 1, error: 'no value' }, { status: 400 });
    }),
    http.get(`${API}find`, ({ request }) => {
      const { searchParams } = new URL(request.url);
      const since = Number(searchParams.get('since') ?? 0);
      const comments = rows
        .filter(({ time }) => Date.parse(time) >= since)
        .toSorted(ORDERS[searchParams.get('sort') ?? ''] ?? ORDERS['+time']);
      return HttpResponse.json({ comments, info: { count: comments.length, last_time: rows.at(-1)?.time } });
    }),
  ];
}

function signing(reader: Reader): HttpHandler[] {
  return [
    http.get(`${REMARK42}auth/anonymous/login`, ({ request }) => {
      const name = new URL(request.url).searchParams.get('user') ?? '';
      if (!/^[\p{L}\d_ ]{3,64}$/u.test(name))
        return HttpResponse.json({ error: 'incorrect user or password' }, { status: 403 });
      reader.name = name;
      document.cookie = 'XSRF-TOKEN=demo; Path=/';
      return HttpResponse.json(userOf(name));
    }),
    http.get(`${REMARK42}auth/logout`, () => {
      reader.name = '';
      document.cookie = 'XSRF-TOKEN=; Path=/; Max-Age=0';
      return new HttpResponse(null);
    }),
  ];
}

function writing(rows: Row[], reader: Reader): HttpHandler[] {
  return [
    http.post(`${API}comment`, async ({ request }) => {
      const { text, pid } = (await request.json()) as Sent;
      const created = toRow({
        id: crypto.randomUUID(),
        answers: String(pid ?? ''),
        name: reader.name,
        date: new Date().toISOString(),
        html: '',
      });
      rows.push(written(created, String(text ?? '')));
      return HttpResponse.json(created, { status: 201 });
    }),
    http.put(`${API}comment/:id`, async ({ params, request }) => {
      const sent = (await request.json()) as Sent;
      const index = rows.findIndex(({ id }) => id === params['id']);
      const row = rows[index];
      if (!row) return HttpResponse.json({ code: 1, error: 'no value' }, { status: 400 });
      if (sent['delete'] === true) rows.splice(index, 1);
      else Object.assign(written(row, String(sent['text'] ?? '')), { edit: { time: new Date().toISOString() } });
      return HttpResponse.json(row);
    }),
    http.put(`${API}vote/:id`, ({ params, request }) => {
      const row = rows.find(({ id }) => id === params['id']);
      if (!row) return HttpResponse.json({ code: 12, error: 'no value' }, { status: 400 });
      const step = Number(new URL(request.url).searchParams.get('vote'));
      row.vote += step;
      row.score += step;
      return HttpResponse.json({ id: row.id, score: row.score });
    }),
  ];
}

function written(row: Row, text: string): Row {
  return Object.assign(row, { orig: text, text: `<p>${escapeHtml(text)}</p>\n` });
}

function toRow({ id, answers = '', name, date, html, score = 0, pinned = false, moderator = false }: DemoBench) {
  const user = { ...userOf(name), admin: moderator };
  return {
    id,
    pid: answers,
    text: html,
    orig: '',
    user,
    score,
    vote: 0,
    time: date,
    pin: pinned,
    title: document.title,
  };
}

function userOf(name: string) {
  return { name, id: `anonymous_${name}`, picture: '', admin: false };
}
