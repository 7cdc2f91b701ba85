import type { Author, Body, Comment, CommentRights } from '../core/comment.js';
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

const AUTHOR: Shape<Author> = {
  name: isText,
  url: maybe(isWeb),
  avatar: maybe(isWeb),
  roles: maybe((roles) => Array.isArray(roles) && roles.every(oneOf('author', 'moderator'))),
};
const BODY: Shape<Body> = { format: oneOf('html', 'text'), source: isText, lang: maybe(isText) };
const CAN: Shape<CommentRights> = {
  reply: isBoolean,
  // `Infinity` is for always, so it is no plain time.
  edit: maybe((value) => typeof value === 'number' && value >= 0),
  remove: maybe(isBoolean),
  moderate: maybe(isBoolean),
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
  can: shapedAs('can', CAN),
};

/** Throws unless this is a comment as the contract has it, to the last property. */
export function checkShape(comment: unknown): asserts comment is Comment {
  checkObject('comment', comment, COMMENT);
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
