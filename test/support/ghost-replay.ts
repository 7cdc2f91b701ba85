import type { Matching, Recording, RecordedServer } from './recorded.js';

/** Members have one placeholder for all of their UUIDs in recordings: here each has one of their own, by name. */
export function uuidOf(name: string): string {
  return `uuid-of-${name.toLowerCase().replaceAll(' ', '-')}`;
}

/** Answers requests with a recording of a Ghost. */
export function replayGhost(server: RecordedServer, name: string, matching: Matching = {}): Promise<void> {
  const { change = (response: Recording['response']) => response } = matching;
  return server.replayAs(name, { ...matching, change: (response) => change(withPeople(response)) });
}

function withPeople(response: Recording['response']): Recording['response'] {
  if (response.body === '') return response;
  const body: unknown = JSON.parse(JSON.stringify(response.body), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('uuid' in value)) return value;
    return { ...value, uuid: uuidOf(String(Reflect.get(value, 'name'))) };
  });
  return { ...response, body };
}
