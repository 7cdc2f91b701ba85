import { css } from 'lit';

/** The list of keys. */
export const keysStyles = css`
  [part~='keys'] {
    inline-size: min(26rem, calc(100% - 2rem));
    padding: calc(var(--_space) * 1.25);
    border: var(--_hair) solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_ground, Canvas);
    color: var(--_ink, CanvasText);
    overscroll-behavior: contain;
    /* It is in the top layer anyway; tools that reckon what covers what know of no such thing. */
    z-index: 1;
  }

  [part~='keys-heading'] {
    margin: 0;
    font-size: 1.2em;
    font-weight: 650;
  }

  [part~='keys-list'] {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.35em 1em;
    align-items: center;
    margin-block: var(--_space);
  }

  [part~='keys-list'] > * {
    margin: 0;
  }

  [part~='key'] {
    display: inline-grid;
    place-items: center;
    min-inline-size: 2em;
    padding: 0.1em 0.4em;
    border: var(--_hair) solid var(--_edge);
    border-block-end-width: var(--_thick);
    border-radius: calc(var(--_radius) / 2);
    font: inherit;
    font-size: var(--_small);
    font-weight: 600;
  }

  [part~='keys-note'] {
    margin: 0;
    font-size: var(--_small);
  }

  [part~='keys-switch'] {
    display: flex;
    gap: 0.6em;
    align-items: center;
    min-block-size: var(--_target);
    margin-block: 0.5em;
  }

  @media print {
    [part~='keys'] {
      display: none;
    }
  }
`;
