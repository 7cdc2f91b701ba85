import { css } from 'lit';

/** What is different for readers who asked for it. Comes last, so that it counts. */
export const mediaStyles = css`
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }

  @media (forced-colors: active) {
    [part~='target']::before {
      border: var(--_thick) solid;
    }

    [part~='submit-button']:is(*, :hover, :active),
    [part~='submit-button'] span {
      background: ButtonFace;
      color: ButtonText;
    }
  }
`;
