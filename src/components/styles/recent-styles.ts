import { css } from 'lit';

/** The newest comments of a site, in the column or foot that a page has for them. */
export const recentStyles = css`
  [part~='heading'] {
    margin-block-end: var(--_space);
    font-size: 1.2em;
  }

  [part~='list'] {
    display: grid;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    /* Not none: with that, Safari takes a list for mere paragraphs. */
    list-style-type: '';
  }

  [part~='item'] {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    overflow-wrap: anywhere;
  }

  [part~='item'] > * {
    grid-column: 2;
    margin: 0;
  }

  [part~='item'] > [part~='avatar'] {
    --_avatar: var(--gedanken-avatar-size, 2rem);

    display: grid;
    grid-row: 1 / span 3;
    grid-column: 1;
    place-items: center;
    inline-size: var(--_avatar);
    block-size: var(--_avatar);
    margin-inline-end: 1em;
    border-radius: 50%;
    font-size: 0.75em;
    font-weight: 600;
    line-height: 1;
    overflow: hidden;
    user-select: none;
  }

  [part~='comment-author'] {
    font-weight: 600;
  }

  [part~='comment-place'] {
    display: inline-block;
    line-height: max(1.5em, var(--_small-target));
  }

  [part~='comment-time'] {
    color: var(--_muted);
    font-size: var(--_small);
  }
`;
