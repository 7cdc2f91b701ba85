import { http, HttpResponse, type HttpHandler } from 'msw/http';
import { pictureAt } from './picture.js';
import { startMocks } from './start.js';

/** A comment as the demo tells it. Numbers stand for the 24 hexadecimal digits that Ghost has. */
export interface DemoThought {
  readonly id: number;
  /** The first comment of the conversation. */
  readonly root?: number;
  /** The one that is meant, where that is not the first. */
  readonly answers?: number;
  /** Which of the members wrote it. */
  readonly member: string;
  readonly date: string;
  readonly html: string;
  readonly likes?: number;
  readonly pinned?: boolean;
}

/** Their pictures, by their names: a sign, and the colour of the ground. */
export type DemoMembers = Readonly<Record<string, readonly [sign: string, ground: string]>>;

interface Site {
  readonly rows: Row[];
  /** Who is signed in. */
  reader: string | undefined;
}

interface Sent {
  readonly html?: string;
  readonly status?: string;
  readonly parent_id?: string;
  readonly in_reply_to_id?: string;
}

const API = `${location.origin}/members/api/`;
const NO_CONTENT = { status: 204 };

/** Answers for one post as Ghost 5 does: same addresses, fields and codes. It forgets when the page is left. */
export async function mockGhost(members: DemoMembers, reader: string, thoughts: readonly DemoThought[]): Promise<void> {
  const site: Site = { rows: thoughts.map(toRow), reader };
  const pictures = Object.entries(members).map(([name, [sign, ground]]) => pictureAt(portraitOf(name), sign, ground));
  await startMocks([...session(site), ...reading(site), ...writing(site), ...liking(site), ...pictures]);
}

function session(site: Site): HttpHandler[] {
  return [
    http.get(`${API}member/`, () =>
      site.reader === undefined
        ? new HttpResponse(null, NO_CONTENT)
        : HttpResponse.json({ ...memberOf(site.reader), paid: false, can_comment: true }),
    ),
    http.delete(`${API}session/`, () => {
      site.reader = undefined;
      return new HttpResponse(null, NO_CONTENT);
    }),
  ];
}

function reading(site: Site): HttpHandler[] {
  const { rows } = site;
  return [
    http.get(`${API}comments/counts/`, ({ request }) => {
      const ids = new URL(request.url).searchParams.get('ids') ?? '';
      const count = rows.filter(({ status }) => status === 'published').length;
      return HttpResponse.json(Object.fromEntries(ids.split(',').map((id) => [id, count])));
    }),
    http.get(`${API}comments/post/:post/`, ({ request }) => {
      const order = new URL(request.url).searchParams.get('order') ?? '';
      const roots = rows
        .filter((row) => row.root === undefined && isThere(rows, row))
        .toSorted(ORDERS[order] ?? newestFirst);
      return page(roots.toSorted((a, b) => Number(b.pinned) - Number(a.pinned)).map((row) => answerOf(site, row)));
    }),
    http.get(`${API}comments/:id/replies/`, ({ params }) =>
      page(rows.filter(({ root }) => root === params['id']).map((row) => answerOf(site, row))),
    ),
    http.get(`${API}comments/:id/`, ({ params }) => oneOf(site, params['id'])),
  ];
}

function writing(site: Site): HttpHandler[] {
  return [
    http.post(`${API}comments/`, async ({ request }) => {
      const sent = await sentIn(request);
      const row: Row = {
        ...toRow({
          id: site.rows.length + 1,
          member: site.reader ?? '',
          date: new Date().toISOString(),
          html: sent.html ?? '',
        }),
        root: sent.parent_id,
        answered: sent.in_reply_to_id ?? null,
      };
      site.rows.push(row);
      return HttpResponse.json({ comments: [answerOf(site, row)] }, { status: 201 });
    }),
    http.put(`${API}comments/:id/`, async ({ params, request }) => {
      const row = site.rows.find(({ id }) => id === params['id']);
      const { html, status } = await sentIn(request);
      if (row) Object.assign(row, status === 'deleted' ? { status, html: null } : { html, edited: new Date() });
      return oneOf(site, params['id']);
    }),
    http.post(`${API}comments/:id/report/`, () => new HttpResponse(null, NO_CONTENT)),
  ];
}

