import { css } from 'lit';

/** Faces of those who reacted to the page. Where a mouse points, they overlap a little. */
export const facepileStyles = css`
  [part~='page-reaction'] {
    display: inline-flex;
    gap: 0.35em;
    align-items: flex-start;
  }

  /* A chip is a little lower than a face. */
  [part~='reaction']:has(+ [part~='facepile']) {
    flex: none;
    margin-block-start: 0.175em;
  }

  [part~='page-reaction'] > * {
    font-size: 1em;
  }

  [part~='facepile'] {
    --_avatar: var(--_row);

    display: inline-flex;
    flex-wrap: wrap;
    gap: var(--_shadow);
    align-items: center;
    margin: 0;
    margin-inline-end: calc(var(--_space) * 0.5);
    padding: 0;
    list-style-type: '';
  }

  [part~='facepile-person'] {
    display: block;
    position: relative;
    border-radius: 50%;
    color: inherit;
    text-decoration: none;
  }

  [part~='facepile-person'] > [part~='avatar'] {
    font-size: 0.8em;
  }

  [part~='facepile-person']:focus-visible {
    border-radius: 50%;
  }

  [part~='facepile-more'] {
    min-inline-size: var(--_small-target);
    min-block-size: var(--_row);
    padding: 0.1em 0.35em;
    border-color: transparent;
    color: var(--_muted);
    font-size: 1em;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  [part~='facepile-more']:is(:hover, [aria-expanded='true']) {
    color: inherit;
  }

  @media (not (pointer: coarse)) and (forced-colors: none) {
    @container (inline-size >= 34rem) {
      [part='facepile'] {
        gap: 0;
      }

      /* Not li: whether one has another behind it would be asked again of each row of the section whenever one comes. */
      [part='facepile'] > .face:has(+ .face) {
        /* Where the next face is, from this one's start: each covers an eighth of the one before. */
        --_next: calc(var(--_row) * 1.375);

        margin-inline-end: calc(var(--_row) * -0.125);
      }

      [part='facepile'] > .face:dir(rtl):has(+ .face) {
        --_next: calc(var(--_row) * -0.375);
      }

      /* A bite out of each face for the next one: what the page shows behind them nobody knows, so none is painted over. */
      [part='facepile'] > .face:has(+ .face) > :not(:focus-visible) > [part~='avatar'] {
        mask: radial-gradient(
          circle at var(--_next) 50%,
          transparent calc(var(--_row) / 2 + var(--_thick)),
          currentColor calc(var(--_row) / 2 + var(--_thick) + var(--_hair))
        );
      }

      [part='facepile'] > li:focus-within {
        z-index: 1;
      }
    }
  }

  @media (pointer: coarse) {
    [part~='reaction']:has(+ [part~='facepile']) {
      margin-block-start: 0;
    }

    [part~='facepile-more'] {
      min-inline-size: var(--_target);
    }
  }

  @media (forced-colors: active) {
    [part~='facepile-person'] > [part~='avatar'] {
      border: var(--_hair) solid;
    }
  }
`;
