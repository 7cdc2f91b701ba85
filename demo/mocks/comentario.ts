import { http, HttpResponse, type HttpHandler } from 'msw/http';
import { escapeHtml } from './escape-html.js';
import { startMocks } from './start.js';

/** A comment as the demo tells it. Numbers stand for the UUIDs that Comentario has. */
export interface DemoLine {
  readonly id: number;
  readonly answers?: number;
  readonly name: string;
  readonly date: string;
  /** Removed, but its place is shown. */
  readonly html?: string;
  readonly score?: number;
  readonly sticky?: boolean;
}

type Sent = Readonly<Record<string, unknown>>;

const API = 'https://blog.example/comentario/api/embed/';
const NOBODY = '00000000-0000-0000-0000-000000000000';
const PAGE = {
  version: 'v3.14.0',
  domainId: uuidOf(7001),
  pageId: uuidOf(7002),
  authAnonymous: true,
  defaultSort: 'ta',
  idps: [{ id: 'github', name: 'GitHub' }],
  enableCommentVoting: true,
  enableRss: false,
  liveUpdateEnabled: false,
  showDeletedComments: true,
  maxCommentLength: 1024,
};

/** Answers for one page as Comentario 3 does: same addresses and fields. It forgets when the page is left. */
export async function mockComentario(lines: readonly DemoLine[], moderator: string): Promise<void> {
  const names = [...new Set(lines.map(({ name }) => name))];
  const rows: Sent[] = lines.map((line) => toRow(line, names.indexOf(line.name)));
  const commenters = names.map((name, index) => ({ id: personOf(index), name, isModerator: name === moderator }));
  await startMocks([...answering(rows, commenters)]);
}

function answering(rows: Sent[], commenters: readonly Sent[]): HttpHandler[] {
  return [
    http.post(`${API}comments`, () => HttpResponse.json({ pageInfo: PAGE, comments: rows, commenters })),
    http.post(`${API}comments/preview`, async ({ request }) => {
      const { markdown } = (await request.json()) as Sent;
      return HttpResponse.json({ html: htmlOf(markdown) });
    }),
    http.put(`${API}comments`, async ({ request }) => {
      const { markdown, authorName, parentId } = (await request.json()) as Sent;
      const created = {
        ...toRow({ id: 100 + rows.length, name: '', date: new Date().toISOString(), html: htmlOf(markdown) }, 0),
        userCreated: NOBODY,
        authorName,
        parentId,
      };
      rows.push(created);
      return HttpResponse.json({ comment: created, commenter: { id: NOBODY, name: 'Anonymous' } });
    }),
  ];
}

function toRow({ id, answers, date, html, score = 0, sticky = false }: DemoLine, person: number): Sent {
  return {
    id: uuidOf(id),
    ...(answers === undefined ? {} : { parentId: uuidOf(answers) }),
    ...(html === undefined ? {} : { html }),
    score,
    isSticky: sticky,
    isApproved: true,
    isPending: false,
    isDeleted: html === undefined,
    createdTime: date,
    userCreated: personOf(person),
  };
}

function uuidOf(number: number): string {
  return `0a1b2c3d-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function personOf(index: number): string {
  return uuidOf(9000 + index);
}

function htmlOf(text: unknown): string {
  return `<p>${escapeHtml(text)}</p>`;
}
