import type { AdapterErrorKind } from '../core/errors.js';
import { refused } from './assert.js';
import { aCall, allComments, aPost, firstSort, textOf, theOne } from './reading.js';
import { neverRule, rule, type Rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import { isNever, type AdapterSubject, type Failure, type OpenedAdapter } from './subject.js';

const TEXT = 'Sent at a bad moment';
const STATES: Readonly<Record<Failure, string>> = {
  offline: 'out of reach',
  unavailable: 'out of order',
  malformed: 'incomprehensible',
};

/** What a backend does at its worst. */
export function failureRules<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): Topic {
  const kinds = Object.keys(STATES) as readonly Failure[];
  return { name: 'failing', rules: kinds.flatMap((kind) => rulesFor(subject, kind)) };
}

function rulesFor<Opened extends OpenedAdapter>(
  { open, posts, failures }: AdapterSubject<Opened>,
  kind: Failure,
): readonly Rule[] {
  const breakNext = failures[kind];
  if (isNever(breakNext)) return [neverRule(STATES[kind], breakNext)];
  const kinds: readonly AdapterErrorKind[] = [kind];
  const reading = rule(
    `says that the backend is ${STATES[kind]}, and reads on when it no longer is`,
    open,
    aThread(),
    async (adapter, opened) => {
      // What an adapter asks once and then knows (where is the server? what may it do?) is known after this.
      const before = await allComments(adapter);
      const sort = await firstSort(adapter);
      await breakNext(opened);
      await refused(adapter.comments.list({ sort }, aCall()), kinds, 'list()');
      const after = await allComments(adapter);
      for (const comment of before) theOne(after, textOf(comment.body));
    },
  );
  if (isNever(posts)) return [reading];
  const writing = rule(
    `adds one comment when the backend was ${STATES[kind]} at the first attempt`,
    open,
    aThread(),
    async (adapter, opened) => {
      const post = aPost(await adapter.comments.describe(aCall()), TEXT);
      await allComments(adapter);
      await breakNext(opened);
      await refused(adapter.comments.create(post, aCall()), kinds, 'create()');
      await adapter.comments.create(post, aCall());
      if (posts === 'published') theOne(await allComments(adapter), TEXT);
    },
  );
  return [reading, writing];
}