function liking({ rows }: Site): HttpHandler[] {
  const like = (id: unknown, liked: boolean): HttpResponse<null> => {
    const row = rows.find((one) => one.id === id);
    if (row && row.liked !== liked) Object.assign(row, { liked, likes: row.likes + (liked ? 1 : -1) });
    return new HttpResponse(null, NO_CONTENT);
  };
  return [
    http.post(`${API}comments/:id/like/`, ({ params }) => like(params['id'], true)),
    http.delete(`${API}comments/:id/like/`, ({ params }) => like(params['id'], false)),
  ];
}

async function sentIn(request: Request): Promise<Sent> {
  const { comments } = (await request.json()) as { readonly comments: readonly Sent[] };
  return comments[0] ?? {};
}

function oneOf(site: Site, id: unknown): HttpResponse<object> {
  const row = site.rows.find((one) => one.id === id);
  if (row) return HttpResponse.json({ comments: [answerOf(site, row)] });
  const error = { message: 'Resource could not be found.', type: 'NotFoundError' };
  return HttpResponse.json({ errors: [error] }, { status: 404 });
}

function page(comments: readonly object[]): HttpResponse<object> {
  const pagination = { page: 1, limit: 100, pages: 1, total: comments.length, next: null, prev: null };
  return HttpResponse.json({ comments, meta: { pagination } });
}

/** What was taken away keeps its place where it was answered. */
function isThere(rows: readonly Row[], { id, status }: Row): boolean {
  return status === 'published' || rows.some(({ root, answered }) => root === id || answered === id);
}

const newestFirst = (a: Row, b: Row): number => b.date.localeCompare(a.date);
const ORDERS: Readonly<Record<string, (a: Row, b: Row) => number>> = {
  'created_at asc, id asc': (a, b) => a.date.localeCompare(b.date),
  'count__likes desc, created_at desc': (a, b) => b.likes - a.likes,
};

type Row = ReturnType<typeof toRow>;

function toRow({ id, root, answers, member, date, html, likes = 0, pinned = false }: DemoThought) {
  return {
    id: hexOf(id),
    root: root === undefined ? undefined : hexOf(root),
    answered: answers === undefined ? null : hexOf(answers),
    member,
    date,
    edited: undefined as Date | undefined,
    status: 'published',
    html: html as string | null,
    likes,
    liked: false,
    pinned,
  };
}

/** A comment as this reader gets it; the first of a conversation comes with what answers it. */
function answerOf(site: Site, comment: Row): object {
  const { id, root, answered, member, date, edited, status, html, likes, liked, pinned } = comment;
  const replies = root === undefined ? site.rows.filter((row) => row.root === id && isThere(site.rows, row)) : [];
  return {
    id,
    in_reply_to_id: answered,
    in_reply_to_snippet: null,
    status,
    html,
    created_at: date,
    edited_at: edited?.toISOString() ?? null,
    member: memberOf(member),
    liked: liked && site.reader !== undefined,
    count: { likes, ...(root === undefined ? { replies: replies.length } : {}) },
    ...(root === undefined ? { pinned, replies: replies.map((reply) => answerOf(site, reply)) } : {}),
  };
}

function memberOf(name: string) {
  return { id: name, uuid: name, name, expertise: null, avatar_image: portraitOf(name) };
}

function portraitOf(name: string): string {
  return `${location.origin}/members/portraits/${encodeURIComponent(name)}.svg`;
}

function hexOf(id: number): string {
  return id.toString(16).padStart(24, '6b01d30d5452045363d30000');
}
