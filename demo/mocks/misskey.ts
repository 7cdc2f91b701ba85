import { http, HttpResponse } from 'msw/http';
import { pictureAt } from './picture.js';
import { startMocks } from './start.js';

/** A note as the demo tells it. */
export interface DemoNote {
  readonly id: string;
  readonly answers?: string;
  /** Such as `olga`, or `ben@elsewhere.example` for somebody from another server. */
  readonly by: string;
  readonly name: string;
  readonly date: string;
  readonly text: string;
  readonly warning?: string;
  readonly poll?: Readonly<Record<string, number>>;
  /** As Misskey names them: an emoji, or `:code@.:` for one of the server’s own. */
  readonly reactions?: Readonly<Record<string, number>>;
  readonly renotes?: number;
}

/** Their pictures, by their codes: a sign, and the colour of the ground. */
export type DemoEmojis = Readonly<Record<string, readonly [sign: string, ground: string]>>;

const SERVER = 'https://misskey.example';

/**
 * Answers for one thread as Misskey does to guests: same paths and fields. The first note is the page’s own; `emojis`
 * are those that the server made.
 */
export function mockMisskey(notes: readonly DemoNote[], emojis: DemoEmojis): Promise<void> {
  const answers = notes.map((note) => toAnswer(note, notes));
  return startMocks([
    http.post(`${SERVER}/api/notes/show`, async ({ request }) => {
      const { noteId } = await bodyOf(request);
      const note = answers.find(({ id }) => id === noteId);
      return note ? HttpResponse.json(note) : refusal('NO_SUCH_NOTE', 'No such note.');
    }),
    http.post(`${SERVER}/api/notes/children`, async ({ request }) => {
      const { noteId, sinceId } = await bodyOf(request);
      const below = answers.filter(({ replyId }) => replyId === noteId);
      return HttpResponse.json(sinceId === undefined ? below.toReversed() : below);
    }),
    http.post(`${SERVER}/api/notes/reactions`, () => HttpResponse.json([])),
    ...Object.entries(emojis).map(([code, [sign, ground]]) => pictureAt(`${SERVER}/emoji/${code}.webp`, sign, ground)),
  ]);
}

async function bodyOf(request: Request): Promise<Readonly<Record<string, unknown>>> {
  return (await request.json()) as Readonly<Record<string, unknown>>;
}

function refusal(code: string, message: string): HttpResponse<object> {
  return HttpResponse.json({ error: { code, message, kind: 'client' } }, { status: 400 });
}

function toAnswer(note: DemoNote, notes: readonly DemoNote[]) {
  const { id, answers, by, name, date, text, warning, poll, reactions = {}, renotes = 0 } = note;
  const above = notes.find((other) => other.id === answers);
  return {
    id,
    createdAt: date,
    user: userOf(by, name),
    text,
    cw: warning ?? null,
    visibility: 'public',
    replyId: answers ?? null,
    renoteId: null,
    ...(above ? { reply: { id: above.id, user: userOf(above.by, above.name) } } : {}),
    repliesCount: notes.filter((other) => other.answers === id).length,
    renoteCount: renotes,
    reactions,
    reactionEmojis: {},
    fileIds: [],
    files: [],
    ...(poll ? { poll: { choices: Object.entries(poll).map(([words, votes]) => ({ text: words, votes })) } } : {}),
  };
}

function userOf(by: string, name: string): object {
  const [username, host = null] = by.split('@');
  return { id: by, username, host, name, avatarUrl: null, emojis: {} };
}
