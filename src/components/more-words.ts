import type { CommentId } from '../core/comment.js';
import type { Localizer } from '../i18n/localizer.js';
import type { Thread } from '../state/thread.js';

/** What is said once a page more of a thread is there. */
export function moreWords(thread: Thread, fresh: readonly CommentId[], words: Localizer): string {
  return countedWords(thread, fresh.filter((id) => thread.comment(id).kind === 'comment').length, words);
}

/** The same, where only their number is known. */
export function countedWords(thread: Thread, count: number, words: Localizer): string {
  const shown = thread.$shown.get();
  const total = thread.$total.get() ?? { count: shown, exact: false };
  return words.text('moreLoaded', { count, shown, total: total.exact ? total.count : { atLeast: total.count } });
}
