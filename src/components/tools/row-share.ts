import type { CommentId } from '../../core/comment.js';
import { permalinkOf } from '../../core/permalink.js';
import { collapseAll } from '../../state/branches.js';
import { linkFieldView } from '../views/menu-view.js';
import { MENU } from './menu.js';
import type { RowContext } from './row-context.js';
import type { RowTool } from './row-tool.js';

/** The link to a comment, and ways to see more or less of what is around it. */
export function share(context: RowContext): RowTool {
  const { thread, panels } = context;
  let copied: CommentId | undefined;
  return {
    menu({ id }) {
      const { words } = context;
      const isCopied = copied === id;
      const hasReplies = thread.branch(id).total > 0;
      return [
        { label: words.text(isCopied ? 'linkCopied' : 'copyLink'), action: 'copy-link' },
        ...(hasReplies ? [{ label: words.text('onlyBranch'), action: 'focus' }] : []),
        ...(hasReplies || thread.comment(id).parent !== null
          ? [
              { label: words.text('closeAll'), action: 'close-all' },
              { label: words.text('openAll'), action: 'open-all' },
            ]
          : []),
      ];
    },
    acts: {
      async 'copy-link'({ id }) {
        if (id === null) return;
        if (!(await copy(addressOf(context, id)))) return showAddress(context, id);
        copied = id;
        context.host.say(context.words.text('linkCopied'));
        panels.redraw();
        // What was said stays until the menu is opened again.
        copied = undefined;
      },
      'close-all': ({ id }) => everywhere(context, id, true),
      'open-all': ({ id }) => everywhere(context, id, false),
    },
  };
}

function addressOf({ host }: RowContext, id: CommentId): string {
  return host.setting().page + permalinkOf(id);
}

/** Answers whether the browser let us. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Where we may not copy, the address stands ready to be copied by hand. */
async function showAddress(context: RowContext, id: CommentId): Promise<void> {
  const { panels } = context;
  const anchor = panels.open?.kind === MENU ? panels.open.anchor : undefined;
  if (!anchor) return;
  const view = (): unknown => linkFieldView(addressOf(context, id), context.name(id, 'link-field'), context.words);
  await panels.show({ kind: 'link', id, anchor, view, placement: 'bottom-end' });
  const field = panels.element?.querySelector('input');
  field?.focus();
  field?.select();
}

/** What is pressed stays where it is on the screen. */
async function everywhere(context: RowContext, id: CommentId | null, collapsed: boolean): Promise<void> {
  collapseAll(context.thread, collapsed);
  await context.host.element.updateComplete;
  if (id === null) return;
  context.keepFocus(id);
  context.row(id)?.scrollIntoView({ block: 'nearest' });
}
