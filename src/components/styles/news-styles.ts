import { css } from 'lit';

/** What marks new comments, until they have been seen, and where they begin. */
export const newsStyles = css`
  [part~='divider'] {
    display: flex;
    gap: 0.75em;
    align-items: center;
    margin: 0 0 var(--_space);
    font-size: var(--_small);
    font-weight: 600;
  }

  /* In the room that is there above every conversation: it comes late, and must not push down what is being read. */
  :is([part~='item'] + [part~='item'], [part~='box'] > [part~='item'], .reserved-bar ~ [part='list'] > [part~='item'])
    > [part~='divider'] {
    position: absolute;
    inset-block-start: 0;
    inset-inline: var(--_shadow);
    block-size: calc(var(--_space) * 1.25);
    margin: 0;
    line-height: 1;
    white-space: nowrap;
  }

  /* On phones its button has a line of its own, as is reserved for it. */
  @container (inline-size < 34rem) {
    .reserved-news > [part~='news'] {
      display: grid;
      grid-template-rows: var(--_text-row) var(--_row);
      justify-items: start;
      line-height: var(--_text-row);
    }
  }

  [part~='item']:has(> [part~='divider']) {
    border-block-start-color: transparent;
  }

  [part~='divider']::before,
  [part~='divider']::after {
    flex: 1;
    border-block-start: var(--_hair) solid var(--_edge);
    content: '';
  }

  [part~='new']::after {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(var(--_shadow) * -1);
    border-inline-start: var(--_ring) solid var(--_accent);
    pointer-events: none;
    content: '';
  }

  [part~='seen']::after {
    animation: seen var(--_fade) ease-in forwards;
  }

  @keyframes seen {
    to {
      opacity: 0;
    }
  }

  @media (forced-colors: active) {
    [part~='new']::after {
      border-color: Highlight;
    }
  }

  @media print {
    [part~='new']::after,
    [part~='divider'] {
      display: none;
    }
  }
`;
