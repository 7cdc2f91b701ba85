import type { Adapter, SourcesPort } from '../adapters/adapter.js';
import type { Comment, CommentId } from '../core/comment.js';
import type { ThreadInfo } from '../core/thread-info.js';
import type { Thread } from './thread.js';

/** Where a comment goes: to what it answers, or, as a root, where it is sent `to`; without either, where the site says. */
export interface Destination {
  readonly parent: CommentId | null;
  readonly to?: string | undefined;
}

/** What talks to the place where a comment goes. */
export function adapterFor({ adapter }: Thread, destination: Destination): Adapter {
  const name = nameOf(adapter, destination);
  return name === undefined ? adapter : adapter.sources!.adapter(name);
}

/** What the place where a comment goes says about itself. */
export function infoFor({ $info, adapter }: Thread, destination: Destination): ThreadInfo | undefined {
  const source = nameOf(adapter, destination);
  if (source !== undefined) return adapter.sources!.states().find(({ name }) => name === source)?.info;
  const info = $info.get();
  return info.is === 'ready' ? info.value : undefined;
}

/** Whether a comment can be answered here; of several sources each one may ask to sign in for that first. */
export function takesAnswer(thread: Thread, { id, can, status }: Comment): boolean {
  const posting = infoFor(thread, { parent: id })?.posting;
  if (!posting || status === 'removed') return false;
  if (posting.allowed) return can.reply;
  const isOneOfSeveral = thread.adapter.sources !== undefined;
  return isOneOfSeveral && posting.why === 'sign-in' && adapterFor(thread, { parent: id }).session !== undefined;
}

/** The name of the source that takes a comment. */
export function homeOf(sources: SourcesPort, { parent, to = sources.roots[0] }: Destination): string | undefined {
  return parent === null ? to : sources.of(parent);
}

/** Which of several sources that is; `undefined` where there is one, or where the whole thread is meant. */
function nameOf({ sources }: Adapter, { parent, to }: Destination): string | undefined {
  return sources && parent !== null ? sources.of(parent) : sources && to;
}
