import type { CommentId } from '../../core/comment.js';
import { personKey } from '../../core/people.js';
import { displayName } from '../views/comment-view.js';
import { personCardView } from '../views/person-card-view.js';
import type { RowContext } from './row-context.js';
import { commentsBy, isOwn } from './row-people.js';
import type { RowTool } from './row-tool.js';

const KIND = 'person';

/** A card about who wrote a comment: next to the name, and by keyboard from the menu, too. */
export function person(context: RowContext): RowTool {
  const { thread, panels } = context;
  const cardOf = (id: CommentId | null): (() => unknown) | undefined => {
    if (context.comment(id) === undefined) return undefined;
    return () => {
      const comment = context.comment(id)!;
      const { author } = comment;
      const key = personKey(author);
      return personCardView(
        {
          author,
          comments: key === '' ? 0 : commentsBy(thread, key).length,
          canMute: key !== '' && !isOwn(comment, thread) && !context.mutes.has(author),
        },
        context.host.setting(),
      );
    };
  };
  return {
    menu: ({ author }) => [
      {
        label: context.words.text('aboutPerson', { name: displayName(author, context.words) }),
        action: 'person',
        apart: true,
      },
    ],
    acts: {
      async person({ id }) {
        const view = cardOf(id);
        const row = id === null ? null : context.row(id);
        const menu = row?.querySelector<HTMLElement>('[data-action="menu"]');
        if (!view || !menu) return;
        await panels.show({ kind: KIND, id, anchor: menu, view, placement: 'bottom-end' });
        panels.element?.querySelector<HTMLElement>('[part~="person"]')?.focus();
      },
    },
    peek: { kind: KIND, selector: '[part~="comment-author"]', touch: 'tap', view: cardOf },
  };
}
