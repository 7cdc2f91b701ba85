import { css } from 'lit';

/** The answers to a comment, the line along them, and what is to be had below. */
export const branchStyles = css`
  [part~='branch'] {
    position: relative;
    margin-block-start: var(--_space);
    margin-inline-start: calc(var(--_avatar) / 2 - var(--_thick) / 2);
    padding-inline-start: var(--_indent);
    border-inline-start: var(--_thick) solid var(--_line);
  }

  [part~='branch'][part~='collapsed'] {
    margin: 0;
    border: none;
  }

  @container (inline-size < 34rem) {
    [part~='branch'] {
      margin-inline-start: 0;
    }
  }

  /* As wide as the indent, so that the line can be hit; what is seen of it is the border. */
  [part~='branch-line'] {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(var(--_indent) / -2);
    inline-size: var(--_indent);
    cursor: pointer;
  }

  [part~='branch-line']::before {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(50% - var(--_thick));
    inline-size: var(--_thick);
    background: var(--_edge);
    content: '';
    opacity: 0;
    transition: opacity var(--_fast);
  }

  [part~='branch-line']:hover::before {
    opacity: 1;
  }

  [part~='collapsed'] > [part~='branch-line'] {
    display: none;
  }

  [part~='toggle-button'] {
    display: inline-flex;
    gap: 0.35em;
    align-items: center;
  }

  [part~='toggle-icon'] {
    inline-size: 0.85em;
    block-size: 0.85em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    transition: rotate var(--_fast);
  }

  [aria-expanded='false'] > [part~='toggle-icon'] {
    rotate: -90deg;
  }

  [aria-expanded='false'] > [part~='toggle-icon']:dir(rtl) {
    rotate: 90deg;
  }

  [part~='rest'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-block-start: var(--_space);
    margin-inline-start: -0.6em;
  }

  [part~='rest-error'] {
    flex-basis: 100%;
    margin: 0 0.6em;
    color: var(--_error);
    font-size: var(--_small);
  }

  [part~='arrived-button'] {
    display: block;
    margin-block: var(--_space);
    margin-inline: auto;
    border-radius: 2em;
  }
`;
