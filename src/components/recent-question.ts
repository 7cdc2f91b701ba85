import type { Adapter, RecentComment } from '../adapters/adapter.js';
import { AdapterError } from '../core/errors.js';
import { ask } from '../state/ask.js';
import { type BackendSettings, openAdapter, UnknownBackendError } from './open-adapter.js';

/** Whose newest comments are asked for. */
export interface RecentSource {
  /** Wins over `backend`. */
  readonly adapter: Adapter | undefined;
  readonly backend: string;
  readonly endpoint: string;
  readonly avatars: boolean;
  readonly data: BackendSettings['data'];
}

/** What came of it. `useless`: the page's developer has something to change. */
export type RecentAnswer =
  | { readonly is: 'ready'; readonly rows: readonly RecentComment[] }
  | { readonly is: 'failed'; readonly error: AdapterError }
  | { readonly is: 'useless'; readonly why: string };

/** Asks for the newest comments. Never rejects; resolves to `undefined` once the signal has aborted. */
export async function askRecent(
  source: RecentSource,
  count: number,
  signal: AbortSignal,
): Promise<RecentAnswer | undefined> {
  const answer = await answerOf(source, count, signal).catch(explain);
  return signal.aborted ? undefined : answer;
}

async function answerOf(source: RecentSource, count: number, signal: AbortSignal): Promise<RecentAnswer> {
  const { recent } = source.adapter ?? (await openAdapter({ ...source, thread: '', adopt: undefined }));
  if (!recent) return { is: 'useless', why: 'This backend cannot list the newest comments of a site.' };
  const rows = await ask(signal, (call) => recent.recent(count, call));
  return { is: 'ready', rows: rows.filter(isPublic).slice(0, count) };
}

/** A name that is none is a mistake in the page, and readers can do nothing about it. */
function explain(thrown: unknown): RecentAnswer {
  if (thrown instanceof UnknownBackendError) return { is: 'useless', why: thrown.message };
  return { is: 'failed', error: AdapterError.from(thrown) };
}

function isPublic({ comment }: RecentComment): boolean {
  return comment.status === 'published' && comment.kind === 'comment';
}
