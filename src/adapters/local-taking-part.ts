import type { Reaction, Votes } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import type { PinsPort, ReactionsPort, ReportsPort, VotesPort } from './adapter.js';
import { placeOf, takesPart } from './local-reader.js';
import { reactionsOn, withReaction } from './local-reactions.js';
import { PAGE, type LocalRow } from './local-store.js';
import type { LocalThread } from './local-thread.js';
import { votesOn, withVote } from './local-votes.js';
import { rowOf, shown } from './local-writing.js';

/** What one does to comments without a word. */
export interface LocalTakingPart {
  readonly votes: VotesPort;
  readonly reactions: ReactionsPort;
  readonly pins: PinsPort;
  readonly reports: ReportsPort;
}

/** Votes, reactions, pins and reports; each sets a state. */
export function localTakingPart(thread: LocalThread): LocalTakingPart {
  return {
    votes: votesPort(thread),
    reactions: reactionsPort(thread),
    pins: {
      pin: (id, pinned, call) =>
        thread.store.change((rows) => {
          const row = rowOf(thread, rows, id);
          if (!shown(thread, rows, row).can.pin) throw new AdapterError('forbidden');
          const { pinned: _before, ...comment } = row.comment;
          const put = { ...row, comment: pinned ? { ...comment, pinned } : comment };
          return { put, answer: shown(thread, rows, put) };
        }, call),
    },
    reports: {
      async report(id, reason, call) {
        const rows = await thread.store.read(call);
        const row = rowOf(thread, rows, id);
        const { reports } = thread;
        if (!reports || !shown(thread, rows, row).can.report) throw new AdapterError('forbidden');
        const { owner: by } = thread.reader();
        const isKnown = reports.some((report) => report.comment === id && report.by === by);
        if (!isKnown) reports.push({ comment: id, reason: reason.toWellFormed(), by });
      },
    },
  };
}

function votesPort(thread: LocalThread): VotesPort {
  return {
    cast: (id, vote, call) =>
      thread.store.change<Votes>((rows) => {
        const row = rowOf(thread, rows, id);
        const { vote: directions } = shown(thread, rows, row).can;
        if (!directions || (vote !== null && !directions.includes(vote))) throw new AdapterError('forbidden');
        const { owner } = thread.reader();
        const put = withVote(row, owner, vote);
        return { put, answer: votesOn(put, owner, directions)! };
      }, call),
  };
}

function reactionsPort(thread: LocalThread): ReactionsPort {
  return {
    react: (target, name, on, call) =>
      thread.store.change<readonly Reaction[]>((rows) => {
        const row = target === null ? pageRow(rows) : rowOf(thread, rows, target);
        const allowed =
          target === null ? takesPart(thread.info().posting) : shown(thread, rows, row).can.react === true;
        if (!allowed) throw new AdapterError('forbidden');
        if (!thread.choices.some((choice) => choice.name === name))
          throw new AdapterError('rejected', { hint: `One can't react with “${name}” here.` });
        const { owner } = thread.reader();
        const put = withReaction(row, owner, name, on);
        return { put, answer: reactionsOn(put, owner, thread.choices) };
      }, call),
  };
}

function pageRow(rows: readonly LocalRow[]): LocalRow {
  return rows.find(({ comment }) => comment.id === PAGE) ?? emptyPage();
}

/** The page, while nobody has reacted to it. */
export function emptyPage(): LocalRow {
  const comment = placeOf({ id: PAGE, parent: null, kind: 'comment', created: null }, { reply: false });
  return { comment, erased: true };
}
