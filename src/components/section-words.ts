import type { Posting, Total } from '../core/thread-info.js';
import type { Localizer } from '../i18n/localizer.js';
import type { Thread } from '../state/thread.js';
import type { Notice } from './views/notice-view.js';

/** The section's heading: how many thoughts on what. */
export function headingText(total: Total | null, title: string | undefined, words: Localizer): string {
  if (!total || total.count === 0)
    return title === undefined ? words.text('headingNone') : words.text('headingNoneOn', { title });
  const count = total.exact ? total.count : { atLeast: total.count };
  return title === undefined ? words.text('heading', { count }) : words.text('headingOn', { count, title });
}

/** Whether a thread takes comments, and whether that is still to be known. */
export function openness({ $info }: Pick<Thread, '$info'>): { readonly open: boolean; readonly awaited: boolean } {
  const info = $info.get();
  return { open: info.is === 'ready' && info.value.posting.allowed, awaited: info.is === 'loading' };
}

/** Why this reader cannot write here, and what they can do about it. `signIn`: how to sign in without leaving. */
export function postingNotice(
  posting: Exclude<Posting, { allowed: true }>,
  words: Localizer,
  signIn: (() => void) | undefined,
): Notice {
  const { why, href } = posting;
  const linkTo = (label: string): Notice['link'] => (href === undefined ? undefined : { label, href });
  switch (why) {
    case 'closed':
      return { part: why, text: words.text('closed') };
    case 'sign-in': {
      const link = linkTo(words.text('signIn'));
      return {
        part: why,
        text: words.text('signInFirst'),
        link,
        action: link || !signIn ? undefined : { label: words.text('signIn'), run: signIn },
      };
    }
    case 'password':
      return { part: why, text: words.text('passwordFirst') };
    case 'read-only':
      return { part: why, text: words.text('readOnly'), link: linkTo(words.text('answerThere')) };
  }
}
