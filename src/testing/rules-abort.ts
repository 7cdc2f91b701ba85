import type { Adapter, Call } from '../adapters/adapter.js';
import type { Comment } from '../core/comment.js';
import { check, rejection } from './assert.js';
import { soon } from './waiting.js';
import { aCall, allComments, aPost, firstSort, isThere } from './reading.js';
import { rule, type Rule, type Topic } from './rule.js';
import { aPicture, aThread } from './seeds.js';
import { isNever, type AdapterSubject, type OpenedAdapter, type PortName } from './subject.js';

const TEXT = 'Nobody waited for this';
const HERE = 'https://blog.example/trees/';

/** What a method is tried with: a comment that is there, and a post that could be sent. */
interface Trial {
  readonly adapter: Adapter;
  readonly thread: string;
  readonly some: Comment;
  readonly post: Parameters<Adapter['comments']['create']>[0];
  readonly sort: Parameters<Adapter['comments']['list']>[0]['sort'];
  /** The name of something that one can react with. */
  readonly reaction: string;
}

type Attempt = (trial: Trial, call: Call) => Promise<unknown>;

/** The methods of a port that take time. */
type Asking<Port> = {
  readonly [Name in keyof Port as Port[Name] extends (...given: never[]) => Promise<unknown> ? Name : never]: Attempt;
};

/** Every method of every port. A port without its methods here does not compile. */
const METHODS: { readonly [Port in PortName]: Asking<NonNullable<Adapter[Port]>> } = {
  comments: {
    describe: ({ adapter }, call) => adapter.comments.describe(call),
    list: ({ adapter, sort }, call) => adapter.comments.list({ sort }, call),
    replies: ({ adapter, some }, call) => adapter.comments.replies(some.id, undefined, call),
    find: ({ adapter, some }, call) => adapter.comments.find(some.id, call),
    create: ({ adapter, post }, call) => adapter.comments.create(post, call),
  },
  edits: {
    source: ({ adapter, some }, call) => adapter.edits!.source(some.id, call),
    update: ({ adapter, some }, call) => adapter.edits!.update(some.id, TEXT, call),
    remove: ({ adapter, some }, call) => adapter.edits!.remove(some.id, call),
  },
  session: {
    current: ({ adapter }, call) => adapter.session!.current(call),
    signIn: ({ adapter }, call) => adapter.session!.signIn(HERE, call),
    signOut: ({ adapter }, call) => adapter.session!.signOut(HERE, call),
  },
  moderation: {
    approve: ({ adapter, some }, call) => adapter.moderation!.approve(some.id, call),
    hide: ({ adapter, some }, call) => adapter.moderation!.hide(some.id, 'held', call),
  },
  pins: { pin: ({ adapter, some }, call) => adapter.pins!.pin(some.id, true, call) },
  reports: { report: ({ adapter, some }, call) => adapter.reports!.report(some.id, TEXT, call) },
  votes: { cast: ({ adapter, some }, call) => adapter.votes!.cast(some.id, 'up', call) },
  reactions: {
    react: ({ adapter, some, reaction }, call) => adapter.reactions!.react(some.id, reaction, true, call),
  },
  live: { watch: ({ adapter }, call) => adapter.live!.watch(() => undefined, call) },
  changes: { since: ({ adapter }, call) => adapter.changes!.since(undefined, call) },
  preview: { preview: ({ adapter }, call) => adapter.preview!.preview(TEXT, call) },
  uploads: { upload: ({ adapter }, call) => adapter.uploads!.upload(aPicture(), 'dot.png', TEXT, call) },
  mentions: { find: ({ adapter }, call) => adapter.mentions!.find('A', call) },
  counts: {
    counts: ({ adapter, thread }, call) => adapter.counts!.counts([thread], call),
  },
  recent: { recent: ({ adapter }, call) => adapter.recent!.recent(5, call) },
  sources: {
    coming: ({ adapter }, call) => adapter.sources!.coming(call),
    newest: ({ adapter }, call) => adapter.sources!.newest(adapter.sources!.roots[0]!, call),
  },
};

/** Giving up. Whoever aborts a call gets their own reason back, and nothing else. */
export function abortRules<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): Topic {
  const rules = subject.ports.flatMap((port) =>
    Object.entries<Attempt>(METHODS[port]).flatMap(([method, attempt]) =>
      methodRules(subject, `${port}.${method}`, attempt),
    ),
  );
  return { name: 'giving up', rules: isNever(subject.posts) ? rules : [...rules, nothingSentRule(subject)] };
}

function methodRules<Opened extends OpenedAdapter>(
  { open }: AdapterSubject<Opened>,
  name: string,
  attempt: Attempt,
): readonly Rule[] {
  return [
    rule(
      `${name} rejects with the reason of a signal that aborted before`,
      open,
      aThread(),
      async (adapter, { thread }) => {
        const reason = new Error('The reader had left already');
        const rejected = await rejection(
          soon(attempt(await aTrial(adapter, thread), { signal: AbortSignal.abort(reason) }), name),
          name,
        );
        check(rejected === reason, `${name} rejected with ${String(rejected)}, not with the signal's own reason.`);
      },
    ),
    rule(
      `${name} rejects with the reason of a signal that aborts meanwhile`,
      open,
      aThread(),
      async (adapter, { thread }) => {
        const trial = await aTrial(adapter, thread);
        const controller = new AbortController();
        const reason = new Error('The reader leaves');
        const answer = soon(attempt(trial, { signal: controller.signal }), name);
        controller.abort(reason);
        const rejected = await rejection(answer, name);
        check(rejected === reason, `${name} rejected with ${String(rejected)}, not with the signal's own reason.`);
      },
    ),
  ];
}

function nothingSentRule<Opened extends OpenedAdapter>({ open }: AdapterSubject<Opened>): Rule {
  return rule('sends nothing for a signal that aborted before', open, aThread(), async (adapter, { thread }) => {
    const { post } = await aTrial(adapter, thread);
    await rejection(adapter.comments.create(post, { signal: AbortSignal.abort() }), 'create()');
    check(!isThere(await allComments(adapter), TEXT), 'The comment was sent all the same.');
  });
}

async function aTrial(adapter: Adapter, thread: string): Promise<Trial> {
  const info = await adapter.comments.describe(aCall());
  const [some] = await allComments(adapter);
  check(some, 'The thread has no comments.');
  const reaction = info.reactions?.choices[0]?.name ?? '';
  return { adapter, thread, some, post: aPost(info, TEXT), sort: await firstSort(adapter), reaction };
}
