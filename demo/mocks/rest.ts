import { http } from 'msw/http';
import { RestServer, type RestServerSettings } from '../../test/servers/rest/server.mjs';
import type { Comment } from '../../src/core/comment.js';
import { startMocks } from './start.js';

/** A comment as the demo tells it. */
export interface DemoTurn {
  readonly id: string;
  readonly answers?: string;
  readonly name: string;
  readonly date: string;
  readonly text: string;
  readonly ups?: number;
  readonly downs?: number;
  /** How often each reaction of the settings is there, by its name. */
  readonly reactions?: Readonly<Record<string, number>>;
}

/** Who has something to say to whatever the reader writes. */
export interface DemoListener {
  readonly name: string;
  readonly text: string;
  /** Milliseconds. */
  readonly after: number;
}

type Ask = (method: string, path: string, body: object, reader: string) => Promise<Response>;

const REST = 'https://blog.example/v1/';

/** The reference server of the protocol itself, in this very page. It forgets when the page is left. */
export async function mockRest(
  thread: string,
  settings: RestServerSettings,
  turns: readonly DemoTurn[],
  listener: DemoListener,
): Promise<void> {
  const server = new RestServer(settings);
  server.seed(thread, turns.map(toComment));
  const ask: Ask = (method, path, body, reader) =>
    server.handle(requestOf(`${path}?thread=${encodeURIComponent(thread)}`, method, body, reader), path);
  for (const turn of turns) await hear(turn, ask);
  await startMocks([
    http.all(`${REST}*`, async ({ request }) => {
      const path = decodeURIComponent(new URL(request.url).pathname.slice(new URL(REST).pathname.length));
      const answer = await server.handle(request, path);
      if (request.method === 'POST' && path === 'comments' && answer.ok) {
        const { id } = (await answer.clone().json()) as { readonly id: string };
        const { name, text, after } = listener;
        setTimeout(() => void ask('POST', 'comments', { parent: id, text, guest: { name } }, 'listener'), after);
      }
      return answer;
    }),
  ]);
}

/** Everybody votes and reacts as readers do: one request each. */
async function hear({ id, ups = 0, downs = 0, reactions = {} }: DemoTurn, ask: Ask): Promise<void> {
  for (let reader = 0; reader < ups + downs; reader += 1)
    await ask('PUT', `comments/${id}/vote`, { vote: reader < ups ? 'up' : 'down' }, `reader-${reader}`);
  for (const [name, count] of Object.entries(reactions))
    for (let reader = 0; reader < count; reader += 1)
      await ask('PUT', `comments/${id}/reactions/${name}`, { on: true }, `reader-${reader}`);
}

function requestOf(path: string, method: string, body: object, reader: string): Request {
  const headers = { 'Content-Type': 'application/json', 'Gedanken-Reader': reader };
  return new Request(REST + path, { method, headers, body: JSON.stringify(body) });
}

function toComment({ id, answers, name, date, text }: DemoTurn): Comment {
  return {
    id,
    parent: answers ?? null,
    kind: 'comment',
    status: 'published',
    author: { name },
    body: { format: 'text', source: text },
    created: Date.parse(date),
    can: { reply: true },
  };
}
