import { css } from 'lit';

/** Buttons, and the form that comments are written in. */
export const formStyles = css`
  [part~='button'],
  [part~='link-button'] {
    border: var(--_hair) solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  [part~='button'] {
    min-block-size: var(--_target);
    padding: 0.35em 1em;
    font-weight: 600;
    transition: background var(--_fast);
  }

  [part~='button']:hover {
    background: var(--_tinted);
  }

  [part~='button']:active {
    background: var(--_pressed);
  }

  /* What stands in a row is quiet until it is pointed at. */
  :is([part~='comment-actions'], [part~='rest']) > [part~='button'] {
    min-block-size: var(--_row);
    padding: 0.1em 0.6em;
    border-color: transparent;
    color: var(--_muted);
    font-size: var(--_small);
  }

  :is([part~='comment-actions'], [part~='rest']) > [part~='button']:hover {
    color: inherit;
  }

  [part~='link-button'] {
    min-block-size: var(--_small-target);
    padding: 0;
    border: none;
    text-align: start;
    text-decoration: underline;
  }

  [part~='submit-button'] {
    border-color: var(--_accent);
  }

  /* The text takes whichever of black and white can be read on the accent, also on pages whose colours we do not know. */
  @supports (color: contrast-color(red)) {
    [part~='submit-button'],
    [part~='submit-button']:hover,
    [part~='submit-button']:active {
      background: var(--_accent);
    }

    [part~='submit-button'] span {
      color: contrast-color(var(--_accent));
    }
  }

  [part~='submit-button']:hover {
    filter: brightness(1.15);
  }

  [part~='submit-button'][aria-disabled] {
    opacity: 0.6;
    cursor: progress;
  }

  gedanken-composer {
    display: block;
    margin-block: calc(var(--_space) * 2) 0;
  }

  [part~='item'] gedanken-composer {
    margin-block: var(--_space);
  }

  [part~='form'] {
    display: grid;
    gap: var(--_space);
  }

  [part~='reply-form'] {
    padding: var(--_space);
    border: var(--_hair) solid var(--_line);
    border-radius: var(--_radius);
  }

  [part~='form-note'] {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_small);
  }

  [part~='form-row'] {
    display: grid;
    gap: 0.3em;
    min-inline-size: 0;
  }

  [part~='destination'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) / 2);
    margin-block: var(--_space);
  }

  [part~='destination-field'] {
    inline-size: auto;
  }

  [part~='label'] {
    font-weight: 600;
  }

  [part~='field'] {
    inline-size: 100%;
    min-block-size: var(--_target);
    margin: 0;
    padding: 0.5em 0.75em;
    border: var(--_hair) solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_tinted);
    color: inherit;
    font: inherit;
  }

  textarea[part~='field'] {
    min-block-size: 8em;
    max-block-size: 70vh;
    field-sizing: content;
    resize: vertical;
  }

  /* Kept free until the tools are loaded, so that nothing moves when they come. */
  [part~='writing-bar'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
    align-items: center;
    min-block-size: var(--_row);
    min-inline-size: 0;
  }

  [part~='field'][aria-invalid='true'] {
    border-color: var(--_error);
    box-shadow: inset 0 0 0 var(--_hair) var(--_error);
  }

  [part~='field-error'] {
    margin: 0;
    color: var(--_error);
    font-size: var(--_small);
    font-weight: 600;
  }

  [part~='form-problems'] {
    padding: var(--_space);
    border: var(--_thick) solid var(--_error);
    border-radius: var(--_radius);
  }

  [part~='form-problems'] > :first-child {
    margin: 0;
    font-weight: 650;
  }

  [part~='form-problem-detail'],
  [part~='form-problem-list'] {
    margin-block: 0.5em 0;
  }

  [part~='form-problem-list'] {
    padding-inline-start: 1.2em;
  }

  /* The bullet stands at its first line. */
  [part~='form-problem-list'] [part~='link-button'] {
    vertical-align: top;
  }

  [part~='copy-button'],
  [part~='sign-in-button'] {
    margin-block-start: 0.75em;
  }

  [part~='guest-fields'] {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    align-items: start;
  }

  [part~='guest-fields'] > * {
    flex: 1 1 13rem;
  }

  [part~='guest-fields'] > [part~='website-row'] {
    flex-basis: 100%;
  }

  [part~='remember'] {
    display: flex;
    gap: 0.6em;
    align-items: start;
    margin: 0;
    font-size: var(--_small);
  }

  [part~='checkbox'] {
    flex: none;
    inline-size: var(--_small-target);
    block-size: var(--_small-target);
    margin: 0;
    accent-color: var(--gedanken-accent, auto);
  }

  [part~='form-actions'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    align-items: center;
  }

  [part~='form-shortcut'] {
    color: var(--_muted);
    font-size: var(--_small);
  }

  /* Where there is no keyboard, its keys are no help. */
  @media (hover: none) {
    [part~='form-shortcut'] {
      display: none;
    }
  }
`;
