import { bodyOf } from './body.mjs';
import { randomFrom } from './random.mjs';
import { nameOf } from './words.mjs';

const SEED = 42;
/** How many of the comments answer another one. */
const ANSWERS = 0.6;
const DEEPEST = 6;
/** People answer one of so many that were said last, so that conversations end. */
const LATELY = 80;
const BEGIN = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

/**
 * A thread of so many comments, oldest first: the same one for the same size. What answers the deepest comments stands
 * beside them.
 *
 * @returns {{id: string, parent: string | null, root: string, depth: number, name: string, created: number, votes: number, html: string}[]}
 */
export function generateThread(size) {
  const random = randomFrom(SEED);
  const comments = [];
  for (let at = 0; at < size; at += 1) {
    // What would answer something from before the thread began, begins a conversation: the first get no more than others.
    const target = random() < ANSWERS ? comments[at - 1 - Math.floor(random() * LATELY)] : undefined;
    const parent = target && target.depth === DEEPEST ? comments[Number(target.parent) - 1] : target;
    const id = String(at + 1);
    comments.push({
      id,
      parent: parent?.id ?? null,
      root: parent?.root ?? id,
      depth: parent ? parent.depth + 1 : 1,
      name: nameOf(random),
      created: BEGIN + at * MINUTE,
      votes: Math.floor(random() ** 3 * 30),
      html: bodyOf(random),
    });
  }
  return comments;
}

/** The comments of a thread by what they answer, each list oldest first; `null` for those that answer nothing. */
export function childrenOf(comments) {
  return groupBy(comments, ({ parent }) => parent);
}

/** All conversations of a thread: a root, then everything below it. */
export function conversationsOf(comments) {
  return [...groupBy(comments, ({ root }) => root).values()];
}

/** As `Map.groupBy`, which Node 20 lacks. */
function groupBy(comments, keyOf) {
  const groups = new Map();
  for (const comment of comments) {
    const key = keyOf(comment);
    const found = groups.get(key);
    if (found) found.push(comment);
    else groups.set(key, [comment]);
  }
  return groups;
}
