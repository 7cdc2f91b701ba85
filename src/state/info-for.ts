import type { Comment, CommentId } from '../core/comment.js';
import type { ThreadInfo } from '../core/thread-info.js';
import type { Thread } from './thread.js';

/** What the place says about itself where an answer to a comment would go; `null`: where a root goes. */
export function infoFor({ $info, adapter: { sources } }: Thread, id: CommentId | null): ThreadInfo | undefined {
  if (sources && id !== null) {
    const source = sources.of(id);
    return sources.states().find(({ name }) => name === source)?.info;
  }
  const info = $info.get();
  return info.is === 'ready' ? info.value : undefined;
}

/** Whether a comment can be answered here; of several sources each one may ask to sign in for that first. */
export function takesAnswer(thread: Thread, { id, can, status }: Comment): boolean {
  const posting = infoFor(thread, id)?.posting;
  if (!posting || status === 'removed') return false;
  if (posting.allowed) return can.reply;
  const { sources } = thread.adapter;
  return posting.why === 'sign-in' && sources?.adapter(sources.of(id)).session !== undefined;
}
