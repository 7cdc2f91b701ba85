import type { Adapter, ReportsPort } from '../adapters/adapter.js';
import type { Comment } from '../core/comment.js';
import { check, refused, same } from './assert.js';
import { aCall, theLonely } from './reading.js';
import { UNKNOWN_IDS } from './rules-branch.js';
import { rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import type { AdapterSubject, OpenedAdapter } from './subject.js';

const REASON = 'It advertises something';

/** Telling the moderators about a comment, for adapters that promise it. */
export function reportRules<Opened extends OpenedAdapter>({ open }: AdapterSubject<Opened>): Topic {
  return {
    name: 'reporting',
    rules: [
      rule('takes a report with a reason or without, also twice', open, aThread(), async (adapter) => {
        const { reports, comment } = await aReportable(adapter);
        for (const reason of [REASON, REASON, ''])
          same((await reports.report(comment.id, reason, aCall())) ?? null, null, 'What report() answers');
      }),
      rule('shows a reported comment as it was', open, aThread(), async (adapter) => {
        const { reports, comment } = await aReportable(adapter);
        await reports.report(comment.id, REASON, aCall());
        const { body, status } = await theLonely(adapter);
        same([body, status], [comment.body, comment.status], 'The reported comment in the thread');
      }),
      rule('takes no report of a comment that is not there', open, aThread(), async (adapter) => {
        const { reports } = await aReportable(adapter);
        for (const id of UNKNOWN_IDS)
          await refused(reports.report(id, REASON, aCall()), ['not-found'], `report('${id}')`);
      }),
    ],
  };
}

async function aReportable(adapter: Adapter): Promise<{ readonly reports: ReportsPort; readonly comment: Comment }> {
  check(adapter.reports, 'The adapter has no port for reports.');
  const comment = await theLonely(adapter);
  check(comment.can.report, 'The comment may not be reported, by its own account.');
  return { reports: adapter.reports, comment };
}
