import { nothing, type TemplateResult } from 'lit';
import type { Author, Reaction } from '../../core/comment.js';
import { personKey } from '../../core/people.js';
import { peopleIn } from '../../core/reactors.js';
import { addStyles } from '../../dom/adopt-styles.js';
import { facepileStyles } from '../styles/facepile-styles.js';
import { facepileView, FEW } from '../views/facepile-view.js';
import { personCardView } from '../views/person-card-view.js';
import { reactionsOf } from './reactions.js';
import type { RowContext } from './row-context.js';
import { commentsBy } from './row-people.js';
import type { RowTool } from './row-tool.js';

/** A card about each of those who reacted to the page, next to their face. */
export function crowd(context: RowContext): RowTool {
  const { thread } = context;
  return {
    peek: {
      kind: 'person',
      selector: '[part~="facepile-person"]',
      touch: 'tap',
      view(_id, { dataset }) {
        const find = (): Author | undefined => {
          const reaction = reactionsOf(context, null).find(({ name }) => name === dataset['reaction']);
          return reaction && peopleIn(reaction)[Number(dataset['at'])];
        };
        // Somebody elsewhere may have the name of somebody here.
        const known = ({ id, url }: Author): boolean => id !== undefined || url !== undefined;
        const card = (author: Author): TemplateResult =>
          personCardView(
            { author, comments: known(author) ? commentsBy(thread, personKey(author)).length : 0, canMute: false },
            context.host.setting(),
          );
        return () => {
          const author = find();
          return author ? card(author) : nothing;
        };
      },
    },
  };
}

/** Draws the faces of those who reacted so to the page, and keeps which of these piles is open. */
export function facepiles(context: RowContext): (reaction: Reaction) => TemplateResult | typeof nothing {
  addStyles(context.root, facepileStyles);
  const open = new Set<string>();

  async function toggle(name: string, event: Event): Promise<void> {
    const pile = (event.currentTarget as Element).closest('ul')!;
    if (!open.delete(name)) open.add(name);
    await context.draw(null);
    // What a press brought stands before what was pressed: reading goes on there.
    if (open.has(name)) pile.children[FEW]?.querySelector<HTMLElement>('[part~="facepile-person"]')?.focus();
  }

  return (reaction) => {
    const { name } = reaction;
    const pile = {
      reaction,
      people: peopleIn(reaction),
      open: open.has(name),
      toggle: (event: Event) => void toggle(name, event),
    };
    return facepileView(pile, context.host.setting());
  };
}
