import type { CommentId } from '../../core/comment.js';
import { commentIdOf } from '../../core/permalink.js';
import { previewView } from '../views/preview-view.js';
import type { RowContext } from './row-context.js';
import type { RowTool } from './row-tool.js';

/** What a comment answers, next to the link that leads there. A finger's first tap shows it, the second goes. */
export function preview(context: RowContext): RowTool {
  return {
    peek: {
      kind: 'preview',
      selector: '[part~="comment-target"] a',
      touch: 'tap',
      view(_id, anchor) {
        const answered = targetOf(anchor);
        if (answered === undefined) return undefined;
        return () => previewView(answered, context.comment(answered), context.host.setting());
      },
    },
  };
}

function targetOf(anchor: HTMLElement): CommentId | undefined {
  return anchor instanceof HTMLAnchorElement ? commentIdOf(anchor.hash) : undefined;
}
