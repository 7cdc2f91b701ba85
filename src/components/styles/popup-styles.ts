import { css } from 'lit';

/** What opens over the page: on its own paper, with its own ink. */
export const popupStyles = css`
  [part~='popup'] {
    position: fixed;
    inset: 0 auto auto 0;
    inline-size: max-content;
    max-inline-size: min(var(--_popup), var(--_room-inline, 100vw));
    max-block-size: var(--_room-block, none);
    margin: 0;
    padding: calc(var(--_space) * 0.75);
    border: var(--_hair) solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_ground, Canvas);
    box-shadow: var(--_lift);
    color: var(--_ink, CanvasText);
    font-style: normal;
    overflow: auto;
    overflow-wrap: anywhere;
    overscroll-behavior: contain;
  }

  [part~='popup'] :is(p, ul) {
    margin: 0;
    padding: 0;
  }

  [part~='popup'] ul {
    list-style-type: '';
  }

  [part~='menu-popup'],
  [part~='quote-popup'],
  [part~='reactions-popup'] {
    padding: calc(var(--_space) * 0.25);
  }

  [part~='menu-item'][part~='apart'] {
    margin-block-start: calc(var(--_space) * 0.25);
    padding-block-start: calc(var(--_space) * 0.25);
    border-block-start: var(--_hair) solid var(--_line);
  }

  [part~='menu-item'][part~='apart']:first-child {
    margin-block-start: 0;
    padding-block-start: 0;
    border-block-start: none;
  }

  [part~='menu-entry'] {
    inline-size: 100%;
    min-block-size: var(--_row);
    padding: 0.25em 0.75em;
    border: none;
    border-radius: calc(var(--_radius) / 2);
    background: none;
    color: inherit;
    font: inherit;
    font-size: var(--_small);
    text-align: start;
    cursor: pointer;
  }

  [part~='menu-entry']:hover {
    background: var(--_tinted);
  }

  [part~='menu-entry']:active {
    background: var(--_pressed);
  }

  /* The list is as wide as its entries: what sticks out of them would be cut off. */
  [part~='menu-entry']:focus-visible {
    outline-offset: calc(var(--_thick) * -1);
  }

  [part~='reaction-choices'] {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(var(--_target), 1fr));
    inline-size: calc(var(--_target) * 6);
    max-inline-size: 100%;
  }

  [part~='reaction-choice'] {
    inline-size: 100%;
    padding: 0;
    border-color: transparent;
    font-weight: normal;
    font-size: 1.25em;
    line-height: 1;
  }

  [part~='popup-form'] {
    display: grid;
    gap: calc(var(--_space) * 0.5);
    justify-items: start;
    inline-size: calc(var(--_popup) - var(--_space) * 2);
    max-inline-size: 100%;
    font-size: var(--_small);
  }

  [part~='popup-heading'],
  [part~='preview-author'],
  [part~='person-name'] {
    font-weight: 650;
  }

  [part~='popup-text'],
  [part~='preview'],
  [part~='person'] {
    font-size: var(--_small);
  }

  [part~='preview'] {
    display: grid;
    gap: 0.35em;
  }

  [part~='preview-time'],
  [part~='person-handle'],
  [part~='person-count'] {
    color: var(--_muted);
  }

  [part~='preview-time'] {
    margin-inline-start: 0.35em;
  }

  [part~='popup-link'],
  [part~='popup'] [part~='link-button'] {
    justify-self: start;
    color: inherit;
    line-height: max(1.5em, var(--_small-target));
  }

  [part~='person'] {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.75em;
  }

  [part~='person-lines'] {
    display: grid;
    grid-column: 2;
    justify-items: start;
  }

  [part~='person-handle'],
  [part~='person-lines'] [dir='ltr'] {
    unicode-bidi: isolate;
  }

  @media (forced-colors: active) {
    [part~='popup'] {
      border: var(--_thick) solid;
    }
  }

  @media print {
    [part~='popup'] {
      display: none;
    }
  }
`;
