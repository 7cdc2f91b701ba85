import type { Author, Body, Comment, CommentRights, Emoji, Reaction, Votes } from '../core/comment.js';
import { check } from './assert.js';

type Test = (value: unknown) => boolean;
type Shape<T> = { readonly [Key in keyof Required<T>]: Test };

const isText: Test = (value) => typeof value === 'string';
const isWeb: Test = (value) => typeof value === 'string' && /^https?:\/\//.test(value);
const isTime: Test = (value) => typeof value === 'number' && value >= 0 && Number.isFinite(value);
const isBoolean: Test = (value) => typeof value === 'boolean';
const maybe =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);
const oneOf =
  (...words: readonly unknown[]): Test =>
  (value) =>
    words.includes(value);
const shapedAs =
  (name: string, shape: Readonly<Record<string, Test>>): Test =>
  (value) => {
    checkObject(name, value, shape);
    return true;
  };

const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const isCount: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0;

const EMOJI: Shape<Emoji> = { code: isText, url: isWeb };
const EMOJIS = maybe(listOf(shapedAs('emoji', EMOJI)));
const AUTHOR: Shape<Author> = {
  name: isText,
  id: maybe((value) => typeof value === 'string' && value !== ''),
  handle: maybe(isText),
  url: maybe(isWeb),
  avatar: maybe(isWeb),
  roles: maybe(listOf(oneOf('author', 'moderator'))),
  emojis: EMOJIS,
};
const BODY: Shape<Body> = {
  format: oneOf('html', 'markdown', 'text'),
  source: isText,
  lang: maybe(isText),
  emojis: EMOJIS,
  warning: maybe(isText),
};
const VOTES: Shape<Votes> = {
  score: (value) => typeof value === 'number' && Number.isFinite(value),
  up: maybe(isCount),
  down: maybe(isCount),
  mine: orNull(oneOf('up', 'down')),
};
const REACTION: Shape<Reaction> = {
  name: (value) => typeof value === 'string' && value !== '',
  emoji: maybe(isText),
  count: isCount,
  mine: isBoolean,
  who: maybe(listOf(isText)),
  people: maybe((value) => listOf(shapedAs('author', AUTHOR))(value) && (value as readonly unknown[]).length <= 50),
};
const CAN: Shape<CommentRights> = {
  reply: isBoolean,
  // `Infinity` is for always, so it is no plain time.
  edit: maybe((value) => typeof value === 'number' && value >= 0),
  remove: maybe(isBoolean),
  moderate: maybe(isBoolean),
  vote: maybe(listOf(oneOf('up', 'down'))),
  react: maybe(isBoolean),
  pin: maybe(isBoolean),
  report: maybe(isBoolean),
};
const COMMENT: Shape<Comment> = {
  id: (value) => typeof value === 'string' && value !== '',
  parent: orNull((value) => typeof value === 'string' && value !== ''),
  kind: oneOf('comment', 'pingback', 'trackback'),
  status: oneOf('published', 'held', 'spam', 'removed'),
  author: shapedAs('author', AUTHOR),
  body: shapedAs('body', BODY),
  created: orNull(isTime),
  edited: maybe(isTime),
  url: maybe(isWeb),
  source: maybe(isText),
  also: maybe(listOf(isText)),
  retold: maybe(isBoolean),
  pinned: maybe(isBoolean),
  replies: maybe(isCount),
  votes: maybe(shapedAs('vote', VOTES)),
  reactions: maybe(listOf(shapedAs('reaction', REACTION))),
  can: shapedAs('can', CAN),
};

/** Throws unless this is a comment as the contract has it, to the last property. */
export function checkShape(comment: unknown): asserts comment is Comment {
  checkObject('comment', comment, COMMENT);
}

/** Throws unless these are the votes on a comment as the contract has them. */
export function checkVotes(votes: unknown): asserts votes is Votes {
  checkObject('vote', votes, VOTES);
}

/** Throws unless these are reactions as the contract has them. */
export function checkReactions(reactions: unknown): asserts reactions is readonly Reaction[] {
  check(Array.isArray(reactions), `The reactions are ${String(reactions)}, which is no list.`);
  for (const reaction of reactions) checkObject('reaction', reaction, REACTION);
}

function checkObject(name: string, value: unknown, shape: Readonly<Record<string, Test>>): void {
  check(typeof value === 'object' && value !== null, `A ${name} is ${String(value)}.`);
  for (const key of Object.keys(value))
    check(Object.hasOwn(shape, key), `A ${name} has “${key}”, which the contract does not know.`);
  for (const [key, test] of Object.entries(shape)) {
    const part: unknown = Reflect.get(value, key);
    check(test(part), `The “${key}” of a ${name} is ${JSON.stringify(part) ?? String(part)}.`);
  }
}
