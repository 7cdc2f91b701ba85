import { http, HttpResponse } from 'msw/http';
import { startMocks } from './start.js';

/** A comment as the demo tells it. */
export interface DemoPostcard {
  readonly id: string;
  readonly answers?: string;
  readonly name: string;
  readonly date: string;
  readonly html: string;
  readonly moderator?: boolean;
}

type Sent = Readonly<Record<string, unknown>>;

const COMMENTS = 'https://blog.example/cusdis/api/open/comments';

/** Answers for one thread as Cusdis does: same addresses and fields. What is written waits, and nobody ever approves it. */
export async function mockCusdis(postcards: readonly DemoPostcard[]): Promise<void> {
  await startMocks([
    http.get(COMMENTS, () => HttpResponse.json({ data: branchOf(postcards, undefined) })),
    http.post(COMMENTS, async ({ request }) => {
      const { content, nickname, parentId = null } = (await request.json()) as Sent;
      const createdAt = new Date().toISOString();
      const row = { id: crypto.randomUUID(), content, by_nickname: nickname, parentId, createdAt, approved: false };
      return HttpResponse.json({ data: row });
    }),
  ]);
}

/** All that answers one comment, with all that answers that. */
function branchOf(postcards: readonly DemoPostcard[], above: string | undefined): object {
  const rows = postcards.filter(({ answers }) => answers === above);
  return {
    commentCount: rows.length,
    pageSize: 10,
    pageCount: 1,
    data: rows.map(({ id, name, date, html, moderator = false }) => ({
      id,
      createdAt: date,
      content: '',
      parsedContent: html,
      by_nickname: name,
      moderatorId: moderator ? 'owner' : null,
      replies: branchOf(postcards, id),
    })),
  };
}
