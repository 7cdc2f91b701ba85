import { css } from 'lit';

/** The list of what is kept in this browser. */
export const storedStyles = css`
  [part~='stored'] {
    inline-size: min(34rem, calc(100% - 2rem));
    padding: calc(var(--_space) * 1.25);
    border: var(--_hair) solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_ground, Canvas);
    color: var(--_ink, CanvasText);
    overscroll-behavior: contain;
    /* It is in the top layer anyway; tools that reckon what covers what know of no such thing. */
    z-index: 1;
  }

  [part~='stored-heading'] {
    margin: 0;
    font-size: 1.2em;
    font-weight: 650;
  }

  [part~='stored-said'] {
    margin-block: 0.75em 0;
    padding: 0.5em 0.75em;
    border-radius: var(--_radius);
    background: var(--_tinted);
    font-weight: 600;
  }

  [part~='stored-note'] {
    margin-block: 0.5em;
    font-size: var(--_small);
  }

  [part~='stored-list'],
  [part~='stored-lines'] {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  [part~='stored-kind'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.25em 1em;
    align-items: center;
    padding-block: 0.6em;
    border-block-start: var(--_hair) solid var(--_line);
  }

  [part~='stored-name'] {
    font-weight: 600;
  }

  [part~='stored-lines'],
  [part~='stored-question'] {
    grid-column: 1 / -1;
    font-size: var(--_small);
    overflow-wrap: anywhere;
  }

  [part~='stored-lines'] > li {
    padding-block: 0.15em;
  }

  [part~='stored-time'] {
    margin-inline-start: 0.5em;
    font-size: 1em;
    opacity: 0.75;
  }

  [part~='stored-question'] {
    margin-block-start: 0.25em;
    padding: 0.25em 0.75em 0.75em;
    border-inline-start: var(--_ring) solid var(--_error);
  }

  [part~='stored-question'] > [part~='button'] {
    margin-inline-end: 0.75em;
  }

  [part~='stored-question'] > [part~='stored-note'] {
    font-size: inherit;
  }

  [part~='stored'] > [part~='form-actions'] {
    margin-block: var(--_space);
  }

  @media print {
    [part~='stored'] {
      display: none;
    }
  }
`;
