import { html, nothing, type TemplateResult } from 'lit';
import type { Comment, VoteDirection, Votes } from '../../core/comment.js';
import type { Localizer } from '../../i18n/localizer.js';
import { iconView } from './icon-view.js';

/** How people voted, and the reader's own vote. Where one may not vote, only the number, and what of. */
export function voteView({ votes, can }: Comment, words: Localizer<'tools'>): TemplateResult | typeof nothing {
  if (!votes) return nothing;
  const { vote: ways = [] } = can;
  if (ways.includes('down')) return upDownView(votes, ways, words);
  if (ways.includes('up')) return likeView(votes, words);
  if (votes.down === undefined && votes.up === undefined && votes.score === 0) return nothing;
  // Nobody is liked less than not at all: what can be below zero is a score.
  return votes.down === undefined && (votes.up ?? votes.score) >= 0
    ? html`<span part="votes" class="told">${iconView('heart')}${counted(votes, words)}</span>`
    : html`<span part="votes" class="told"
        >${iconView(votes.score < 0 ? 'down' : 'up')}${scoreView(votes, words)}</span
      >`;
}

function counted({ up, score }: Votes, words: Localizer<'tools'>): TemplateResult {
  const count = up ?? score;
  return html`<span aria-hidden="true">${words.text('number', { count })}</span>
    <span class="hidden">${words.text('likes', { count })}</span>`;
}

function likeView(votes: Votes, words: Localizer<'tools'>): TemplateResult {
  const count = votes.up ?? votes.score;
  return html`<button
    part=${votes.mine ? 'button vote-button like-button voted' : 'button vote-button like-button'}
    type="button"
    data-action="vote"
    data-way="up"
    aria-pressed=${votes.mine ? 'true' : 'false'}
    aria-label=${count > 0 ? words.text('likeCount', { count }) : nothing}
  >
    <svg class="icon icon-heart" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M12 20S4 15 4 9.2A4.2 4.2 0 0 1 12 7a4.2 4.2 0 0 1 8 2.2C20 15 12 20 12 20Z"></path></svg
    ><span .textContent=${words.text('like')}></span>
    <span part="vote-count" .textContent=${count > 0 ? words.text('number', { count }) : ''}></span>
  </button>`;
}

function upDownView(votes: Votes, ways: readonly VoteDirection[], words: Localizer<'tools'>): TemplateResult {
  return html`<span part="votes">
    ${ways.includes('up') ? wayView('up', votes, words) : nothing} ${scoreView(votes, words)}
    ${wayView('down', votes, words)}
  </span>`;
}

function scoreView({ score }: Votes, words: Localizer<'tools'>): TemplateResult {
  return html`<span part="vote-count" aria-hidden="true">${words.text('number', { count: score })}</span>
    <span class="hidden">${words.text('score', { count: score })}</span>`;
}

function wayView(way: VoteDirection, { mine }: Votes, words: Localizer<'tools'>): TemplateResult {
  return html`<button
    part=${mine === way ? `button vote-button ${way}-button voted` : `button vote-button ${way}-button`}
    type="button"
    data-action="vote"
    data-way=${way}
    aria-pressed=${mine === way ? 'true' : 'false'}
    aria-label=${words.text(way === 'up' ? 'voteUp' : 'voteDown')}
  >
    ${iconView(way)}
  </button>`;
}
