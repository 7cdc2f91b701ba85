import type { Comment } from '../../core/comment.js';
import { displayName } from '../views/comment-view.js';
import { type MenuEntry, menuButtonView, menuView } from '../views/menu-view.js';
import type { RowContext } from './row-context.js';
import { panelId } from './row-panels.js';
import type { RowTool } from './row-tool.js';

export const MENU = 'menu';

/** What is not needed often, behind one button: what all other tools put there. */
export function menu(context: RowContext, entriesOf: (comment: Comment) => readonly MenuEntry[]): RowTool {
  const { panels } = context;
  return {
    actions(comment) {
      const name = displayName(comment.author, context.words);
      const panel = { kind: MENU, id: comment.id };
      return menuButtonView(name, context.words, panelId(panel), panels.isOpen(MENU, comment.id));
    },
    acts: {
      menu({ id, control }) {
        if (panels.isOpen(MENU, id)) return panels.close(true);
        const view = (): unknown => {
          const comment = context.comment(id);
          return menuView(comment ? entriesOf(comment) : []);
        };
        return panels.show({ kind: MENU, id, anchor: control, view, placement: 'bottom-end' });
      },
      close: () => panels.close(true),
    },
  };
}
