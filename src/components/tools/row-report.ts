import type { CommentId } from '../../core/comment.js';
import { AdapterError } from '../../core/errors.js';
import { report } from '../../state/moderate.js';
import { type Reporting, reportView } from '../views/report-view.js';
import type { RowContext } from './row-context.js';
import type { RowTool } from './row-tool.js';

const KIND = 'report';

/** Telling the moderators about a comment. */
export function reporting(context: RowContext): RowTool {
  const { panels, thread } = context;
  let step: Omit<Reporting, 'id'> = { step: 'writing' };

  function go(id: CommentId, next: typeof step, focus: string): void {
    // Another comment may be reported by now.
    if (!panels.isOpen(KIND, id)) return;
    step = next;
    panels.redraw();
    panels.element?.querySelector<HTMLElement>(focus)?.focus();
  }

  async function send(id: CommentId): Promise<void> {
    if (step.step !== 'writing') return;
    const reason = panels.element?.querySelector('textarea')?.value.trim() ?? '';
    go(id, { step: 'sending' }, '[data-action="report-send"]');
    try {
      await report(thread, id, reason);
    } catch (thrown) {
      const problem = context.explain(AdapterError.from(thrown));
      context.host.say(problem);
      return go(id, { step: 'writing', problem }, 'textarea');
    }
    context.host.say(context.words.text('reported'));
    go(id, { step: 'sent' }, '[data-action="close"]');
  }

  return {
    menu: ({ can, status }) =>
      can.report && status === 'published' ? [{ label: context.words.text('report'), action: 'report' }] : [],
    acts: {
      async report({ id }) {
        const anchor = id === null ? null : context.row(id)?.querySelector<HTMLElement>('[data-action="menu"]');
        if (!anchor || id === null) return;
        step = { step: 'writing' };
        const view = (): unknown => reportView({ id: context.name(id, 'report'), ...step }, context.words);
        await panels.show({ kind: KIND, id, anchor, view, placement: 'bottom-end' });
        panels.element?.querySelector('textarea')?.focus();
      },
      'report-send': ({ id }) => (id === null ? undefined : send(id)),
    },
  };
}
