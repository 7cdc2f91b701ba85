import type { Recording, RecordedServer } from './recorded.js';
import { jsonAnswer, readRecording } from './recorded.js';

export const GRAPHQL = 'https://github.example.test/graphql';

/**
 * Answers every query that holds a word as the recording has it: all of GraphQL has one address. `change` is for
 * variants of what was recorded.
 */
export async function replayGithub(
  server: RecordedServer,
  name: string,
  word: string,
  change: (body: unknown) => unknown = (body) => body,
): Promise<void> {
  const { response } = await readRecording('github-discussions', name, server.origin);
  server.answer(
    ({ path, text }) => path === '/graphql' && text.includes(word),
    () => jsonAnswer(change(response.body), response.status, headersOf(response)),
  );
}

/** The variables of the queries that were asked. */
export function variablesAsked(server: RecordedServer): readonly Readonly<Record<string, unknown>>[] {
  return server.received.map(({ text }) => (JSON.parse(text) as { variables: Record<string, unknown> }).variables);
}

function headersOf({ headers }: Recording['response']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
