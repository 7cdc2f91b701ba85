import { css } from 'lit';

/** The room that a thread keeps until it is there. */
export const reserveStyles = css`
  /* Until the comments are there, or it is known that they will not come. */
  :host(:not(:state(loaded), :state(failed))) {
    min-block-size: var(--gedanken-reserve, 0);
  }

  /* A screen of it: so what is below is out of sight, and need not move where it is seen. */
  :host([backend]:not([loading*='click' i], :state(loaded), :state(failed))) {
    min-block-size: var(--_reserve);
  }
`;

/** The section itself, its heading, its notices, and what belongs to no other view. */
export const sectionStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    font: var(--gedanken-font, inherit);
    line-height: 1.55;
    text-align: start;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [part~='heading'],
  [part~='comment-heading'],
  [part~='form-heading'],
  [part~='pings-heading'] {
    margin: 0;
    color: inherit;
    font: inherit;
    line-height: 1.3;
    letter-spacing: inherit;
    text-transform: none;
  }

  [part~='heading'] {
    margin-block-end: calc(var(--_space) * 1.25);
    font-size: 1.5em;
    font-weight: 650;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }

  [part~='form-heading'],
  [part~='pings-heading'] {
    font-size: 1.2em;
    font-weight: 650;
  }

  :is(a, button, input, textarea, [tabindex]) {
    scroll-margin-block: var(--_scroll-margin);
  }

  [tabindex='-1']:focus:not(:focus-visible) {
    outline: none;
  }

  :focus-visible {
    border-radius: calc(var(--_radius) / 2);
    outline: var(--_thick) solid currentColor;
    outline-offset: var(--_thick);
  }

  a {
    color: var(--_link);
    text-decoration: underline;
    text-decoration-thickness: from-font;
    text-underline-offset: 0.15em;
  }

  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  [part~='skip-link'] {
    display: inline-block;
    line-height: max(1.5em, var(--_small-target));
  }

  [part~='skip-link']:not(:focus) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  [part~='notice'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
    margin-block: var(--_space);
    padding: var(--_space);
    border: var(--_hair) solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_tinted);
  }

  [part~='notice'] > * {
    margin: 0;
  }

  [part~='known-note'] {
    margin: 0;
    margin-block-end: var(--_space);
    color: var(--_muted);
    font-size: var(--_small);
  }

  [part~='source-note'],
  [part~='empty'] {
    margin-block: var(--_space);
    color: var(--_muted);
  }

  [part~='loading'] {
    display: grid;
    gap: calc(var(--_space) * 2);
    align-content: start;
    block-size: var(--_reserve);
    overflow: hidden;
    color: var(--_muted);
    mask-image: linear-gradient(to bottom, CanvasText 30%, transparent);
  }

  /* Somebody who says something. */
  [part~='loading'] span {
    display: flex;
    gap: 0.75em;
    animation: breathe var(--_slow) ease-in-out infinite alternate;
  }

  [part~='loading'] span::before {
    flex: none;
    inline-size: var(--_avatar);
    block-size: var(--_avatar);
    border-radius: 50%;
    background: var(--_pressed);
    content: '';
  }

  [part~='loading'] span::after {
    flex: 1;
    block-size: 5.2em;
    background: repeating-linear-gradient(to bottom, var(--_pressed) 0 0.8em, transparent 0.8em 1.1em);
    content: '';
  }

  /* What comes here comes late, and must not push away what is being read. */
  .reserved {
    --_bar: 0px;
    --_news: 0px;
    --_reactions: 0px;

    /* The last margin in it is part of what is reserved. */
    display: flow-root;
    min-block-size: calc(var(--_bar) + var(--_news) + var(--_reactions));
  }

  /* Stands where comments are about to come: what is out of sight and comes into it has moved, what is shown there has not. */
  .awaited ~ gedanken-composer,
  .awaited ~ [part~='destination'],
  .awaited ~ [part~='notice'],
  .awaited ~ [part~='feed'] {
    display: none;
  }

  .reserved-form {
    block-size: var(--_reserve);
  }

  .reserved-bar {
    --_bar: calc(var(--_row) + var(--_space));
  }

  .reserved-news {
    --_news: calc(var(--_row) + var(--_space));
  }

  .reserved-reactions {
    --_reactions: calc(var(--_row) + var(--_space) * 1.25);
  }

  @container (inline-size < 34rem) {
    .reserved-news {
      --_news: calc(var(--_row) + var(--_text-row) + var(--_space));
    }

    .reserved-filters {
      --_bar: calc(var(--_row) * 2 + var(--_small) / 4 + var(--_space));
    }
  }

  /* As far from the list as before, but within its first row: room for what may stand above a comment. */
  .reserved-bar ~ [part='list'] {
    margin-block-start: calc(var(--_space) * -1);
  }

  .reserved-bar ~ [part='list'] > [part~='item']:first-child {
    padding-block-start: calc(var(--_space) + var(--_shadow));
  }

  [part~='more'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    margin-block: var(--_space);
  }

  [part~='more-count'] {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  [part~='pings'] {
    margin-block: calc(var(--_space) * 2);
  }

  [part~='ping-list'] {
    display: grid;
    gap: var(--_space);
    margin-block: var(--_space) 0;
    padding: 0;
    list-style-type: '';
  }

  [part~='ping'] {
    padding-inline-start: var(--_space);
    border-inline-start: var(--_thick) solid var(--_line);
    overflow-wrap: anywhere;
    scroll-margin-block: var(--_scroll-margin);
  }

  [part~='ping-title'] {
    font-weight: 600;
  }

  [part~='ping-time'],
  [part~='ping-excerpt'] {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_small);
  }

  [part~='ping-time'] {
    margin-inline-start: 0.5em;
  }

  /* For paper alone. */
  [part~='print-note'] {
    display: none;
  }

  /* Reserved, so that nothing below the section moves when what belongs there has loaded. */
  [part~='bottom'] {
    min-block-size: var(--_target);
    margin-block-start: var(--_space);
    color: var(--_muted);
    font-size: var(--_small);
  }

  @keyframes breathe {
    to {
      opacity: 0.4;
    }
  }
`;
