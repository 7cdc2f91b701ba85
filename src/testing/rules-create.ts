import type { Adapter } from '../adapters/adapter.js';
import type { Comment, NewComment } from '../core/comment.js';
import type { FieldName } from '../core/errors.js';
import { check, refused, same } from './assert.js';
import { aCall, aGuest, allComments, aPost, isThere, textOf, theOne } from './reading.js';
import { neverRule, rule, type Rule, type Topic } from './rule.js';
import { aThread, DIFFICULT_TEXTS } from './seeds.js';
import { isNever, type AdapterSubject, type OpenedAdapter } from './subject.js';

const TEXT = 'I saw a heron there at seven';

/** Adding comments. */
export function createRules<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): Topic {
  const { posts } = subject;
  const rules = isNever(posts) ? [neverRule('written to', posts), refusalRule(subject)] : writingRules(subject, posts);
  return { name: 'writing', rules };
}

function refusalRule<Opened extends OpenedAdapter>({ open }: AdapterSubject<Opened>): Rule {
  return rule('refuses new comments', open, aThread(), async (adapter) => {
    const post = aPost(await adapter.comments.describe(aCall()), TEXT);
    await refused(adapter.comments.create(post, aCall()), ['closed', 'forbidden', 'signed-out'], 'create()');
  });
}

function writingRules<Opened extends OpenedAdapter>(
  { open }: AdapterSubject<Opened>,
  posts: 'published' | 'held',
): readonly Rule[] {
  return [
    rule('adds a root', open, aThread(), async (adapter) => {
      const created = await send(adapter, TEXT);
      same(
        [textOf(created.body), created.parent, created.status],
        [TEXT, null, posts],
        'The text, parent and status of what create() answers',
      );
      check(created.author.name !== '', 'What create() answers has no author.');
      if (posts === 'published')
        same(theOne(await allComments(adapter), TEXT).id, created.id, 'The id of the new comment in the thread');
    }),
    rule('adds a reply below the comment that it answers', open, aThread(), async (adapter) => {
      const parent = theOne(await allComments(adapter), textOf(aThread()[2]!.body));
      const created = await send(adapter, TEXT, parent);
      same([created.parent, created.status], [parent.id, posts], 'The parent and status of what create() answers');
      if (posts === 'published')
        same(theOne(await allComments(adapter), TEXT).parent, parent.id, 'The parent of the new comment in the thread');
    }),
    rule('leaves the other comments as they are', open, aThread(), async (adapter) => {
      await send(adapter, TEXT);
      const comments = await allComments(adapter);
      for (const seed of aThread()) theOne(comments, textOf(seed.body));
    }),
    rule('keeps what was written, in any script', open, [], async (adapter) => {
      const text = DIFFICULT_TEXTS.slice(0, 4).join(' · ');
      same(textOf((await send(adapter, text)).body), text, 'The text of what create() answers');
      if (posts === 'published') theOne(await allComments(adapter), text);
    }),
    rule('counts what it has published', open, aThread(), async (adapter) => {
      await send(adapter, TEXT);
      const { total } = await adapter.comments.describe(aCall());
      const count = aThread().length + (posts === 'published' ? 1 : 0);
      if (total?.exact) same(total.count, count, 'The total after a comment was added');
    }),
    ...keyRules(open, posts),
    ...refusingRules(open),
  ];
}

function keyRules<Opened extends OpenedAdapter>(
  open: AdapterSubject<Opened>['open'],
  posts: 'published' | 'held',
): readonly Rule[] {
  const checkOnce = async (adapter: Adapter, answers: readonly Comment[]): Promise<void> => {
    check(
      answers[0]!.id === answers[1]!.id,
      `Two calls with one key made two comments: ${answers.map((comment) => comment.id).join(' and ')}.`,
    );
    if (posts === 'published') theOne(await allComments(adapter), TEXT);
  };
  return [
    rule('adds one comment for two calls with the same key', open, [], async (adapter) => {
      const post = aPost(await adapter.comments.describe(aCall()), TEXT);
      const first = await adapter.comments.create(post, aCall());
      await checkOnce(adapter, [first, await adapter.comments.create(post, aCall())]);
    }),
    rule('adds one comment for two calls with the same key at the same time', open, [], async (adapter) => {
      const post = aPost(await adapter.comments.describe(aCall()), TEXT);
      await checkOnce(
        adapter,
        await Promise.all([adapter.comments.create(post, aCall()), adapter.comments.create(post, aCall())]),
      );
    }),
  ];
}

function refusingRules<Opened extends OpenedAdapter>(open: AdapterSubject<Opened>['open']): readonly Rule[] {
  return [
    rule('refuses a comment without text', open, aThread(), async (adapter) => {
      const info = await adapter.comments.describe(aCall());
      for (const text of ['', ' \n\t ']) await refusedField(adapter, { ...aPost(info, TEXT), text }, 'text');
      same((await allComments(adapter)).length, aThread().length, 'How many comments there are afterwards');
    }),
    rule('refuses a guest who leaves out what it requires', open, aThread(), async (adapter) => {
      const info = await adapter.comments.describe(aCall());
      if (info.viewer) return;
      for (const field of ['name', 'email', 'website'] as const) {
        if (info.guestFields[field] !== 'required') continue;
        await refusedField(adapter, { ...aPost(info, TEXT), guest: { ...aGuest(info), [field]: '' } }, field);
      }
      check(!isThere(await allComments(adapter), TEXT), 'A refused comment is in the thread all the same.');
    }),
  ];
}

async function refusedField({ comments }: Adapter, post: NewComment, field: FieldName): Promise<void> {
  const { fields } = await refused(comments.create(post, aCall()), ['rejected'], `create() with “${field}” left empty`);
  check(
    fields.some((error) => error.field === field),
    `The error does not point at the field “${field}” but at ${JSON.stringify(fields)}.`,
  );
}

async function send(adapter: Adapter, text: string, parent: Comment | null = null): Promise<Comment> {
  return adapter.comments.create(aPost(await adapter.comments.describe(aCall()), text, parent), aCall());
}
