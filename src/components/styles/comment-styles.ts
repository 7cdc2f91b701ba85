import { css } from 'lit';

/** Lists, and one comment in them. */
export const commentStyles = css`
  [part~='list'] {
    margin: 0;
    padding: 0;
    /* Not none: with that, Safari takes a list for mere paragraphs. */
    list-style-type: '';
  }

  [part='list'] > [part~='item'],
  [part~='box'],
  [part~='box'] > [part~='item'] {
    position: relative;
    /* Paint containment cuts off at the padding: leave room for focus rings. */
    margin-inline: calc(var(--_shadow) * -1);
    padding-inline: var(--_shadow);
    /* As list items they would be numbered: Chromium looks through all that follow each one that comes, for seconds. */
    display: block;
  }

  [part='list'] > [part~='item'],
  [part~='box'] > [part~='item'] {
    padding-block: calc(var(--_space) * 1.25);
    border-block-start: var(--_hair) solid var(--_line);
  }

  [part='list'] > [part~='item'],
  [part~='box'] {
    content-visibility: auto;
    contain-intrinsic-size: auto 9rem;
  }

  [part~='box'] {
    contain-intrinsic-size: auto 240rem;
  }

  /* What the first screen may show: what is skipped at first comes a frame later, and moves what is below it. */
  [part='list'] > [part~='item']:nth-child(-n + 12) {
    content-visibility: visible;
    contain: content;
  }

  [part='list'] > [part~='item']:first-child {
    padding-block-start: var(--_shadow);
    border-block-start: none;
  }

  [part~='replies'] > [part~='item'] + [part~='item'] {
    margin-block-start: calc(var(--_space) * 1.25);
  }

  [part~='comment'] {
    position: relative;
    overflow-wrap: anywhere;
    scroll-margin-block: var(--_scroll-margin);
  }

  [part~='comment-header'] {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 0.75em;
    align-items: center;
  }

  [part~='comment-header'] > * {
    grid-column: 2;
  }

  [part~='avatar'] {
    display: grid;
    grid-row: 1 / span 3;
    grid-column: 1;
    place-items: center;
    align-self: start;
    inline-size: var(--_avatar);
    block-size: var(--_avatar);
    border-radius: 50%;
    font-size: var(--_small);
    font-weight: 600;
    line-height: 1;
    overflow: hidden;
    user-select: none;
  }

  [part~='comment-heading'] {
    font-size: 1em;
    font-weight: 650;
    line-height: max(1.3em, var(--_small-target));
  }

  [part~='comment-author-link'] {
    display: inline-block;
    color: inherit;
  }

  /* The gap is theirs: a name has a direction of its own, and so an end that may be where the line begins. */
  [part~='badge'] {
    display: inline-block;
    margin-inline-start: 0.35em;
    padding: 0 0.5em;
    border: var(--_hair) solid var(--_edge);
    border-radius: 1em;
    font-size: 0.75em;
    font-weight: 600;
    line-height: 1.5;
    vertical-align: 0.1em;
  }

  [part~='source-badge'] {
    color: var(--_muted);
    font-weight: 400;
    text-decoration: none;
  }

  a[part~='source-badge']:hover {
    text-decoration: underline;
  }

  /* Where a button may come, so that what stands beside it need not move. */
  .place {
    visibility: hidden;
  }

  [part~='reply-link'] {
    display: inline-flex;
    align-items: center;
    text-decoration: none;
  }

  [part~='reply-link']:hover {
    text-decoration: underline;
  }

  [part~='comment-target'],
  [part~='comment-permalink'],
  [part~='comment-edited'] {
    margin: 0;
    font-size: var(--_small);
  }

  [part~='comment-permalink'],
  [part~='comment-target'] a {
    display: inline-block;
    line-height: max(1.5em, var(--_small-target));
  }

  [part~='comment-permalink'] {
    justify-self: start;
    min-inline-size: var(--_small-target);
    color: var(--_muted);
    text-decoration: none;
  }

  [part~='comment-permalink']:any-link:hover {
    text-decoration: underline;
  }

  [part~='comment-target'] {
    color: var(--_muted);
  }

  [part~='comment-target'] a {
    color: inherit;
  }

  [part~='comment-notice'] {
    margin-block: 0.5em 0;
    padding: 0.4em 0.75em;
    border-inline-start: var(--_ring) solid var(--_edge);
    background: var(--_tinted);
    font-size: var(--_small);
  }

  [part~='held'] [part~='comment-body'],
  [part~='removed'] [part~='comment-body'] {
    color: var(--_muted);
    font-style: italic;
  }

  [part~='comment-body'] {
    /* Paint containment cuts off at the padding: leave room for focus rings. */
    margin-block: 0.5em 0;
    margin-inline: calc(var(--_shadow) * -1);
    padding-inline: var(--_shadow);
    padding-block: var(--_thick);
    contain: content;
    isolation: isolate;
  }

  /* Its first button begins where the words do. */
  [part~='comment-actions'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    min-block-size: var(--_row);
    margin-block-start: 0.25em;
    margin-inline-start: -0.6em;
  }

  [part='warning'] {
    padding-block: 0.25em;
    cursor: pointer;
    font-weight: 650;
  }

  /* Not clip: find-in-page and the focus scroll what is folded, and so open it. */
  [part~='folded'] {
    max-block-size: var(--_fold);
    overflow: hidden;
    mask-image: linear-gradient(to bottom, currentColor calc(100% - 4em), transparent);
  }

  [part~='button'][part~='fold-button'] {
    min-block-size: var(--_row);
    margin-inline-start: -0.6em;
    padding: 0.1em 0.6em;
    border-color: transparent;
    font-size: var(--_small);
    text-decoration: underline;
  }

  [part~='target']::before {
    position: absolute;
    inset: calc(var(--_shadow) * -1);
    z-index: -1;
    border-radius: var(--_radius);
    background: var(--_mark);
    content: '';
  }

  [part~='target'] {
    z-index: 0;
  }

  @container (inline-size >= 34rem) {
    [part~='comment-body'] {
      margin-inline-start: calc(var(--_avatar) + 0.75em - var(--_shadow));
    }

    [part~='comment-notice'] {
      margin-inline-start: calc(var(--_avatar) + 0.75em);
    }

    [part~='comment-actions'],
    [part~='button'][part~='fold-button'] {
      margin-inline-start: calc(var(--_avatar) + 0.15em);
    }
  }

  @container (inline-size < 34rem) {
    [part='list'] {
      --_avatar: 2rem;
      --_indent: calc(var(--_space) * 0.65);
    }

    /* What sticks out would be cut off, and its focus ring with it. */
    [part~='comment-actions'],
    [part~='button'][part~='fold-button'] {
      margin-inline-start: 0;
    }

    [part~='comment-actions'] > [part~='button']:first-child,
    [part~='button'][part~='fold-button'] {
      padding-inline-start: 0;
    }
  }

  /* The tools that come late fit into the line that is there. */
  @container (inline-size < 24rem) {
    [part~='comment-actions'] > [part~='button']:not(:first-child) {
      padding-inline-start: 0.35em;
    }

    [part~='comment-actions'] > [part~='button'][part~='button'] {
      min-inline-size: var(--_small-target);
      padding-inline-end: 0.35em;
    }
  }

  @media print {
    [part~='folded'] {
      max-block-size: none;
      overflow: visible;
      mask-image: none;
    }
  }
`;
