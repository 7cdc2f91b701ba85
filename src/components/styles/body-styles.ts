import { css } from 'lit';

/** The words of strangers: only what `content` lets through. */
export const bodyStyles = css`
  [part~='comment-body'] :first-child {
    margin-block-start: 0;
  }

  [part~='comment-body'] :last-child {
    margin-block-end: 0;
  }

  [part~='comment-body'] p,
  [part~='comment-body'] ul,
  [part~='comment-body'] ol,
  [part~='comment-body'] pre,
  [part~='comment-body'] table,
  [part~='comment-body'] blockquote {
    margin-block: 0.65em;
    margin-inline: 0;
  }

  [part~='comment-body'] :is(h3, h4, h5, h6) {
    margin-block: 1em 0.35em;
    font-size: 1em;
    font-weight: 650;
  }

  [part~='comment-body'] :is(ul, ol) {
    padding-inline-start: 1.4em;
  }

  [part~='comment-body'] ul {
    list-style: disc;
  }

  [part~='comment-body'] blockquote {
    padding-inline-start: 1em;
    border-inline-start: var(--_ring) solid var(--_line);
    color: var(--_muted);
  }

  /* Softened once: each further time would make it harder to read. */
  :is([part~='held'], [part~='removed']) [part~='comment-body'] blockquote,
  [part~='comment-body'] blockquote blockquote {
    color: inherit;
  }

  [part~='comment-body'] :is(code, kbd, samp) {
    padding: 0.1em 0.3em;
    border-radius: 0.25em;
    background: var(--_tinted);
    font-size: 0.9em;
    font-family: ui-monospace, monospace;
  }

  [part~='comment-body'] pre {
    padding: 0.75em 1em;
    border-radius: var(--_radius);
    background: var(--_tinted);
    /* What scrolls would have to be reached by keyboard, whether it scrolls or not. */
    white-space: pre-wrap;
  }

  [part~='comment-body'] pre code {
    padding: 0;
    background: none;
  }

  [part~='comment-body'] img {
    max-inline-size: 100%;
    block-size: auto;
  }

  [part~='comment-body'] table {
    border-collapse: collapse;
  }

  [part~='comment-body'] :is(td, th) {
    padding: 0.25em 0.6em;
    border: var(--_hair) solid var(--_line);
    text-align: start;
  }
`;
