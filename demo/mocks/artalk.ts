import { http, HttpResponse, type HttpHandler } from 'msw/http';
import { escapeHtml } from './escape-html.js';
import { startMocks } from './start.js';

/** A comment as the demo tells it. */
export interface DemoRemark {
  readonly id: number;
  readonly answers?: number;
  readonly name: string;
  /** In UTC, as Artalk writes it. */
  readonly date: string;
  readonly html: string;
  readonly ups?: number;
  readonly owner?: boolean;
  readonly pinned?: boolean;
}

type Sent = Readonly<Record<string, unknown>>;
type Choice = 'up' | 'down';

const API = 'https://blog.example/artalk/api/v2/';
const PAGE = { id: 1, admin_only: false, key: '/', title: '' };

/** Answers for one thread as Artalk 2.9 does: same addresses and fields. It forgets when the page is left. */
export async function mockArtalk(remarks: readonly DemoRemark[]): Promise<void> {
  await startMocks([...commentsOf(remarks.map(toRow)), ...votesOf(remarks)]);
}

function commentsOf(rows: Row[]): HttpHandler[] {
  return [
    http.get(`${API}conf`, () => HttpResponse.json({ frontend_conf: { vote: true, voteDown: true } })),
    http.get(`${API}comments`, ({ request }) => {
      const order = ORDERS[new URL(request.url).searchParams.get('sort_by') ?? ''] ?? newestFirst;
      const roots = rows.filter(({ rid }) => rid === 0).toSorted(order);
      const comments = [...roots, ...rows.filter(({ rid }) => rid !== 0)];
      return HttpResponse.json({ comments, count: rows.length, roots_count: roots.length, page: PAGE });
    }),
    http.post(`${API}comments`, async ({ request }) => {
      const sent = (await request.json()) as Sent;
      const row = toRow({
        id: rows.length + 1,
        ...(sent['rid'] ? { answers: Number(sent['rid']) } : {}),
        name: String(sent['name'] ?? ''),
        date: new Date().toISOString().slice(0, 19).replace('T', ' '),
        html: `<p>${escapeHtml(String(sent['content'] ?? ''))}</p>\n`,
      });
      rows.push(row);
      return HttpResponse.json(row);
    }),
  ];
}

function votesOf(remarks: readonly DemoRemark[]): HttpHandler[] {
  const cast = new Map<string, Choice>([['page/1', 'up']]);
  const counted = (kind: unknown, id: unknown) => {
    const others = kind === 'page' ? 11 : (remarks.find((remark) => String(remark.id) === id)?.ups ?? 0);
    const mine = cast.get(`${String(kind)}/${String(id)}`);
    return HttpResponse.json({
      up: others + Number(mine === 'up'),
      down: Number(mine === 'down'),
      is_up: mine === 'up',
      is_down: mine === 'down',
    });
  };
  return [
    http.get(`${API}votes/:kind/:id`, ({ params }) => counted(params['kind'], params['id'])),
    http.post(`${API}votes/:kind/:id/:choice`, ({ params }) => {
      const target = `${String(params['kind'])}/${String(params['id'])}`;
      const choice = params['choice'] === 'down' ? 'down' : 'up';
      if (cast.get(target) === choice) cast.delete(target);
      else cast.set(target, choice);
      return counted(params['kind'], params['id']);
    }),
  ];
}

type Row = ReturnType<typeof toRow>;

const newestFirst = (a: Row, b: Row): number => Number(b.is_pinned) - Number(a.is_pinned) || (a.date < b.date ? 1 : -1);
const ORDERS: Readonly<Record<string, (a: Row, b: Row) => number>> = {
  date_asc: (a, b) => (a.date < b.date ? -1 : 1),
  vote: (a, b) => b.vote_up - a.vote_up,
};

function toRow({ id, answers = 0, name, date, html, ups = 0, owner = false, pinned = false }: DemoRemark) {
  return {
    id,
    content: '',
    content_marked: html,
    user_id: owner ? 1 : id + 10,
    nick: name,
    link: '',
    date,
    rid: answers,
    is_pinned: pinned,
    is_pending: false,
    is_collapsed: false,
    is_allow_reply: true,
    is_verified: owner,
    badge_name: owner ? 'Admin' : '',
    vote_up: ups,
    vote_down: 0,
  };
}
