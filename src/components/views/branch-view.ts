import { html, nothing, type TemplateResult } from 'lit';
import type { CommentId } from '../../core/comment.js';
import { permalinkOf } from '../../core/permalink.js';
import type { Localizer } from '../../i18n/localizer.js';

/** What is to be said about the answers to one comment. */
export interface BranchSketch {
  /** The comment that is answered. */
  readonly id: CommentId;
  /** Who wrote it, as others see the name. */
  readonly name: string;
  /** How many answers there are, at any depth. */
  readonly total: number;
  readonly collapsed: boolean;
  /** How many of them are not in the page. */
  readonly folded: number;
  readonly loading: boolean;
  /** Why they could not be had. */
  readonly trouble: string | undefined;
  /** Whether answers to answers stand flat in the list. */
  readonly flat: boolean;
  /** How many came while the reader was reading. */
  readonly arrived: number;
}

/** Names the list of answers to a comment, within a section. */
export function repliesId(id: CommentId): string {
  return `${permalinkOf(id).slice(1)}:replies`;
}

/** Opens and closes the answers to a comment. */
export function toggleView({ id, name, total, collapsed }: BranchSketch, words: Localizer): TemplateResult {
  return html`<button
    part="button toggle-button"
    type="button"
    data-action="collapse"
    aria-expanded=${collapsed ? 'false' : 'true'}
    aria-controls=${repliesId(id)}
    aria-label=${words.text('repliesTo', { count: total, name })}
  >
    <svg part="toggle-icon" aria-hidden="true" viewBox="0 0 12 12"><path d="M3 4.5 6 7.5 9 4.5" /></svg
    >${words.text('replies', { count: total })}
  </button>`;
}

/** The answers to a comment, with the line that leads along them and what is to be had below. */
export function branchView(branch: BranchSketch, items: unknown, words: Localizer): TemplateResult {
  const { id, collapsed } = branch;
  // The line does what the button above says, for whoever points at it.
  return html`<div part=${collapsed ? 'branch collapsed' : 'branch'}>
    <div part="branch-line" data-action="collapse"></div>
    <ol part="list replies" id=${repliesId(id)} hidden=${collapsed ? 'until-found' : nothing}>
      ${items}
    </ol>
    ${collapsed ? nothing : restView(branch, words)}
    ${branch.arrived > 0 ? arrivedView('newReplies', branch.arrived, words) : nothing}
  </div>`;
}

/** Shows what came while the reader was reading. */
export function arrivedView(what: 'newReplies' | 'newComments', count: number, words: Localizer): TemplateResult {
  return html`<button part="button arrived-button" type="button" data-action="arrived">
    ${words.text(what, { count })}
  </button>`;
}

function restView(branch: BranchSketch, words: Localizer): TemplateResult | typeof nothing {
  const { name, folded, loading, trouble, flat } = branch;
  if (folded === 0) return nothing;
  return html`<div part="rest">
    ${trouble === undefined ? nothing : html`<p part="rest-error">${trouble}</p>`}
    <button
      part="button rest-button"
      type="button"
      data-action="unfold"
      aria-disabled=${loading ? 'true' : nothing}
      aria-label=${loading ? nothing : words.text('moreRepliesTo', { count: folded, name })}
    >
      ${loading ? words.text('moreLoading') : words.text('moreReplies', { count: folded })}
    </button>
    ${flat ? continueView(name, words) : nothing}
  </div>`;
}

function continueView(name: string, words: Localizer): TemplateResult {
  return html`<button
    part="button continue-button"
    type="button"
    data-action="focus"
    aria-label=${words.text('continueThreadBelow', { name })}
  >
    ${words.text('continueThread')}
  </button>`;
}
