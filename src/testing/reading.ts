import type { Adapter, Call, CommentPage } from '../adapters/adapter.js';
import type { Body, Comment, Guest, NewComment } from '../core/comment.js';
import { plainTextOf } from '../core/plain-text.js';
import type { SortOrder, ThreadInfo } from '../core/thread-info.js';
import { check } from './assert.js';
import { aThread } from './seeds.js';

const MAX_PAGES = 1_000;
const LONELY = textOf(aThread()[2]!.body);

/** A call that nobody gives up. */
export function aCall(): Call {
  return { signal: new AbortController().signal };
}

/** All pages of the thread. Throws when they never end. */
export function allPages(adapter: Adapter, sort: SortOrder): Promise<readonly CommentPage[]> {
  return pagesFrom((cursor) => adapter.comments.list({ sort, cursor }, aCall()));
}

/** All comments of the thread, in the order of its pages; what they leave out comes last. */
export async function allComments(adapter: Adapter, sort?: SortOrder): Promise<readonly Comment[]> {
  return completed(adapter, commentsOf(await allPages(adapter, sort ?? (await firstSort(adapter)))));
}

/** The comments of some pages. */
export function commentsOf(pages: readonly CommentPage[]): readonly Comment[] {
  return pages.flatMap((page) => page.comments);
}

/** These comments, and those that they say to have below them. */
export async function completed(adapter: Adapter, comments: readonly Comment[]): Promise<readonly Comment[]> {
  const all = [...comments];
  const known = new Set(comments.map((comment) => comment.id));
  const answers = new Map<Comment['id'], number>();
  const count = ({ parent }: Comment): void => {
    if (parent !== null) answers.set(parent, (answers.get(parent) ?? 0) + 1);
  };
  for (const comment of comments) count(comment);
  for (const comment of all) {
    if (comment.replies === undefined || comment.replies <= (answers.get(comment.id) ?? 0)) continue;
    for (const reply of await allReplies(adapter, comment)) {
      if (known.has(reply.id)) continue;
      known.add(reply.id);
      all.push(reply);
      count(reply);
    }
  }
  return all;
}

/** The middle one of the conversations of `aThread`, which nobody has answered. */
export async function theLonely(adapter: Adapter): Promise<Comment> {
  return theOne(await allComments(adapter), LONELY);
}

/** Whatever comes below a comment. */
export async function allReplies(adapter: Adapter, parent: Comment): Promise<readonly Comment[]> {
  const pages = await pagesFrom((cursor) => adapter.comments.replies(parent.id, cursor, aCall()));
  return pages.flatMap((page) => page.comments);
}

/** The backend's own order. */
export async function firstSort(adapter: Adapter): Promise<SortOrder> {
  const { sorts } = await adapter.comments.describe(aCall());
  check(sorts[0], 'describe() names no order in which the thread can be read.');
  return sorts[0];
}

/** The one comment that says this. Throws when there is none, or more than one. */
export function theOne(comments: readonly Comment[], text: string): Comment {
  const found = comments.filter((comment) => textOf(comment.body) === text);
  check(
    found.length === 1,
    `“${text}” is there ${found.length} times among: ${comments.map((comment) => `“${textOf(comment.body)}”`).join(', ')}.`,
  );
  return found[0]!;
}

/** Whether any comment says this. */
export function isThere(comments: readonly Comment[], text: string): boolean {
  return comments.some((comment) => textOf(comment.body) === text);
}

/** What a reader reads. */
export function textOf(body: Body): string {
  return (body.format === 'html' ? plainTextOf(body.source) : body.source).replace(/\s+/g, ' ').trim();
}

/** A comment to send, by whoever is reading. */
export function aPost(info: ThreadInfo, text: string, parent: Comment | null = null): NewComment {
  const source = info.writing.format === 'html' ? escaped(text) : text;
  const post = { key: aKey(), parent: parent && parent.id, text: source };
  return info.viewer ? post : { ...post, guest: aGuest(info) };
}

/** A guest who leaves no asked field empty. */
export function aGuest({ guestFields: { name, email, website } }: ThreadInfo): Guest {
  return {
    name: name === 'hidden' ? '' : 'Carla Example',
    email: email === 'hidden' ? '' : 'carla.secret@example.org',
    website: website === 'hidden' ? '' : 'https://carla.example/',
  };
}

async function pagesFrom(read: (cursor: string | undefined) => Promise<CommentPage>): Promise<readonly CommentPage[]> {
  const pages = [await read(undefined)];
  const cursors = new Set<string>();
  for (let next = pages[0]!.next; next !== null; next = pages.at(-1)!.next) {
    check(
      !cursors.has(next) && cursors.size < MAX_PAGES,
      `The pages never end: after ${pages.length} of them comes “${next}”.`,
    );
    cursors.add(next);
    pages.push(await read(next));
  }
  return pages;
}

/** Like no other: a backend may remember keys for longer than one thread lives. */
function aKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
