import type { Adapter, EditsPort } from '../adapters/adapter.js';
import type { Comment } from '../core/comment.js';
import { check, refused, same } from './assert.js';
import { aCall, allComments, aPost, isThere, textOf, theOne } from './reading.js';
import { UNKNOWN_IDS } from './rules-branch.js';
import { neverRule, rule, type Rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import { isNever, type AdapterSubject, type Never, type OpenedAdapter } from './subject.js';

const FIRST = 'I saw a heron there at seven';
const SECOND = 'I saw a heron there at eight';

/** Changing comments, for adapters that promise it. */
export function editRules<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): Topic {
  const { wordsStand, answeredStay } = subject.limits ?? {};
  return {
    name: 'editing',
    rules: [
      ...(wordsStand ? standingRules(subject, wordsStand) : updateRules(subject)),
      unknownRule(subject),
      removeRule(subject),
      answeredStay ? neverRule('without a comment that was answered', answeredStay) : repliesRule(subject),
      ...(answeredStay ? [answeredRule(subject)] : []),
    ],
  };
}

/** For backends where words stand once they are sent. */
function standingRules<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>, reason: Never): readonly Rule[] {
  return [
    neverRule('made to change the words of a comment', reason),
    rule('refuses to change a comment, and keeps it', subject.open, aThread(), async (adapter) => {
      const { edits, comment, listed } = await changeable(adapter, subject);
      check(comment.can.edit === undefined, 'The comment may be edited, by its own account.');
      await refused(edits.source(comment.id, aCall()), ['forbidden'], 'source()');
      await refused(edits.update(comment.id, SECOND, aCall()), ['forbidden'], 'update()');
      if (listed) theOne(await allComments(adapter), textOf(comment.body));
    }),
  ];
}

function updateRules<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): readonly Rule[] {
  const { open } = subject;
  return [
    rule('lets readers change what they may', open, aThread(), async (adapter) => {
      const { edits, comment, listed } = await changeable(adapter, subject);
      check(
        comment.can.edit !== undefined && comment.can.edit > Date.now(),
        'The comment may not be edited, by its own account.',
      );
      same(
        (await edits.source(comment.id, aCall())).replace(/<\/?p>/g, '').trim(),
        textOf(comment.body),
        'The text to start the edit from',
      );
      const updated = await edits.update(comment.id, SECOND, aCall());
      same(
        [updated.id, updated.parent, textOf(updated.body)],
        [comment.id, comment.parent, SECOND],
        'The id, parent and text of what update() answers',
      );
      if (listed)
        same(theOne(await allComments(adapter), SECOND).id, comment.id, 'The id of the edited comment in the thread');
    }),
    rule('changes exactly the comments of which it says so', open, aThread(), async (adapter) => {
      const { edits } = await changeable(adapter, subject);
      for (const { id, body, can } of await allComments(adapter)) {
        const text = `${textOf(body)} indeed`;
        if (can.edit === undefined)
          await refused(
            edits.update(id, text, aCall()),
            ['forbidden', 'signed-out'],
            'update() of a comment of others',
          );
        else same(textOf((await edits.update(id, text, aCall())).body), text, 'The text of what update() answers');
      }
    }),
    rule('refuses to leave a comment without text', open, aThread(), async (adapter) => {
      const { edits, comment, listed } = await changeable(adapter, subject);
      await refused(edits.update(comment.id, '  ', aCall()), ['rejected'], 'update() without text');
      if (listed) theOne(await allComments(adapter), textOf(comment.body));
    }),
  ];
}

function unknownRule<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): Rule {
  return rule('changes nothing under an id that is not there', subject.open, aThread(), async (adapter) => {
    const { edits } = await changeable(adapter, subject);
    for (const id of UNKNOWN_IDS) {
      await refused(edits.source(id, aCall()), ['not-found'], `source('${id}')`);
      await refused(edits.update(id, SECOND, aCall()), ['not-found'], `update('${id}')`);
      await refused(edits.remove(id, aCall()), ['not-found'], `remove('${id}')`);
    }
  });
}

function removeRule<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): Rule {
  return rule('takes a comment away', subject.open, aThread(), async (adapter) => {
    const { edits, comment } = await changeable(adapter, subject);
    check(comment.can.remove, 'The comment may not be removed, by its own account.');
    const left = await edits.remove(comment.id, aCall());
    const comments = await allComments(adapter);
    check(!isThere(comments, textOf(comment.body)), 'The text of the removed comment can still be read.');
    if (left) same([left.id, left.status], [comment.id, 'removed'], 'The id and status of what is left');
    else await refused(adapter.comments.find(comment.id, aCall()), ['not-found'], 'find() for the removed comment');
    same(
      comments.some(({ id }) => id === comment.id),
      left !== null,
      'Whether something of it is left in the thread',
    );
  });
}

function repliesRule<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): Rule {
  const name = 'leaves the replies to a comment that is taken away';
  return rule(name, subject.open, aThread(), async (adapter) => {
    const { edits, comment } = await changeable(adapter, subject);
    if (isNever(subject.posts)) return;
    const reply = await answerTo(adapter, comment);
    await edits.remove(comment.id, aCall());
    if (reply.status === 'published') theOne(await allComments(adapter), SECOND);
  });
}

/** For backends where the answers would go with what they answer. */
function answeredRule<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): Rule {
  const name = 'refuses to take away what was answered, and keeps both';
  return rule(name, subject.open, aThread(), async (adapter) => {
    const { edits, comment } = await changeable(adapter, subject);
    if (isNever(subject.posts)) return;
    const reply = await answerTo(adapter, comment);
    await refused(edits.remove(comment.id, aCall()), ['forbidden'], 'remove() of what was answered');
    if (reply.status !== 'published') return;
    const { can } = theOne(await allComments(adapter), textOf(comment.body));
    check(!can.remove, 'The comment may be removed, by its own account.');
    theOne(await allComments(adapter), SECOND);
  });
}

async function answerTo(adapter: Adapter, comment: Comment): Promise<Comment> {
  return adapter.comments.create(aPost(await adapter.comments.describe(aCall()), SECOND, comment), aCall());
}

interface Changeable {
  readonly edits: EditsPort;
  readonly comment: Comment;
  readonly listed: boolean;
}

/** A comment that this reader may change: one that they have just written, or else one that is there. */
async function changeable(
  adapter: Adapter,
  { posts }: { readonly posts: AdapterSubject['posts'] },
): Promise<Changeable> {
  const { edits, comments } = adapter;
  check(edits, 'The adapter has no port for edits.');
  if (!isNever(posts)) {
    const comment = await comments.create(aPost(await comments.describe(aCall()), FIRST), aCall());
    return { edits, comment, listed: comment.status === 'published' };
  }
  const comment = (await allComments(adapter)).find(({ can }) => can.edit !== undefined);
  check(comment, 'There is no comment that this reader may edit.');
  return { edits, comment, listed: true };
}
