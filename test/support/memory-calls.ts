import type { Adapter } from '../../src/adapters/adapter.js';
import type { Comment, NewComment } from '../../src/core/comment.js';
import type { SortOrder } from '../../src/core/thread-info.js';

/** What makes the reader of a memory adapter a moderator who can sign in and out. */
export const MONA = { author: 'Mona Example', account: 'Mona Example', viewerRole: 'moderator' } as const;

/** A call that nobody gives up. */
export const call = { signal: new AbortController().signal };

export const guest = { name: 'Carla Example', email: 'carla@example.org', website: '' };

/** Sends a text; the same text twice would be the same attempt twice. */
export function post(adapter: Adapter, text: string, more: Partial<NewComment> = {}): Promise<Comment> {
  return adapter.comments.create({ key: text, parent: null, text, guest, ...more }, call);
}

/** The first page. */
export async function list(adapter: Adapter, sort: SortOrder = 'oldest'): Promise<readonly Comment[]> {
  return (await adapter.comments.list({ sort }, call)).comments;
}

export async function idsIn(adapter: Adapter): Promise<readonly string[]> {
  return (await list(adapter)).map(({ id }) => id);
}
