import { jsonAnswer, readRecording, type RecordedServer } from './recorded.js';

/** Which event of a request that reached the server. */
export function eventOf({ text }: { readonly text: string }): unknown {
  return sentIn({ text })['event'];
}

/** What went with a request. */
export function sentIn({ text }: { readonly text: string }): Readonly<Record<string, unknown>> {
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}

/** How a recording is replayed, when not exactly as it is. */
export interface Replaying {
  /** Answers this event instead of the one that was recorded. */
  readonly event?: string;
  /** Answers only what also has this `before`. */
  readonly before?: number;
  /** Changes the recorded body: for variants of what was recorded. */
  readonly change?: (body: unknown) => unknown;
  readonly times?: number;
}

/** Answers Twikoo's one address by event, with recordings; of two for the same event, the later counts. */
export async function replayTwikoo(
  server: RecordedServer,
  name: string,
  { event, before, change = (body) => body, times = Infinity }: Replaying = {},
): Promise<void> {
  const { request, response } = await readRecording('twikoo', name, server.origin);
  const { body } = request as { readonly body?: { readonly event?: string } };
  const wanted = event ?? body?.event;
  server.answer(
    (received) =>
      received.method === 'POST' &&
      eventOf(received) === wanted &&
      (before === undefined || sentIn(received)['before'] === before),
    () => jsonAnswer(change(response.body), response.status),
    times,
  );
}
