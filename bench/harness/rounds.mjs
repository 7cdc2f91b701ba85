import { randomFrom } from '../thread/random.mjs';

/** All runs of all rounds: in each round everybody runs once, in an order of its own, so that nobody always has the warm machine. */
export function* shuffledRounds(runs, rounds, seed = 1) {
  const random = randomFrom(seed);
  for (let round = 1; round <= rounds; round += 1) {
    const order = [...runs];
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other], order[at]];
    }
    for (const run of order) yield { ...run, round };
  }
}
