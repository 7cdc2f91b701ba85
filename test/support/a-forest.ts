import fc from 'fast-check';
import type { Comment } from '../../src/core/comment.js';
import { aComment } from './a-comment.js';

// Few enough to make circles, self-answers and lost parents likely; the odd ones are names that a careless table trips over.
const IDS = ['1', '2', '3', '10', '11', 'a', 'b', '__proto__', 'constructor', '', '007', 'é'] as const;

/** Comments of up to a dozen ids that answer each other, themselves, or nobody there, at few different times. */
export function aForest(): fc.Arbitrary<readonly Comment[]> {
  const comment = fc.record({
    id: fc.constantFrom(...IDS),
    parent: fc.option(fc.constantFrom(...IDS, 'gone')),
    created: fc.option(fc.nat(3)),
  });
  return fc
    .uniqueArray(comment, { selector: ({ id }) => id, maxLength: IDS.length })
    .map((comments) => comments.map((sketch) => aComment(sketch)));
}
