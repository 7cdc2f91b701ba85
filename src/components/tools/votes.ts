import { castVote } from '../../state/cast-vote.js';
import { voteView } from '../views/vote-view.js';
import type { RowContext } from './row-context.js';
import type { RowTool } from './row-tool.js';

/** Likes, or votes up and down. */
export function votes(context: RowContext): RowTool {
  const { thread } = context;
  return {
    actions: (comment) => voteView(comment, context.words),
    acts: {
      vote({ id, control }) {
        const mine = context.comment(id)?.votes?.mine;
        if (id === null || mine === undefined) return;
        const way = control.dataset['way'] === 'down' ? 'down' : 'up';
        return context.attempt(id, 'voteFailed', () => castVote(thread, id, mine === way ? null : way));
      },
    },
  };
}
