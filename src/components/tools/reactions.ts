import { html, nothing } from 'lit';
import type { CommentId, Reaction } from '../../core/comment.js';
import type { ThreadReactions } from '../../core/thread-info.js';
import { infoFor } from '../../state/info-for.js';
import { react } from '../../state/react.js';
import { addReactionView, chipsView, choicesView, whoView } from '../views/reactions-view.js';
import type { RowContext } from './row-context.js';
import { panelId } from './row-panels.js';
import type { Press, RowTool } from './row-tool.js';

const KIND = 'reactions';

/** Reactions to a comment: those that there are, and others to choose from. */
export function reactions(context: RowContext): RowTool {
  const { panels } = context;
  return {
    actions({ id, reactions = [], can, status }) {
      const choices = choicesOf(context, id);
      const canReact = can.react === true && status !== 'removed';
      if (reactions.length === 0 && (!canReact || choices.length === 0)) return nothing;
      const { words } = context;
      const add = canReact && choices.length > 0;
      return html`<span part="reactions">
        ${chipsView({ reactions, words, canReact })}
        ${add ? addReactionView(words, panelId({ kind: KIND, id }), panels.isOpen(KIND, id)) : nothing}
        ${panels.render(id, KIND)}
      </span>`;
    },
    acts: {
      'add-reaction': (press) => toggleChoices(context, press),
      react: (press) => toggleReaction(context, press),
    },
    peek: {
      kind: 'who',
      selector: '[data-peek="who"]',
      touch: 'hold',
      view: (id, anchor) => {
        const find = (): Reaction | undefined =>
          reactionsOf(context, id).find(({ name }) => name === anchor.dataset['name']);
        return find()?.who?.length ? () => (find() ? whoView(find()!, context.words) : nothing) : undefined;
      },
    },
  };
}

function toggleChoices(context: RowContext, { id, control }: Press): unknown {
  const { panels } = context;
  if (panels.isOpen(KIND, id)) return panels.close(true);
  const view = (): unknown => {
    const mine = reactionsOf(context, id).filter((reaction) => reaction.mine);
    return choicesView(choicesOf(context, id), new Set(mine.map(({ name }) => name)));
  };
  return panels.show({ kind: KIND, id, anchor: control, view, placed: true });
}

async function toggleReaction(context: RowContext, { id, control }: Press): Promise<void> {
  const name = control.dataset['name'];
  if (name === undefined) return;
  context.panels.close(control.part.contains('reaction-choice'));
  const mine = reactionsOf(context, id).some((reaction) => reaction.name === name && reaction.mine);
  const done = context.attempt(id, 'reactionFailed', () => react(context.thread, id, name, !mine));
  // The last of its kind may be gone at once, and may come back.
  if (id !== null) context.keepFocus(id);
  await done;
  if (id !== null) context.keepFocus(id);
}

/** How people reacted to a comment, or to the page. */
export function reactionsOf(context: RowContext, id: CommentId | null): readonly Reaction[] {
  return (id === null ? threadReactions(context, null)?.page : context.comment(id)?.reactions) ?? [];
}

function choicesOf(context: RowContext, id: CommentId | null): ThreadReactions['choices'] {
  return threadReactions(context, id)?.choices ?? [];
}

/** What one can react with to a comment, or (`null`) to the page; `undefined` where one cannot. */
export function threadReactions({ thread }: RowContext, id: CommentId | null): ThreadReactions | undefined {
  return infoFor(thread, { parent: id })?.reactions;
}
