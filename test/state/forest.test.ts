import fc from 'fast-check';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Comment, CommentId } from '../../src/core/comment.js';
import type { SortOrder } from '../../src/core/thread-info.js';
import { arrange, arrangeFound } from '../../src/state/arrange.js';
import { contextOf, type ThreadContext } from '../../src/state/context.js';
import { setFilter } from '../../src/state/filter.js';
import { admit, takeShown } from '../../src/state/show.js';
import { openThread, type Thread } from '../../src/state/thread.js';
import { aComment, someComments } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { measuredAnew } from '../support/measured-anew.js';

const IDS = Array.from({ length: 26 }, (_, at) => String(at));

/** What can happen to a thread, without a word on where it comes from. */
type Act = (thread: Thread, context: ThreadContext) => void;

function anAct(): fc.Arbitrary<Act> {
  const id = fc.constantFrom(...IDS);
  const comment = fc.record({
    id,
    // Mostly a few, so that lists get long enough to be folded; and some in circles, or of strangers.
    parent: fc.oneof(fc.constantFrom(null, '0', '1'), fc.option(fc.constantFrom(...IDS, 'gone'))),
    created: fc.option(fc.nat(5)),
    replies: fc.constantFrom(undefined, 2, 20),
    pinned: fc.constantFrom(undefined, true as const),
    kind: fc.constantFrom('comment', 'comment', 'comment', 'pingback'),
    status: fc.constantFrom('published', 'published', 'held', 'removed'),
    votes: fc.constantFrom(undefined, undefined, { score: 0, mine: null }, { score: 0, down: 0, mine: null }),
  });
  const comments = fc.array(comment, { maxLength: 12 }).map((sketches) => sketches.map((sketch) => aComment(sketch)));
  const sort = fc.constantFrom<SortOrder>('oldest', 'newest', 'discussed');
  return fc.oneof(
    {
      weight: 6,
      arbitrary: comments.map(
        (page): Act =>
          (_, context) =>
            takeShown(context, page),
      ),
    },
    {
      weight: 2,
      arbitrary: comments.map(
        (news): Act =>
          (_, context) =>
            arrive(context, news),
      ),
    },
    id.map(
      (one): Act =>
        (_, context) =>
          admit(context, one),
    ),
    id.map(
      (one): Act =>
        (_, context) =>
          void (context.comments.has(one) && context.arrangement.waiting.add(one)),
    ),
    id.map(
      (one): Act =>
        (_, context) =>
          context.comments.delete(one),
    ),
    id.map(
      (one): Act =>
        (_, context) =>
          void context.arrangement.kept.add(one),
    ),
    id.map(
      (one): Act =>
        (_, context) =>
          void context.arrangement.whole.add(one),
    ),
    id.map(
      (one): Act =>
        (_, { arrangement }) =>
          void arrangement.collapsed.set([one], !arrangement.collapsed.has(one)),
    ),
    id.map(
      (one): Act =>
        (_, { arrangement }) =>
          arrangement.raiseLimit(one, 3),
    ),
    id.map(
      (one): Act =>
        (_, { arrangement }) =>
          arrangement.setFetching(one, { loading: true, error: undefined }),
    ),
    id.map(
      (one): Act =>
        (_, context) =>
          void (context.measured.sizes.has(one) && (context.arrangement.focus = one)),
    ),
    fc.constant<Act>((_, { arrangement }) => void (arrangement.focus = null)),
    fc.constantFrom(1, 2, 3, 5).map(
      (depth): Act =>
        (_, { arrangement }) =>
          void (arrangement.maxDepth = depth),
    ),
    sort.map(
      (order): Act =>
        (_, { arrangement }) =>
          void (arrangement.sort = order),
    ),
    fc.array(id).map(
      (ids): Act =>
        (_, { arrangement }) =>
          void (arrangement.brought = new Set(ids)),
    ),
    fc.constantFrom(null, { by: 'unanswered' } as const).map(
      (filter): Act =>
        (thread) =>
          setFilter(thread, filter),
    ),
  );
}

function arrive({ comments, arrangement }: ThreadContext, news: readonly Comment[]): void {
  for (const comment of news) {
    if (comments.has(comment.id)) continue;
    comments.confirm(comment);
    arrangement.waiting.add(comment.id);
  }
}

function opened(): readonly [Thread, ThreadContext] {
  const thread = openThread(memoryAdapter({}));
  return [thread, contextOf(thread)];
}

/** All that is to be seen of a thread, in plain values. */
function lookAt(
  names: readonly (CommentId | null)[],
  { tree, reading, sizes, kept, missing }: ThreadContext['measured'] | ReturnType<typeof measuredAnew>,
  branchOf: (name: CommentId | null) => unknown,
): object {
  return {
    branches: names.map((name) => [name, branchOf(name)]),
    roots: tree.roots,
    orphans: [...tree.orphans].sort(),
    children: [...tree.children].toSorted(byName),
    reading,
    sizes: [...sizes].map(([id, size]) => [id, size, missing(id)] as const).toSorted(byName),
    kept: [...kept].sort(),
  };
}

