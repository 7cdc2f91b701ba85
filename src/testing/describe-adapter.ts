import { abortRules } from './rules-abort.js';
import { branchRules } from './rules-branch.js';
import { challengeRules } from './rules-challenges.js';
import { changeRules } from './rules-changes.js';
import { countRules } from './rules-counts.js';
import { createRules } from './rules-create.js';
import { describeRules } from './rules-describe.js';
import { editRules } from './rules-edits.js';
import { failureRules } from './rules-failures.js';
import { listRules } from './rules-list.js';
import { liveRules } from './rules-live.js';
import { mentionRules } from './rules-mentions.js';
import { moderationRules } from './rules-moderation.js';
import { pinRules } from './rules-pins.js';
import { previewRules } from './rules-preview.js';
import { privacyRules } from './rules-privacy.js';
import { reactionRules } from './rules-reactions.js';
import { recentRules } from './rules-recent.js';
import { reportRules } from './rules-reports.js';
import { sessionRules } from './rules-session.js';
import { stateRules } from './rules-states.js';
import { uploadRules } from './rules-uploads.js';
import { voteRules } from './rules-votes.js';
import type { Topic } from './rule.js';
import type { AdapterSubject, OpenedAdapter, TestRunner } from './subject.js';

/**
 * The conformance suite: whether an adapter keeps the contract of `Adapter`. Runs under whichever
 * runner brings `describe` and `it` (mocha, vitest, node:test), in browsers and in Node. Every rule
 * opens an adapter of its own, and none is skipped: what the subject says can never be is listed
 * with its reason.
 */
export function describeAdapter<Opened extends OpenedAdapter>(
  name: string,
  subject: AdapterSubject<Opened>,
  { describe, it }: TestRunner,
): void {
  describe(name, () => {
    for (const topic of topicsOf(subject)) {
      describe(topic.name, () => {
        for (const rule of topic.rules) it(rule.name, () => rule.check());
      });
    }
  });
}

function topicsOf<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): readonly Topic[] {
  const { ports } = subject;
  return [
    describeRules(subject),
    listRules(subject),
    branchRules(subject),
    createRules(subject),
    challengeRules(subject),
    stateRules(subject),
    failureRules(subject),
    privacyRules(subject),
    abortRules(subject),
    ...(ports.includes('edits') ? [editRules(subject)] : []),
    ...(ports.includes('session') ? [sessionRules(subject)] : []),
    ...(ports.includes('moderation') ? [moderationRules(subject)] : []),
    ...(ports.includes('pins') ? [pinRules(subject)] : []),
    ...(ports.includes('reports') ? [reportRules(subject)] : []),
    ...(ports.includes('votes') ? [voteRules(subject)] : []),
    ...(ports.includes('reactions') ? [reactionRules(subject)] : []),
    ...(ports.includes('changes') ? [changeRules(subject)] : []),
    ...(ports.includes('live') ? [liveRules(subject)] : []),
    ...(ports.includes('preview') ? [previewRules(subject)] : []),
    ...(ports.includes('uploads') ? [uploadRules(subject)] : []),
    ...(ports.includes('mentions') ? [mentionRules(subject)] : []),
    ...(ports.includes('counts') ? [countRules(subject)] : []),
    ...(ports.includes('recent') ? [recentRules(subject)] : []),
  ];
}
