import { css } from 'lit';

/** What a comment shows beside words: emoji of its server, pictures and videos, and the buttons that load them. */
export const richStyles = css`
  /* More exact than the rule for pictures of a body. */
  [part] img.emoji {
    display: inline-block;
    inline-size: auto;
    max-inline-size: calc(var(--_emoji) * 4);
    block-size: var(--_emoji);
    vertical-align: -0.25em;
  }

  [part~='media-button'] {
    display: inline-block;
    max-inline-size: 100%;
    min-block-size: var(--_target);
    margin-block: 0.25em;
    padding: 0.4em 0.9em;
    border: var(--_hair) solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_tinted);
    color: inherit;
    font: inherit;
    font-size: var(--_small);
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  [part~='media-button']:hover {
    background: var(--_pressed);
  }

  [part~='media-request'] {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0 1em;
    align-items: center;
    max-inline-size: 100%;
  }

  [part~='media-always'] {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
    min-block-size: var(--_small-target);
    color: var(--_muted);
    font-size: var(--_small);
    overflow-wrap: anywhere;
  }

  iframe[part~='media'] {
    display: block;
    inline-size: 100%;
    block-size: auto;
    margin-block: 0.65em;
    border: 0;
    border-radius: var(--_radius);
    aspect-ratio: 16 / 9;
  }

  @media print {
    [part~='media-request'],
    [part~='media-button'],
    iframe[part~='media'] {
      display: none;
    }
  }
`;
