import { css } from 'lit';

/** What helps to write: the line below the text, and what opens from it. */
export const writingStyles = css`
  /* Where it is narrow the tools move together, and then scroll: in two lines they would push away what is below. */
  [part~='toolbar'] {
    display: flex;
    flex: 0 1 auto;
    min-inline-size: min(100%, 14rem);
    padding: var(--_thick);
    margin: calc(var(--_thick) * -1);
    overflow-x: auto;
    scrollbar-width: none;
  }

  [part~='writing-button'] {
    display: inline-flex;
    flex: 0 1 auto;
    align-items: center;
    justify-content: center;
    inline-size: var(--_row);
    min-inline-size: var(--_small-target);
    min-block-size: var(--_row);
    padding: 0.1em 0;
    border-color: transparent;
    color: var(--_muted);
    font-size: var(--_small);
  }

  [part~='writing-button']:is(:hover, [aria-expanded='true']) {
    color: inherit;
  }

  [part~='writing-button']:focus-visible {
    outline-offset: 0;
  }

  [part~='writing-button'][aria-disabled] {
    opacity: 0.4;
    cursor: default;
  }

  [part~='writing-button'][aria-pressed='true'],
  [part~='writing-button'][aria-expanded='true'] {
    border-color: var(--_edge);
    background: var(--_tinted);
  }

  [part~='preview-tool'] {
    flex: none;
    inline-size: auto;
    padding-inline: 0.6em;
  }

  [part~='writing-icon'] {
    flex: none;
    inline-size: 1.35em;
    block-size: 1.35em;
    fill: none;
    stroke: currentColor;
    stroke-width: var(--_stroke);
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  [part~='counter'] {
    flex: none;
    margin-inline-start: auto;
    color: var(--_muted);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }

  [part~='counter'][part~='over'] {
    color: var(--_error);
    font-weight: 650;
  }

  textarea[part~='field'][hidden] {
    display: none;
  }

  [part~='written-preview'] {
    min-block-size: var(--_room, 8em);
    margin: 0;
    padding: 0.5em 0.75em;
    border: var(--_hair) dashed var(--_edge);
    border-radius: var(--_radius);
  }

  [part~='picture'] {
    display: grid;
    gap: 0.5em;
    padding: calc(var(--_space) * 0.75);
    border: var(--_hair) solid var(--_line);
    border-radius: var(--_radius);
    font-size: var(--_small);
  }

  [part~='picture-note'] {
    margin: 0;
    overflow-wrap: anywhere;
  }

  [part~='emoji-popup'] {
    display: none;
    inline-size: min(var(--_popup), var(--_room-inline, 100vw));
    padding: calc(var(--_space) * 0.5);
    overflow: hidden;
  }

  [part~='emoji-popup']:popover-open {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    gap: calc(var(--_space) * 0.5);
  }

  [part~='emoji-field'] {
    min-block-size: var(--_row);
    padding-block: 0.3em;
  }

  [part~='emoji-field']::placeholder {
    color: inherit;
    opacity: 0.74;
  }

  [part~='emoji-list'] {
    max-block-size: 14rem;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  [part~='emoji-group'] {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(var(--_row), 1fr));
  }

  [part~='emoji-heading'] {
    grid-column: 1 / -1;
    padding-block: 0.35em 0.15em;
    font-weight: 650;
    font-size: var(--_small);
  }

  [part~='emoji-option'] {
    display: grid;
    place-items: center;
    block-size: var(--_row);
    border-radius: calc(var(--_radius) / 2);
    font-size: 1.25em;
    line-height: 1;
    cursor: pointer;
  }

  [part~='mention'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6em;
    align-items: baseline;
    min-block-size: var(--_row);
    padding: 0.25em 0.6em;
    border-radius: calc(var(--_radius) / 2);
    font-size: var(--_small);
    line-height: 1.75;
    cursor: pointer;
  }

  [part~='mentions-popup'] {
    padding: calc(var(--_space) * 0.25);
  }

  [part~='mention-name'] {
    font-weight: 600;
  }

  [part~='mention-handle'] {
    color: color-mix(in srgb, currentColor 78%, transparent);
  }

  :is([part~='emoji-option'], [part~='mention']):hover {
    background: var(--_tinted);
  }

  :is([part~='emoji-option'], [part~='mention'])[part~='current'] {
    background: var(--_pressed);
    outline: var(--_thick) solid currentColor;
    outline-offset: calc(var(--_thick) * -1);
  }

  @media (forced-colors: active) {
    [part~='writing-button'][aria-pressed='true'],
    :is([part~='emoji-option'], [part~='mention'])[part~='current'] {
      border-color: Highlight;
      outline-color: Highlight;
    }

    [part~='counter'][part~='over'] {
      text-decoration: underline;
    }
  }
`;
