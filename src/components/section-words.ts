import type { Posting, Total } from '../core/thread-info.js';
import type { Localizer } from '../i18n/localizer.js';
import type { Notice } from './views/notice-view.js';

/** The section's heading: how many thoughts on what. */
export function headingText(total: Total | null, title: string | undefined, words: Localizer): string {
  if (!total || total.count === 0) return title === undefined ? words.text('headingNone') : words.text('headingNoneOn', { title });
  const count = total.exact ? total.count : words.text('atLeast', { count: total.count });
  return title === undefined ? words.text('heading', { count }) : words.text('headingOn', { count, title });
}

/** Why this reader cannot write here, and what they can do about it. */
export function postingNotice(posting: Exclude<Posting, { allowed: true }>, words: Localizer): Notice {
  const { href } = posting;
  switch (posting.why) {
    case 'closed':
      return { part: 'closed', text: words.text('closed') };
    case 'sign-in':
      return { part: 'sign-in', text: words.text('signInFirst'), link: href === undefined ? undefined : { label: words.text('signIn'), href } };
    case 'password':
      return { part: 'password', text: words.text('passwordFirst') };
    case 'read-only':
      return { part: 'read-only', text: words.text('readOnly'), link: href === undefined ? undefined : { label: words.text('answerThere'), href } };
  }
}
