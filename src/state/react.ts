import type { CommentId, Reaction, ReactionChoice } from '../core/comment.js';
import type { ThreadInfo } from '../core/thread-info.js';
import { contextOf, type ThreadContext } from './context.js';
import { held, rowOf } from './port.js';
import type { Thread } from './thread.js';

/** Where reactions stand: below a comment, or below the page. */
interface Place {
  /** As the backend last confirmed them. */
  confirmed(): readonly Reaction[];
  confirm(reactions: readonly Reaction[]): void;
  /** Shows reactions that are not confirmed; `undefined` shows the confirmed ones again. */
  show(reactions: readonly Reaction[] | undefined): void;
}

/**
 * Sets whether the reader reacts so to a comment, or to the page (`null`). Shown at once; of several
 * wishes for one reaction the last one counts. Rejects with `AdapterError` when the backend refuses,
 * and the reactions are again what it last confirmed.
 */
export async function react(thread: Thread, target: CommentId | null, name: string, on: boolean): Promise<void> {
  const context = contextOf(thread);
  const port = held(context.adapter.reactions, 'reactions');
  const place = target === null ? pageIn(context) : commentIn(context, target);
  const key = target === null ? 'react to the page' : `react to ${target}`;
  const turns = context.turnsOf(key);
  const wishes = context.reactionsWished(key).set(name, on);
  const show = (): void => place.show(wishes.size === 0 ? undefined : withWishes(place.confirmed(), wishes, context));
  show();
  try {
    await turns.wish(
      name,
      (call) => port.react(target, name, on, call),
      (reactions) => {
        if (target !== null) context.touch(target);
        place.confirm(reactions);
        // What came true need not be shown over the truth any more.
        if (!turns.isOutdated(name)) wishes.delete(name);
        show();
      },
    );
  } finally {
    if (!turns.isOpen(name)) wishes.delete(name);
    show();
  }
}

function commentIn(context: ThreadContext, id: CommentId): Place {
  const { comments } = context;
  rowOf(context, id);
  return {
    confirmed: () => (comments.has(id) ? (comments.confirmed(id).reactions ?? []) : []),
    confirm(reactions) {
      if (comments.has(id)) comments.confirm({ ...comments.confirmed(id), reactions });
    },
    show(reactions) {
      if (!comments.has(id)) return;
      if (reactions) comments.guess(id, 'reactions', { reactions });
      else comments.settle(id, 'reactions');
    },
  };
}

function pageIn(context: ThreadContext): Place {
  const show = (page: readonly Reaction[]): void => {
    const info = infoOf(context);
    if (info?.reactions) context.$info.set({ is: 'ready', value: { ...info, reactions: { ...info.reactions, page } } });
  };
  // The thread's own row has no guesses: what is confirmed is kept apart from what it shows.
  context.pageReactions ??= infoOf(context)?.reactions?.page ?? [];
  return {
    confirmed: () => context.pageReactions ?? [],
    confirm: (reactions) => (context.pageReactions = reactions),
    show: (reactions) => show(reactions ?? context.pageReactions ?? []),
  };
}

function infoOf({ $info }: ThreadContext): ThreadInfo | undefined {
  const info = $info.get();
  return info.is === 'ready' ? info.value : undefined;
}

function withWishes(
  confirmed: readonly Reaction[],
  wishes: ReadonlyMap<string, boolean>,
  context: ThreadContext,
): readonly Reaction[] {
  const missing = new Map(wishes);
  const reactions = confirmed.flatMap((reaction) => {
    missing.delete(reaction.name);
    return withWish(reaction, wishes.get(reaction.name)) ?? [];
  });
  for (const [name, on] of missing) {
    const choice: ReactionChoice = infoOf(context)?.reactions?.choices.find((one) => one.name === name) ?? { name };
    if (on) reactions.push({ ...choice, count: 1, mine: true });
  }
  return reactions;
}

function withWish(reaction: Reaction, on: boolean | undefined): Reaction | undefined {
  if (on === undefined || on === reaction.mine) return reaction;
  const count = reaction.count + (on ? 1 : -1);
  return count > 0 ? { ...reaction, count, mine: on } : undefined;
}
