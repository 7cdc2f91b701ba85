import { css } from 'lit';

/** What readers can do in a row: quiet until it is needed. */
export const rowStyles = css`
  .icon {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    fill: none;
    stroke: currentColor;
    stroke-width: var(--_stroke);
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .icon-dots,
  .icon-face {
    stroke-width: calc(var(--_stroke) * 1.2);
  }

  .icon-dots {
    stroke-width: calc(var(--_stroke) * 1.8);
  }

  [part~='votes'],
  [part~='reactions'] {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em;
    font-size: var(--_small);
  }

  span[part~='votes'] {
    color: var(--_muted);
  }

  /* Buttons have a padding that has them begin where the words do. */
  .told,
  [part~='comment-actions'] > [part~='reactions']:first-child {
    padding-inline-start: 0.6em;
  }

  :is([part~='vote-button'], [part~='reaction'], [part~='add-reaction-button'], [part~='menu-button']) {
    display: inline-flex;
    gap: 0.35em;
    align-items: center;
    justify-content: center;
    min-inline-size: var(--_row);
    min-block-size: var(--_row);
    padding: 0.1em 0.45em;
    border-color: transparent;
    color: var(--_muted);
    font-size: var(--_small);
  }

  :is([part~='votes'], [part~='reactions']) > * {
    font-size: 1em;
  }

  :is([part~='vote-button'], [part~='add-reaction-button'], [part~='menu-button']):is(:hover, [aria-expanded='true']),
  [part~='voted'] {
    color: inherit;
  }

  [part~='voted'] .icon {
    fill: currentColor;
  }

  [part~='up-button'][part~='voted'] .icon,
  [part~='down-button'][part~='voted'] .icon {
    fill: none;
    stroke-width: calc(var(--_stroke) * 2);
  }

  [part~='voted'] {
    color: var(--_accent);
  }

  [part~='vote-count'],
  [part~='reaction-count'] {
    font-variant-numeric: tabular-nums;
  }

  [part~='like-button'] [part~='vote-count']:empty {
    display: none;
  }

  [part~='reaction'] {
    min-block-size: calc(var(--_row) - 0.35em);
    padding: 0 0.6em;
    border: var(--_hair) solid var(--_line);
    border-radius: 2em;
    background: none;
    font-weight: 600;
  }

  [part~='reaction-count']:empty {
    display: none;
  }

  [part~='reacted'] {
    border-color: var(--_edge);
    background: var(--_pressed);
    color: inherit;
  }

  [part~='reaction'] [part~='emoji'] {
    font-weight: normal;
  }

  @container (inline-size < 24rem) {
    :is([part~='vote-button'], [part~='add-reaction-button'], [part~='menu-button']) {
      min-inline-size: calc(var(--_row) * 0.75);
      padding-inline: 0.2em;
    }

    [part~='votes'] {
      gap: 0;
    }
  }

  [part~='page-reactions'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.5) var(--_space);
    min-block-size: var(--_row);
    margin-block-end: calc(var(--_space) * 1.25);
  }

  [part~='page-question'] {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_small);
  }

  [part~='row-note'],
  [part~='row-question'],
  [part~='muted-line'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.15em 0.75em;
    margin: 0.25em 0;
    font-size: var(--_small);
  }

  [part~='row-note'] {
    flex-basis: 100%;
    padding-inline-start: 0.6em;
  }

  [part~='row-error'] {
    color: var(--_error);
  }

  [part~='row-question'] {
    padding: 0.4em 0.75em;
    border-inline-start: var(--_ring) solid var(--_edge);
    background: var(--_tinted);
  }

  :is([part~='row-note'], [part~='muted-line']) [part~='link-button'] {
    color: inherit;
  }

  [part~='answer-button'] {
    min-block-size: var(--_row);
    padding: 0.1em 0.75em;
  }

  [part~='muted-line'] {
    color: var(--_muted);
  }

  [part~='spam'] > [part~='comment-body'] {
    color: var(--_muted);
  }

  [part~='muted'] > [part~='comment-actions']:not(:has(> [part~='toggle-button'])) {
    display: none;
  }

  [part~='muted'] :is([part~='avatar'], [part~='comment-target'], [part~='comment-permalink'], [part~='badge']),
  [part~='muted'] > [part~='comment-actions'] > [part~='reply-button'] {
    display: none;
  }

  [part~='muted'] [part~='comment-heading']:not(:focus, :focus-within) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  [part~='edit-form'] {
    display: grid;
    gap: calc(var(--_space) * 0.5);
    margin-block: 0.5em;
  }

  [part~='edit-window'] {
    padding-inline: 0.6em;
    color: var(--_muted);
    font-size: var(--_small);
  }

  [part~='edit-field'] {
    field-sizing: content;
  }

  [part~='edit-form'] [part~='form-note'] {
    margin: 0;
  }

  [part~='edit-conflict'] {
    display: grid;
    gap: calc(var(--_space) * 0.25);
    margin-block-end: calc(var(--_space) * 0.5);
  }

  [part~='edit-changed'] {
    margin: 0;
    font-weight: 600;
  }

  [part~='edit-other'] {
    max-block-size: 14rem;
    padding: 0.5em 0.75em;
    overflow-y: auto;
    overscroll-behavior: contain;
    border: var(--_hair) solid var(--_edge);
    border-radius: var(--_radius);
    unicode-bidi: plaintext;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    user-select: text;
  }

  @container (inline-size >= 34rem) {
    [part~='comment'] > :is([part~='row-note'], [part~='row-question'], [part~='muted-line'], [part~='edit-form']) {
      margin-inline-start: calc(var(--_avatar) + 0.75em);
    }

    [part~='comment'] > [part~='row-note'] {
      padding-inline-start: 0;
    }
  }

  /* Room for all of them in one line of a telephone. */
  @container (inline-size < 34rem) {
    [part~='comment-actions'] > :is(.told, [part~='reactions']):first-child {
      padding-inline-start: 0;
    }

    :is([part~='vote-button'], [part~='add-reaction-button'], [part~='menu-button']) {
      min-inline-size: var(--_small-target);
      padding-inline: 0.2em;
    }

    :is([part~='votes'], [part~='reactions']) {
      gap: 0.1em;
    }
  }

  @media (pointer: coarse) {
    :is([part~='vote-button'], [part~='add-reaction-button'], [part~='menu-button']) {
      min-inline-size: var(--_target);
    }

    [part~='reaction'],
    [part~='answer-button'],
    :is([part~='row-note'], [part~='muted-line'], [part~='popup']) [part~='link-button'] {
      min-block-size: var(--_target);
    }
  }

  @media (forced-colors: active) {
    [part~='voted'],
    [part~='reacted'] {
      border-color: Highlight;
      color: Highlight;
    }
  }

  @media print {
    :is([part~='vote-button'], [part~='reaction'], [part~='menu-button'], [part~='add-reaction-button']),
    [part~='row-question'],
    [part~='link-button'] {
      display: none;
    }
  }
`;
