import { jsonAnswer, readRecording, type RecordedServer, type Recording } from './recorded.js';

type Body = Recording['response']['body'];
type Asked = Readonly<Record<string, unknown>>;

/** Misskey is asked by POST, and what the answer is about stands in the body: answers those about the recorded note. */
export async function replayMisskey(server: RecordedServer, ...names: readonly string[]): Promise<void> {
  for (const name of names) await replayChanged(server, name, (body) => body);
}

/** The same for a variant of what the file holds. */
export async function replayChanged(
  server: RecordedServer,
  name: string,
  change: (body: Body, asked: Asked) => Body,
): Promise<void> {
  const { request, response } = await readRecording('misskey', name, server.origin);
  const { noteId } = (request as { readonly body?: Asked }).body ?? {};
  server.answer(
    ({ method, path, text }) =>
      method === 'POST' && path === new URL(request.url).pathname && askedIn(text)['noteId'] === noteId,
    ({ text }) => jsonAnswer(change(structuredClone(response.body), askedIn(text)), response.status),
  );
}

/** What a request asks for. */
export function askedIn(text: string): Asked {
  return JSON.parse(text) as Asked;
}
