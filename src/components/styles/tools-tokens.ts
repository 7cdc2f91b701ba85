import { css } from 'lit';

/**
 * The colours, sizes and times that only the tools need, and come with them. On what uses them, and not on the host: all
 * comments inherit from that, and would be styled anew.
 */
export const toolsTokens = css`
  pre {
    --_code-comment: var(--_muted);
    --_code-keyword: color-mix(in srgb, currentColor 52%, #a626c9);
    --_code-string: color-mix(in srgb, currentColor 52%, #1a8a2e);
    --_code-number: color-mix(in srgb, currentColor 52%, #b06a00);
    --_code-function: color-mix(in srgb, currentColor 52%, #1a6fd3);
    --_code-type: color-mix(in srgb, currentColor 52%, #00889a);
    --_code-name: color-mix(in srgb, currentColor 52%, #c2364f);
    --_code-inserted: color-mix(in srgb, currentColor 52%, #1a8a2e);
    --_code-deleted: color-mix(in srgb, currentColor 52%, #d31a1a);
  }

  .icon,
  [part~='writing-icon'] {
    --_stroke: 1.5px;
  }

  [part~='seen'] {
    --_fade: 6s;
  }

  /* What opens over the page. */
  [part~='popup'] {
    --_popup: 20rem;
    --_lift: 0 4px 16px rgb(0 0 0 / 18%);
  }
`;

/** The ground of what was searched for. */
export const hitTokens = css`
  :host {
    --_hit: color-mix(in srgb, #f2b90c 38%, transparent);
  }
`;
