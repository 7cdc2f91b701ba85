import { css } from 'lit';

/** What one can do about all comments: one quiet line above them, and what opens below it. */
export const toolsStyles = css`
  [part~='tools'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
    align-items: center;
    margin-block-end: var(--_space);
    color: var(--_muted);
    font-size: var(--_small);
  }

  [part~='order'],
  [part~='filters'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.25em;
    align-items: center;
    min-inline-size: 0;
  }

  :is([part~='tools'], [part~='search'], [part~='tools-line']) [part~='button'],
  [part~='sort'] {
    min-block-size: var(--_row);
    padding: 0.1em 0.6em;
    border-color: transparent;
    color: inherit;
    font-size: inherit;
    font-weight: 600;
  }

  [part~='sort'] {
    max-inline-size: 100%;
    margin: 0;
    padding-inline: 0.35em;
    border: var(--_hair) solid transparent;
    border-radius: var(--_radius);
    font-family: inherit;
    line-height: inherit;
    /* As wide as the order it shows, and not as the longest. */
    field-sizing: content;
    background-color: transparent;
    cursor: pointer;
  }

  [part~='sort'] option {
    background: Canvas;
    color: CanvasText;
    font-weight: 400;
  }

  [part~='sort']:hover,
  [part~='filter-button'][part~='chosen'] {
    border-color: var(--_edge);
  }

  [part~='sort'][aria-busy] {
    cursor: progress;
  }

  [part~='tools'] [part~='filter-button'] {
    padding-inline: 0.5em;
    font-weight: 500;
  }

  [part~='filter-button'][part~='chosen'] {
    background: var(--_tinted);
  }

  [part~='search-button'],
  [part~='keys-button'] {
    display: inline-flex;
    gap: 0.4em;
    align-items: center;
    justify-content: center;
    min-inline-size: var(--_row);
  }

  [part~='tool-icon'] {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  [part~='search'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1em;
    align-items: center;
    margin-block-end: var(--_space);
    color: var(--_muted);
    font-size: var(--_small);
  }

  [part~='search-field'] {
    flex: 1 1 14rem;
    inline-size: auto;
    max-inline-size: 26rem;
    min-inline-size: 0;
    min-block-size: var(--_row);
    padding-block: 0.3em;
    font-size: 1rem;
  }

  [part~='search-field']::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  [part~='search-steps'] {
    display: flex;
    margin-inline: -0.6em;
  }

  [part~='search-result'] {
    font-variant-numeric: tabular-nums;
  }

  [part~='tools-line'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
    align-items: center;
    min-block-size: var(--_row);
    margin-block: 0 var(--_space);
    color: var(--_muted);
    font-size: var(--_small);
  }

  [part~='search'] [part~='tools-line'] {
    margin: 0;
    color: inherit;
    font-size: inherit;
  }

  [part~='tools-line'][part~='news'] {
    color: inherit;
  }

  [part~='tools-line'] [part~='button'] {
    margin-inline-start: -0.6em;
    text-decoration: underline;
    text-decoration-thickness: from-font;
    text-underline-offset: 0.15em;
  }

  :is([part~='branch-note'], [part~='filtered'], [part~='live-trouble']) {
    padding-inline-start: 0.75em;
    border-inline-start: var(--_ring) solid var(--_edge);
  }

  /* On phones the filters have a line of their own, as is reserved for them. */
  @container (inline-size < 34rem) {
    [part~='filters'] {
      flex-basis: 100%;
    }

    [part~='order'] {
      flex: 1 1 0;
      flex-wrap: nowrap;
    }

    [part~='sort'] {
      flex: 0 1 auto;
      min-inline-size: 0;
      text-overflow: ellipsis;
    }

    [part~='tools-label'] {
      white-space: nowrap;
    }
  }

  /* There the chosen order needs the room, which says what it is by itself. */
  @container (inline-size < 24rem) {
    [part~='order'] > [part~='tools-label'] {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  [part~='current-hit']::before {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(var(--_shadow) * -1);
    border-inline-start: var(--_ring) solid currentColor;
    content: '';
  }

  @media (pointer: coarse) {
    [part~='search-field'] {
      min-block-size: var(--_target);
    }
  }

  @media (forced-colors: active) {
    [part~='filter-button'][part~='chosen'] {
      border-color: Highlight;
    }
  }

  [part~='mention-form'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) / 2);
    margin-block: var(--_space);
  }

  [part~='mention-form'] > [part~='label'] {
    flex-basis: 100%;
  }

  [part~='mention-field'] {
    flex: 1 1 14em;
    inline-size: auto;
    min-inline-size: 0;
  }
`;
