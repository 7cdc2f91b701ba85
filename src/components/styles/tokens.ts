import { css } from 'lit';

/**
 * Everything that has a colour, a size or a time. The defaults come from the page around, so that
 * an unstyled section already fits in; `--gedanken-*` is for sites, `--_*` for us.
 */
export const tokens = css`
  :host {
    --_accent: var(--gedanken-accent, currentColor);
    --_link: var(--gedanken-accent, currentColor);
    --_muted: var(--gedanken-muted, color-mix(in srgb, currentColor 74%, transparent));
    --_line: var(--gedanken-line, color-mix(in srgb, currentColor 16%, transparent));
    --_edge: var(--gedanken-edge, color-mix(in srgb, currentColor 55%, transparent));
    --_tinted: var(--gedanken-tinted, color-mix(in srgb, currentColor 5%, transparent));
    --_pressed: color-mix(in srgb, currentColor 10%, transparent);
    --_error: var(--gedanken-error, color-mix(in srgb, currentColor 52%, #d31a1a));
    --_emoji: 1.25em;
    --_radius: var(--gedanken-radius, 0.5em);
    --_space: var(--gedanken-space, 1rem);
    --_avatar: var(--gedanken-avatar-size, 2.5rem);
    --_indent: var(--gedanken-indent, calc(var(--_avatar) / 2));
    --_target: 44px;
    --_small-target: 24px;
    /* A row of quiet buttons. */
    --_row: 2rem;
    /* One of small words. */
    --_text-row: 1.5rem;
    --_fast: 150ms;
    --_slow: 1.6s;
    --_mark: var(--gedanken-mark, color-mix(in srgb, currentColor 9%, transparent));
    --_shadow: 0.25rem;
    --_hair: 1px;
    --_thick: 2px;
    --_ring: 3px;
    --_small: 0.875em;
    /* How much of a long comment is seen at first. */
    --_fold: 20em;
    --_reserve: var(--gedanken-reserve, 100vh);
    --_scroll-margin: var(--gedanken-scroll-margin, 1rem);
  }

  :host([theme='light']) {
    background: Canvas;
    color: CanvasText;
    color-scheme: light;
  }

  :host([theme='dark']) {
    background: Canvas;
    color: CanvasText;
    color-scheme: dark;
  }

  [part~='avatar'] {
    --_tint: hsl(calc(var(--_hue) * 1deg) 48% 50%);

    background: color-mix(in srgb, currentColor 8%, color-mix(in srgb, var(--_tint) 30%, transparent));
  }

  [part~='avatar']:has(img) {
    position: relative;
  }

  [part~='avatar-picture'] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: Canvas;
  }

  [part~='avatar-picture'][data-missing] {
    visibility: hidden;
  }

  [data-tint='0'] {
    --_hue: 8;
  }

  [data-tint='1'] {
    --_hue: 38;
  }

  [data-tint='2'] {
    --_hue: 90;
  }

  [data-tint='3'] {
    --_hue: 150;
  }

  [data-tint='4'] {
    --_hue: 190;
  }

  [data-tint='5'] {
    --_hue: 220;
  }

  [data-tint='6'] {
    --_hue: 265;
  }

  [data-tint='7'] {
    --_hue: 320;
  }

  @media (pointer: coarse) {
    :host {
      --_row: var(--_target);
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --_muted: currentColor;
      --_line: currentColor;
      --_edge: currentColor;
    }
  }
`;
