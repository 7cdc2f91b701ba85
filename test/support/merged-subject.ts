import { mergeAdapters } from '../../src/adapters/merge.js';
import type { MemoryAdapterOptions } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import type { AdapterSubject, Open, PortName } from '../../src/testing.js';
import { isNever } from '../../src/testing/subject.js';
import { memorySubject, type OpenedMemory } from './memory-subject.js';

/** What only one source can say of itself. */
const OF_ONE: readonly PortName[] = ['counts', 'recent'];

/** A thread of two sources as the conformance suite takes it: every other conversation is in the second. */
export function mergedSubject(options: MemoryAdapterOptions = {}): AdapterSubject<OpenedMemory> {
  const subject = memorySubject(options);
  const merged =
    (open: Open<OpenedMemory>): Open<OpenedMemory> =>
    async (seeds) => {
      const [own, others] = inTwo(seeds);
      const [first, second] = [await open(own), await open(others)];
      return {
        ...first,
        adapter: mergeAdapters([
          { name: 'blog', label: 'Blog', adapter: first.adapter },
          { name: 'social', label: 'Social', adapter: second.adapter },
        ]),
      };
    };
  const { closed, holding, signedOut } = subject.states;
  const { challenges } = subject;
  if (isNever(closed) || isNever(holding) || isNever(signedOut) || isNever(challenges))
    throw new Error('The memory adapter can be in all of these states.');
  return {
    ...subject,
    ports: [...subject.ports.filter((port) => !OF_ONE.includes(port)), 'sources'],
    // Ten of each.
    pageSize: 20,
    open: merged(subject.open),
    challenges: { ...challenges, open: merged(challenges.open) },
    states: { ...subject.states, closed: merged(closed), holding: merged(holding), signedOut: merged(signedOut) },
  };
}

/** Whole conversations, in turn. */
function inTwo(seeds: readonly Comment[]): readonly [readonly Comment[], readonly Comment[]] {
  const lists: [Comment[], Comment[]] = [[], []];
  const at = new Map<string, 0 | 1>();
  let roots = 0;
  for (const seed of seeds) {
    const list = (seed.parent === null ? undefined : at.get(seed.parent)) ?? ((roots++ % 2) as 0 | 1);
    at.set(seed.id, list);
    lists[list].push(seed);
  }
  return lists;
}
