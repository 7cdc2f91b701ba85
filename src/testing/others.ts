import type { Adapter } from '../adapters/adapter.js';
import type { Comment } from '../core/comment.js';
import { check } from './assert.js';
import { aCall, allComments, aPost, textOf, theOne } from './reading.js';
import { isNever, type AdapterSubject, type Meanwhile, type OpenedAdapter } from './subject.js';

/** How others act on the thread, by the subject. Throws when it does not say. */
export function meanwhileOf<Opened extends OpenedAdapter>({ meanwhile }: AdapterSubject<Opened>): Meanwhile<Opened> {
  check(!isNever(meanwhile), 'Who tells of changes by others must be tested with some: say how in “meanwhile”.');
  return meanwhile;
}

/** Somebody else writes. */
export async function writes(another: Adapter, text: string): Promise<Comment> {
  return another.comments.create(aPost(await another.comments.describe(aCall()), text), aCall());
}

/** Somebody else edits what says this. */
export async function edits(another: Adapter, text: string, next: string): Promise<void> {
  check(another.edits, 'Whoever else is there can’t edit: it has no port for it.');
  const { id } = theOne(await allComments(another), text);
  await another.edits.update(id, next, aCall());
}

/** Somebody else takes away what says this. Answers with its id. */
export async function removes(another: Adapter, text: string): Promise<Comment['id']> {
  check(another.edits, 'Whoever else is there can’t remove anything: it has no port for it.');
  const { id } = theOne(await allComments(another), text);
  await another.edits.remove(id, aCall());
  return id;
}

/** Whether any of these says this. */
export function says(comments: readonly Comment[], text: string): boolean {
  return comments.some(({ body }) => textOf(body) === text);
}
