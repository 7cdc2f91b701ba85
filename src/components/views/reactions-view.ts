import { html, nothing, type TemplateResult } from 'lit';
import type { Reaction, ReactionChoice } from '../../core/comment.js';
import type { Localizer } from '../../i18n/localizer.js';
import { iconView } from './icon-view.js';

/** How people reacted, to a comment or to the page. */
export interface Reacted {
  readonly reactions: readonly Reaction[];
  readonly words: Localizer<'tools'>;
  /** Whether this reader may react; otherwise there are only numbers. */
  readonly canReact: boolean;
}

/** One chip per reaction that there is. */
export function chipsView({ reactions, words, canReact }: Reacted): readonly TemplateResult[] {
  return reactions.map((reaction) => {
    const { name, count, mine, who = [] } = reaction;
    const label = words.text('reactionCount', { name: faceOf(reaction), count });
    const inner = html`<span part="emoji">${faceOf(reaction)}</span
      ><span part="reaction-count">${count > 0 ? words.text('number', { count }) : nothing}</span>`;
    if (!canReact) return html`<span part="reaction" role="img" aria-label=${label}>${inner}</span>`;
    return html`<button
      part=${mine ? 'button reaction reacted' : 'button reaction'}
      type="button"
      data-action="react"
      data-name=${name}
      data-peek=${who.length > 0 ? 'who' : nothing}
      aria-pressed=${mine ? 'true' : 'false'}
      aria-label=${label}
    >
      ${inner}
    </button>`;
  });
}

/** Opens the choice of reactions. */
export function addReactionView(words: Localizer<'tools'>, panel: string, expanded: boolean): TemplateResult {
  return html`<button
    part="button add-reaction-button"
    type="button"
    data-action="add-reaction"
    aria-label=${words.text('addReaction')}
    aria-expanded=${expanded ? 'true' : 'false'}
    aria-controls=${expanded ? panel : nothing}
  >
    ${iconView('face')}
  </button>`;
}

/** What one can react with. */
export function choicesView(choices: readonly ReactionChoice[], mine: ReadonlySet<string>): TemplateResult {
  return html`<ul part="reaction-choices">
    ${choices.map(
      (choice) =>
        html`<li>
          <button
            part=${mine.has(choice.name) ? 'button reaction-choice reacted' : 'button reaction-choice'}
            type="button"
            data-action="react"
            data-name=${choice.name}
            aria-pressed=${mine.has(choice.name) ? 'true' : 'false'}
          >
            ${faceOf(choice)}
          </button>
        </li>`,
    )}
  </ul>`;
}

/** Who reacted so, as far as the backend tells. */
export function whoView({ who = [], count }: Reaction, words: Localizer<'tools'>): TemplateResult {
  const others = count - who.length;
  // A list has its own "and"; with others to come it must not say it twice.
  const names = new Intl.ListFormat(words.lang, { type: others > 0 ? 'unit' : 'conjunction' }).format(who);
  return html`<p part="popup-text" dir="auto">
    ${others > 0 ? words.text('reactionOthers', { names, count: others }) : names}
  </p>`;
}

/** What is shown of a reaction. */
export function faceOf({ emoji, name }: ReactionChoice): string {
  return emoji ?? name;
}
