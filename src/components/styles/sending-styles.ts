import { css } from 'lit';

/** What was sent and is not confirmed, and what was begun and is not sent. */
export const sendingStyles = css`
  [part~='sending'] [part~='comment-body'] {
    color: var(--_muted);
  }

  /* Where it stands it has no address yet; else it looks like one that has. */
  [part~='sending'] > [part~='comment-header'] > span {
    color: var(--_muted);
    font-size: var(--_small);
    line-height: max(1.5em, var(--_small-target));
  }

  [part~='sending-note'] {
    margin-block: calc(var(--_space) / 2) 0;
    padding-inline-start: calc(var(--_space) / 2);
    border-inline-start: 3px solid var(--_line);
    font-size: var(--_small);
  }

  [part~='sending-failed'] {
    border-inline-start-color: var(--_error);
  }

  [part~='sending-text'] {
    margin: 0;
  }

  [part~='sending-actions'],
  [part~='draft-line'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) / 2);
    margin-block: calc(var(--_space) / 2) 0;
  }

  [part~='sending-actions'] [part~='button'] {
    margin: 0;
    min-block-size: var(--_row);
    padding: 0.1em 0.6em;
    font-size: inherit;
  }

  [part~='draft-strip'] {
    margin-block: var(--_space);
    padding: calc(var(--_space) / 2) var(--_space);
    border-radius: var(--_radius);
    background: var(--_tinted);
  }

  [part~='draft-line'] {
    margin: 0;
  }
`;
