import { html, nothing, type TemplateResult } from 'lit';
import type { Reaction } from '../../core/comment.js';
import { rowNoteView } from '../views/note-view.js';
import { chipsView } from '../views/reactions-view.js';
import { facepiles } from './crowd.js';
import { reactionsOf, threadReactions } from './reactions.js';
import { rowContext } from './row-context.js';
import type { ToolsHost } from './tools-host.js';

/** How people react to the page itself: a short question, and an answer to press. */
export function pageReactions(host: ToolsHost): () => TemplateResult | typeof nothing {
  const context = rowContext(host);
  const facesOf = facepiles(context);
  return () => {
    const { page, canReact = false, choices = [] } = threadReactions(context, null) ?? {};
    if (!page || (page.length === 0 && !canReact)) return nothing;
    const { words } = context;
    const given = reactionsOf(context, null);
    const note = context.noteOf(null);
    // Of several sources the first takes reactions; those to the others can only be counted here.
    const isHere = ({ name }: Reaction): boolean =>
      context.thread.adapter.sources === undefined || choices.some((choice) => choice.name === name);
    return html`<div part="page-reactions" role="group" aria-labelledby="page-reactions">
      <p part="page-question" id="page-reactions">${words.text(canReact ? 'pageReactions' : 'pageReacted')}</p>
      <div part="reactions">
        ${(canReact ? offered(given, choices) : given).map(
          (reaction) =>
            html`<div part="page-reaction">
              ${chipsView({ reactions: [reaction], words, canReact: canReact && isHere(reaction) })}
              ${facesOf(reaction)}
            </div>`,
        )}
      </div>
      ${note ? rowNoteView(note) : nothing} ${context.panels.render(null)}
    </div>`;
  };
}

/** What there is, and what else one could choose, in an order that does not change under the finger. */
function offered(
  given: readonly Reaction[],
  choices: readonly Pick<Reaction, 'name' | 'emoji'>[],
): readonly Reaction[] {
  const known = new Set(choices.map(({ name }) => name));
  const others = given.filter(({ name }) => !known.has(name));
  const chosen = choices.map(
    (choice) => given.find(({ name }) => name === choice.name) ?? { ...choice, count: 0, mine: false },
  );
  return [...chosen, ...others];
}
