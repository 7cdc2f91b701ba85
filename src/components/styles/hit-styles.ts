import { css } from 'lit';

/** The marks on what was searched for. They concern all elements, which are styled anew when these come: not before a search. */
export const hitStyles = css`
  ::highlight(gedanken-hit) {
    background-color: var(--_hit, Mark);
  }

  ::highlight(gedanken-current-hit) {
    background-color: var(--_hit, Mark);
    text-decoration: underline 2px;
  }

  @media (forced-colors: active) {
    ::highlight(gedanken-hit),
    ::highlight(gedanken-current-hit) {
      background-color: Mark;
      color: MarkText;
    }
  }
`;
