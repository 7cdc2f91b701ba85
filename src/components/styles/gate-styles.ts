import { css } from 'lit';

/** Who writes, what the site asks, and what the backend wants solved. */
export const gateStyles = css`
  [part~='account'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.6em;
    align-items: center;
    margin: 0;
  }

  [part~='account'] [part~='avatar'] {
    inline-size: var(--_small-target);
    block-size: var(--_small-target);
    font-size: var(--_small);
  }

  [part~='consent'] {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.4em 0.6em;
    align-items: start;
    justify-items: start;
    font-size: var(--_small);
  }

  [part~='consent'] > :not([part~='checkbox']) {
    grid-column: 2;
  }

  [part~='forget-button'],
  [part~='privacy-link'] {
    font-size: var(--_small);
  }

  [part~='rules'] {
    margin: 0;
    padding-inline-start: 0.75em;
    border-inline-start: var(--_thick) solid var(--_line);
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  [part~='signing-in'],
  [part~='challenge'] {
    display: grid;
    gap: calc(var(--_space) * 0.75);
    justify-items: start;
    padding: var(--_space);
    border: var(--_hair) solid var(--_edge);
    border-radius: var(--_radius);
  }

  [part~='challenge-heading'] {
    margin: 0;
    font-weight: 600;
  }

  [part~='challenge-picture'] {
    max-inline-size: 100%;
    block-size: auto;
  }

  [part~='progress'] {
    inline-size: 100%;
    accent-color: var(--gedanken-accent, auto);
  }
`;
