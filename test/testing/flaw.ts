import type {
  Adapter,
  Changes,
  CommentPage,
  EditsPort,
  ModerationPort,
  RecentComment,
  SessionPort,
} from '../../src/adapters/adapter.js';
import type { Comment, NewComment } from '../../src/core/comment.js';
import type { ThreadInfo } from '../../src/core/thread-info.js';
import { withChanges } from '../support/with-changes.js';

/** Something that an adapter can get wrong. */
export type Flaw = (adapter: Adapter) => Adapter;

export function describing(change: (info: ThreadInfo) => ThreadInfo): Flaw {
  return (adapter) => withChanges(adapter, { describe: async (call) => change(await adapter.comments.describe(call)) });
}

export function listing(change: (page: CommentPage) => CommentPage): Flaw {
  return (adapter) =>
    withChanges(adapter, { list: async (query, call) => change(await adapter.comments.list(query, call)) });
}

export function saying(comment: Comment, source: string): Comment {
  return { ...comment, body: { ...comment.body, source } };
}

export function sending(change: (comment: NewComment) => NewComment): Flaw {
  return (adapter) =>
    withChanges(adapter, { create: (comment, call) => adapter.comments.create(change(comment), call) });
}

export function confirming(change: (comment: Comment) => Comment): Flaw {
  return (adapter) =>
    withChanges(adapter, { create: async (comment, call) => change(await adapter.comments.create(comment, call)) });
}

export function editing(change: (edits: EditsPort) => Partial<EditsPort>): Flaw {
  return (adapter) => ({ ...adapter, edits: { ...adapter.edits!, ...change(adapter.edits!) } });
}

export function moderating(change: (moderation: ModerationPort) => Partial<ModerationPort>): Flaw {
  return (adapter) => ({ ...adapter, moderation: { ...adapter.moderation!, ...change(adapter.moderation!) } });
}

export function signing(change: (session: SessionPort) => Partial<SessionPort>): Flaw {
  return (adapter) => ({ ...adapter, session: { ...adapter.session!, ...change(adapter.session!) } });
}

/** Changes what one port of the adapter does. */
export function inPort<
  Name extends 'pins' | 'reports' | 'votes' | 'reactions' | 'live' | 'changes' | 'preview' | 'uploads' | 'mentions',
>(name: Name, change: (port: NonNullable<Adapter[Name]>) => NonNullable<Adapter[Name]>): Flaw {
  return (adapter) => ({ ...adapter, [name]: change(adapter[name]!) });
}

export function telling(change: (changes: Changes) => Changes): Flaw {
  return inPort('changes', (port) => ({ since: async (mark, call) => change(await port.since(mark, call)) }));
}

export function recalling(change: (recent: readonly RecentComment[]) => readonly RecentComment[]): Flaw {
  return (adapter) => ({
    ...adapter,
    recent: { recent: async (count, call) => change(await adapter.recent!.recent(count, call)) },
  });
}
