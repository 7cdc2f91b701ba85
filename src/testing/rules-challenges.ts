import type { Adapter } from '../adapters/adapter.js';
import type { Challenge, ChallengeProof, NewComment } from '../core/comment.js';
import { check, refused } from './assert.js';
import { aCall, allComments, aPost, isThere, textOf, theOne } from './reading.js';
import { neverRule, rule, type Topic } from './rule.js';
import { aThread } from './seeds.js';
import { type AdapterSubject, isNever, type OpenedAdapter } from './subject.js';

const TEXT = 'No robot would write this';
const KINDS: Readonly<Record<Challenge['kind'], (challenge: Challenge) => boolean>> = {
  turnstile: ({ siteKey }) => Boolean(siteKey),
  hcaptcha: ({ siteKey }) => Boolean(siteKey),
  recaptcha: ({ siteKey }) => Boolean(siteKey),
  altcha: ({ url, data }) => isWeb(url) || Boolean(data),
  cap: ({ url }) => isWeb(url),
  image: ({ image = '' }) => isWeb(image) || image.startsWith('data:image/'),
};

/** What a backend wants solved before it takes a comment. */
export function challengeRules<Opened extends OpenedAdapter>({ challenges }: AdapterSubject<Opened>): Topic {
  const name = 'challenging those who write';
  if (isNever(challenges)) return { name, rules: [neverRule('challenging', challenges)] };
  const { open, solve } = challenges;
  return {
    name,
    rules: [
      rule('asks for something that can be solved here', open, aThread(), async (adapter) => {
        const challenge = await challengeOf(adapter, await aPostFor(adapter));
        check(Object.hasOwn(KINDS, challenge.kind), `The challenge is of the unknown kind “${challenge.kind}”.`);
        check(
          KINDS[challenge.kind](challenge),
          `What it takes to solve the challenge is not there: ${JSON.stringify(challenge)}.`,
        );
        check(!isThere(await allComments(adapter), TEXT), 'The comment is in the thread before anything was solved.');
      }),
      rule('takes the comment once what it asked for is solved', open, aThread(), async (adapter, opened) => {
        const post = await aPostFor(adapter);
        const proof = await solve(await challengeOf(adapter, post), opened);
        const created = await adapter.comments.create({ ...post, proof }, aCall());
        check(textOf(created.body) === TEXT, 'What create() answers is not the comment that was sent.');
        if (created.status === 'published') theOne(await allComments(adapter), TEXT);
      }),
      rule('takes no comment for a wrong solution', open, aThread(), async (adapter) => {
        const post = await aPostFor(adapter);
        const { kind } = await challengeOf(adapter, post);
        const proof: ChallengeProof = { kind, token: 'surely wrong' };
        await refused(
          adapter.comments.create({ ...post, proof }, aCall()),
          ['challenge', 'rejected'],
          'create() with a wrong solution',
        );
        check(!isThere(await allComments(adapter), TEXT), 'The comment is in the thread all the same.');
      }),
    ],
  };
}

async function aPostFor(adapter: Adapter): Promise<NewComment> {
  return aPost(await adapter.comments.describe(aCall()), TEXT);
}

async function challengeOf(adapter: Adapter, post: NewComment): Promise<Challenge> {
  const { challenge } = await refused(adapter.comments.create(post, aCall()), ['challenge'], 'create() unsolved');
  check(challenge, 'The error does not say what is to be solved.');
  return challenge;
}

function isWeb(address: string | undefined): boolean {
  return /^https?:\/\//.test(address ?? '');
}
