import type { Reaction, ReactionChoice } from '../core/comment.js';
import type { LocalRow } from './local-store.js';

/** The reactions on a row as one reader sees them, most frequent first. */
export function reactionsOn(
  { comment, reactors }: LocalRow,
  owner: string,
  choices: readonly ReactionChoice[],
): readonly Reaction[] {
  const tally = new Map<string, Reaction>();
  for (const reaction of comment.reactions ?? []) tally.set(reaction.name, { ...copyOf(reaction), mine: false });
  for (const [name, owners] of reactors ?? []) {
    const before = tally.get(name) ?? { ...choiceOf(name, choices), count: 0 };
    tally.set(name, { ...before, count: before.count + owners.size, mine: owners.has(owner) });
  }
  return [...tally.values()].filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
}

/** The row with or without this reader's reaction of that name. */
export function withReaction(row: LocalRow, owner: string, name: string, on: boolean): LocalRow {
  const owners = new Set(row.reactors?.get(name));
  if (on) owners.add(owner);
  else owners.delete(owner);
  return { ...row, reactors: new Map(row.reactors).set(name, owners) };
}

/** The same reactions with nobody's own among them, and whose they were. */
export function splitReactions(
  reactions: readonly Reaction[],
  owner: string,
): Pick<LocalRow, 'reactors'> & { reactions: readonly Reaction[] } {
  const own = reactions.filter(({ mine }) => mine);
  return {
    reactions: reactions.map((reaction) => ({
      ...reaction,
      count: reaction.count - Number(reaction.mine),
      mine: false,
    })),
    ...(own.length > 0 ? { reactors: new Map(own.map(({ name }) => [name, new Set([owner])])) } : {}),
  };
}

/** So that whoever changes an answer changes nothing that is kept. */
function copyOf({ who, people, ...reaction }: Reaction): Reaction {
  return { ...reaction, ...(who ? { who: [...who] } : {}), ...(people ? { people: structuredClone(people) } : {}) };
}

function choiceOf(name: string, choices: readonly ReactionChoice[]): ReactionChoice {
  return choices.find((choice) => choice.name === name) ?? { name };
}
