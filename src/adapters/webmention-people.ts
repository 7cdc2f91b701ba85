import type { Author, Reaction, ReactionChoice } from '../core/comment.js';
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
  const people = new Map<Deed, Author[]>();
  for (const { deed, author } of mentions) {
    if (!deed) continue;
    const doers = people.get(deed);
    if (doers) doers.push(author);
    else people.set(deed, [author]);
  }
  const page = CHOICES.flatMap((choice): Reaction[] => {
    const doers = people.get(choice.name);
    if (!doers) return [];
    const some = doers.slice(0, MAX_NAMES);
    return [{ ...choice, count: doers.length, mine: false, who: some.map(({ name }) => name), people: some }];
  });
  const choices = CHOICES.filter(({ name }) => people.has(name));
  return { choices, page: page.toSorted((a, b) => b.count - a.count), canReact: false };
}
