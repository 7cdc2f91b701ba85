import { css } from 'lit';

/** On paper: the whole thread, black on white, and nothing that could be pressed. Loaded with the tools. */
export const printStyles = css`
  @media print {
    :host,
    :host([theme]) {
      --_accent: currentColor;
      --_link: currentColor;
      --_muted: currentColor;
      --_tinted: transparent;
      --_mark: transparent;

      background: none;
      color: CanvasText;
      color-scheme: light;
    }

    /* The host stands in front, since the sheets of what is loaded later come after this one. */
    :host
      :is(
        [part~='form'],
        [part~='top'] > :not([part~='filtered'], [part~='branch-note']),
        [part~='more'],
        [part~='rest'],
        [part~='skip-link'],
        [part~='button'],
        [part~='link-button'],
        [part~='comment-actions'],
        [part~='branch-line'],
        [part~='feed'],
        [part~='bottom'],
        [part~='loading'],
        [part~='notice'],
        [data-action='show-embed']
      ),
    [part~='comment-header'] > [part~='avatar'] {
      display: none;
    }

    :host [part~='print-note'] {
      display: block;
    }

    /* What a reader chose to see is printed with the word that this is not all: nothing else of its place is. */
    [part~='top'] {
      min-block-size: 0;
    }

    /* What was never scrolled to is printed, too. */
    [part='list'] > [part~='item'],
    [part~='box'] {
      content-visibility: visible;
    }

    [part~='comment-header'] {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
    }

    [part~='heading'],
    [part~='comment-header'] {
      break-after: avoid;
    }

    /* One that is longer than a page is broken all the same. */
    [part~='comment'],
    [part~='ping'],
    [part~='comment-body'] :is(img, pre, tr) {
      break-inside: avoid;
    }

    [part~='comment-body'] {
      margin-inline: 0;
      padding-inline: 0;
      contain: none;
      orphans: 3;
      widows: 3;
    }

    [part='warned']::details-content {
      content-visibility: visible;
    }

    /* A picture that nobody asked for yet leaves what it shows in words. */
    [part~='comment-body'] [part~='media-button'] {
      padding: 0;
      border: none;
      background: none;
      color: inherit;
    }

    [part~='comment-body'] a[href]::after {
      content: ' (' attr(href) ')';
      font-size: var(--_small);
      unicode-bidi: isolate;
      overflow-wrap: anywhere;
    }
  }
`;
