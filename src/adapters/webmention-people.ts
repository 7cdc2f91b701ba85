import type { Reaction, ReactionChoice } from '../core/comment.js';
import type { ThreadReactions } from '../core/thread-info.js';
import type { Deed, Mention } from './webmention-wire.js';

/** As many names as anybody reads. */
const MAX_NAMES = 30;

const CHOICES: readonly (ReactionChoice & { readonly name: Deed })[] = [
  { name: 'like', emoji: '❤️' },
  { name: 'repost', emoji: '🔁' },
  { name: 'bookmark', emoji: '🔖' },
  { name: 'rsvp-yes', emoji: '✅' },
  { name: 'rsvp-maybe', emoji: '🤔' },
  { name: 'rsvp-interested', emoji: '👀' },
  { name: 'rsvp-no', emoji: '❌' },
];

/** What people did to the page, and who they are: what nobody did is left out. */
export function reactionsOf(mentions: readonly Mention[]): ThreadReactions {
  const names = new Map<Deed, string[]>();
  for (const { deed, author } of mentions) {
    if (!deed) continue;
    const who = names.get(deed);
    if (who) who.push(author.name);
    else names.set(deed, [author.name]);
  }
  const page = CHOICES.flatMap((choice): Reaction[] => {
    const who = names.get(choice.name);
    return who ? [{ ...choice, count: who.length, mine: false, who: who.slice(0, MAX_NAMES) }] : [];
  });
  const choices = CHOICES.filter(({ name }) => names.has(name));
  return { choices, page: page.toSorted((a, b) => b.count - a.count), canReact: false };
}
