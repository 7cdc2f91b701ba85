import type { CommentId } from '../../core/comment.js';
import { commentIdOf } from '../../core/permalink.js';
import type { RowContext } from './row-context.js';
import { idOf } from './row-id.js';
import type { RowTool } from './row-tool.js';

/** Long comments, which are folded at first, and what opens them besides their button. */
export function folding(context: RowContext): RowTool {
  const unfolded = new Set<CommentId>();
  const listening = new AbortController();
  const { signal } = listening;
  const set = (id: CommentId | undefined, open: boolean): void => {
    if (id === undefined || unfolded.has(id) === open) return;
    if (open) unfolded.add(id);
    else unfolded.delete(id);
    void context.draw(id);
  };
  const followAddress = (): void => set(commentIdOf(location.hash), true);

  followAddress();
  addEventListener('hashchange', followAddress, { signal });
  // What the reader has just written, they have read.
  context.host.element.addEventListener('gedanken-posted', ({ comment }) => set(comment.id, true), { signal });
  // Find-in-page and the focus scroll even what is folded.
  context.root.addEventListener(
    'scroll',
    ({ target }) => {
      if (!(target instanceof HTMLElement) || !target.part.contains('folded') || target.scrollTop === 0) return;
      target.scrollTop = 0;
      set(idOf(target), true);
    },
    { signal, capture: true },
  );

  return {
    parts: ({ id }) => (unfolded.has(id) ? ['unfolded'] : []),
    acts: {
      fold({ id }) {
        if (id === null) return;
        const opens = !unfolded.has(id);
        set(id, opens);
        const row = context.row(id);
        // Whoever closed it at its end should not find themselves comments further on.
        if (!opens && row && row.getBoundingClientRect().top < 0) row.scrollIntoView({ block: 'start' });
      },
    },
    stop: () => listening.abort(),
  };
}
