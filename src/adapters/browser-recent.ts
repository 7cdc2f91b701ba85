import { permalinkOf } from '../core/permalink.js';
import type { RecentComment, RecentPort } from './adapter.js';
import { transact } from './browser-database.js';
import { pageOf, rowOf } from './browser-record.js';
import type { LocalRow } from './local-store.js';

interface Kept {
  readonly record: unknown;
  readonly row: LocalRow;
}

/** The newest comments of all threads in this browser. Those of which nobody knows the page are left out. */
export function browserRecent(commentOf: (row: LocalRow) => RecentComment['comment']): RecentPort {
  return {
    async recent(count, { signal }) {
      const records = await transact('readonly', signal, (comments) => {
        const all = comments.getAll();
        return () => all.result as readonly unknown[];
      });
      return records
        .map((record) => ({ record, row: rowOf(record) }))
        .filter((kept): kept is Kept => kept.row?.comment.status === 'published')
        .toSorted((a, b) => b.row.comment.created! - a.row.comment.created!)
        .flatMap(({ record, row }) => placed(record, row, commentOf))
        .slice(0, count);
    },
  };
}

function placed(
  record: unknown,
  row: LocalRow,
  commentOf: (row: LocalRow) => RecentComment['comment'],
): readonly RecentComment[] {
  const { page, title } = pageOf(record, globalThis.location?.href);
  if (page === undefined) return [];
  const url = new URL(permalinkOf(row.comment.id), page).href;
  return [{ comment: commentOf(row), url, ...(title === undefined ? {} : { title }) }];
}
