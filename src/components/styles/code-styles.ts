import { css } from 'lit';

/** Code that `highlightCode` has marked. What it means stays readable without colours. */
export const codeStyles = css`
  .token-comment {
    color: var(--_code-comment);
    font-style: italic;
  }

  .token-keyword {
    color: var(--_code-keyword);
  }

  .token-string {
    color: var(--_code-string);
  }

  .token-number {
    color: var(--_code-number);
  }

  .token-function {
    color: var(--_code-function);
  }

  .token-type {
    color: var(--_code-type);
  }

  .token-name {
    color: var(--_code-name);
  }

  .token-heading {
    font-weight: 650;
  }

  .token-inserted {
    color: var(--_code-inserted);
  }

  .token-deleted {
    color: var(--_code-deleted);
  }

  @media (forced-colors: active) {
    [class^='token-'] {
      color: CanvasText;
    }
  }
`;
