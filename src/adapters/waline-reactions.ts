import type { CommentId, Reaction, ReactionChoice } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readCount } from '../core/fields.js';
import type { Call } from './adapter.js';
import { locate } from './waline-find.js';
import type { WalineContext } from './waline-list.js';
import type { Queue } from './one-by-one.js';

/** How people reacted to the page. Waline does not know who did: this browser remembers it. */
export async function pageReactions(
  { api, thread, marks }: WalineContext,
  choices: readonly ReactionChoice[],
  call: Call,
): Promise<readonly Reaction[]> {
  const type = choices.map(({ name }) => name).join(',');
  const answer = await api.send('article', call, { params: { path: thread, type } });
  const counts: unknown = Array.isArray(answer) ? answer[0] : answer;
  const mine = marks.reaction(thread);
  return choices
    .map((choice) => ({ ...choice, count: readCount(own(counts, choice.name)) ?? 0, mine: choice.name === mine }))
    .filter(({ count, mine: isMine }) => count > 0 || isMine)
    .toSorted((a, b) => b.count - a.count);
}

/** Sets whether this reader reacts so to the page. One reaction of each reader counts, as in Waline's own widget. */
export async function reactToPage(
  context: WalineContext,
  queue: Queue,
  { target, name, on }: { readonly target: CommentId | null; readonly name: string; readonly on: boolean },
  choices: readonly ReactionChoice[],
  call: Call,
): Promise<readonly Reaction[]> {
  if (target !== null) {
    await locate(context, target, call);
    throw new AdapterError('forbidden', { hint: 'Waline takes reactions to pages only.' });
  }
  if (!choices.some((choice) => choice.name === name))
    throw new AdapterError('rejected', { hint: `The page offers no reaction “${name}”.` });
  // One line for all pages, whose names are no comment's id.
  return queue('page/', (whole) => reactOnce(context, name, on, choices, whole), call);
}

async function reactOnce(
  context: WalineContext,
  name: string,
  on: boolean,
  choices: readonly ReactionChoice[],
  call: Call,
): Promise<readonly Reaction[]> {
  const { marks, thread } = context;
  const before = marks.reaction(thread);
  if ((before === name) !== on) {
    if (before !== undefined) {
      await count(context, before, 'desc', call);
      marks.react(thread, undefined);
    }
    if (on) {
      await count(context, name, 'inc', call);
      marks.react(thread, name);
    }
  }
  return pageReactions(context, choices, call);
}

async function count({ api, thread }: WalineContext, type: string, action: 'inc' | 'desc', call: Call): Promise<void> {
  await api.send('article', call, { method: 'POST', body: { path: thread, type, action } });
}