function byName([a]: readonly [CommentId, ...unknown[]], [b]: readonly [CommentId, ...unknown[]]): number {
  return a < b ? -1 : 1;
}

describe('a forest', () => {
  it('that grows comes to the same as all of it put together at once', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anAct(), { maxLength: 3 }), { maxLength: 12 }), (acts) => {
        const [thread, context] = opened();
        const { arrangement, comments, children } = context;
        for (const turn of acts) {
          for (const act of turn) act(thread, context);
          context.place();
          const anew = measuredAnew(comments.values(), arrangement);
          const { match, measured } = context;
          const among = arrangement.focus === null ? anew.reading : [];
          const found = match && among.filter((id) => match(comments.$(id).get(), anew));
          const { branches } = found ? arrangeFound(found, anew) : arrange(anew, arrangement);
          const names = match && arrangement.focus !== null ? [] : [null, ...IDS];

          expect(lookAt(names, measured, (name) => children.branch(name))).to.deep.equal(
            lookAt(names, anew, (name) => branches.get(name) ?? children.branch('nobody')),
          );
          const all = [...comments.values()];
          const shown = new Set([...anew.reading, ...arrangement.waiting]);
          const people = all.filter(
            ({ id, kind, status }) => kind === 'comment' && status === 'published' && shown.has(id),
          );
          expect(thread.$shown.get()).to.equal(people.length);
          expect(measured.votes.any > 0).to.equal(all.some(({ votes }) => votes));
          expect(measured.votes.down > 0).to.equal(all.some(({ votes }) => votes?.down !== undefined));
          expect([...thread.$pings.get()].sort()).to.deep.equal(
            all.flatMap(({ id, kind }) => (kind === 'comment' ? [] : id)).sort(),
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  describe('of a thousand comments', () => {
    // 1 to 4 are a conversation, 5 to 8 are the next, and so on.
    const many = someComments(1000, (index) => (index % 4 === 1 ? null : String(index - 1)));
    const grown = (): readonly [Thread, ThreadContext] => {
      const [thread, context] = opened();
      takeShown(context, many);
      context.place();
      return [thread, context];
    };

    it('is touched where somebody answers, and nowhere else', () => {
      const [thread, context] = grown();

      takeShown(context, [aComment({ id: 'new', parent: '503' })]);
      context.place();

      expect([...context.touched].sort()).to.deep.equal(['501', '502', '503', '504', 'new']);
      expect(thread.$children('503').get()).to.deep.equal(['new', '504']);
    });

    it('is touched nowhere by a comment that answers none', () => {
      const [thread, context] = grown();

      takeShown(context, [aComment({ id: 'new', created: many.at(-1)!.created! + 1 })]);
      context.place();

      expect([...context.touched]).to.deep.equal(['new']);
      expect(thread.$children(null).get().at(-1)).to.equal('new');
      expect(thread.$branch(null).get().total).to.equal(1001);
    });

    it('is touched by a page where this has something to say', () => {
      const [, context] = grown();
      const page = [aComment({ id: 'a' }), aComment({ id: 'b', parent: 'a' }), aComment({ id: 'c', parent: '4' })];

      takeShown(context, page);
      context.place();

      expect([...context.touched].sort()).to.deep.equal(['1', '2', '3', '4', 'a', 'b', 'c']);
    });

    it('is touched nowhere when nothing has changed', () => {
      const [, context] = grown();

      context.place();

      expect([...context.touched]).to.deep.equal([]);
    });

    it('is touched where something waits that has just come', () => {
      const [thread, context] = grown();

      arrive(context, [aComment({ id: 'new', parent: '8' })]);
      context.place();

      expect([...context.touched].sort()).to.deep.equal(['5', '6', '7', '8', 'new']);
      expect(thread.$branch('8').get().arrived).to.equal(1);
    });

    it('tells the lists that differ, and no other', () => {
      const [thread, context] = grown();
      const heard: (CommentId | null)[] = [];
      for (const name of [null, ...many.map(({ id }) => id)]) thread.$branch(name).listen(() => heard.push(name));

      takeShown(context, [aComment({ id: 'new', parent: '503' })]);
      context.place();

      // Those above count one more.
      expect(heard).to.have.members([null, '501', '502', '503']);
    });
  });

  it('tells rows whose parent has come at last, and keeps quiet about it afterwards', () => {
    const [thread, context] = opened();
    takeShown(context, [aComment({ id: '2', parent: '1' })]);
    context.place();
    let heard = 0;
    thread.$comment('2').listen(() => (heard += 1));

    takeShown(context, [aComment({ id: '1' })]);
    context.place();
    context.place();

    expect(thread.$children('1').get()).to.deep.equal(['2']);
    expect(heard).to.equal(1);
  });
});
