import fc from 'fast-check';
import type { CommentPage } from '../../src/adapters/adapter.js';
import type { Comment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { collapse, collapseAll, focusBranch, unfold } from '../../src/state/branches.js';
import { setFilter } from '../../src/state/filter.js';
import type { Thread } from '../../src/state/thread.js';
import { aComment, someComments } from '../support/a-comment.js';
import { aForest } from '../support/a-forest.js';
import { drawnIn, loadedThread, pagesAdapter } from '../support/a-thread.js';
import { settled } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { MemoryKeep } from '../support/memory-keep.js';
import { Question } from '../support/scripted-adapter.js';

/** A root, and so many answers to it: ids from `2` on. */
const withAnswers = (count: number): readonly Comment[] =>
  someComments(count + 1, (index) => (index === 1 ? null : '1'));
const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at));

describe('a branch', () => {
  describe('that is long', () => {
    it('shows ten answers, and says how many more there are', async () => {
      const thread = await loadedThread(pagesAdapter([withAnswers(30)]));

      expect(thread.$branch('1').get()).to.deep.include({ ids: numbers(2, 11), total: 30, folded: 20 });
      expect(thread.$children('1').get()).to.deep.equal(numbers(2, 11));
    });

    it('is not folded for one or two', async () => {
      const thread = await loadedThread(pagesAdapter([withAnswers(12)]));

      expect(thread.$branch('1').get()).to.deep.include({ ids: numbers(2, 13), folded: 0 });
    });

    it('never folds roots', async () => {
      const thread = await loadedThread(pagesAdapter([someComments(40)]));

      expect(thread.$branch(null).get()).to.deep.include({ total: 40, folded: 0 });
      expect(thread.$children(null).get()).to.have.length(40);
    });

    it('counts what is below the folded ones, too', async () => {
      const deep = [...withAnswers(20), aComment({ id: 'x', parent: '21' }), aComment({ id: 'y', parent: 'x' })];
      const thread = await loadedThread(pagesAdapter([deep]));

      expect(thread.$branch('1').get()).to.deep.include({ total: 22, folded: 12 });
    });

    it('counts each once where the lists are nested no deeper', async () => {
      const deep = [...withAnswers(20), aComment({ id: 'x', parent: '21' }), aComment({ id: 'y', parent: 'x' })];
      const thread = await loadedThread(pagesAdapter([deep]), { maxDepth: 2 });

      expect(thread.$branch('1').get()).to.deep.include({ total: 22, folded: 12, flat: true });
    });

    it('unfolds in steps, and names what is new', async () => {
      const thread = await loadedThread(pagesAdapter([withAnswers(80)]));

      expect(await unfold(thread, '1')).to.deep.equal(numbers(12, 61));
      expect(thread.$branch('1').get().folded).to.equal(20);
      expect(await unfold(thread, '1')).to.deep.equal(numbers(62, 81));
      expect(thread.$branch('1').get().folded).to.equal(0);
      expect(await unfold(thread, '1')).to.deep.equal([]);
    });

    it('folds nothing away that was shown, when one more comes', async () => {
      const thread = await loadedThread(
        pagesAdapter([withAnswers(12)], { comments: { create: async () => aComment({ id: '99', parent: '1' }) } }),
      );

      await thread.post({ key: 'k', parent: '1', text: 'A thought' });

      expect(thread.$branch('1').get().ids).to.have.members([...numbers(2, 13), '99']);
    });

    it('never folds away what the reader posted', async () => {
      const late = aComment({ id: '99', parent: '1', created: Date.now() });
      const thread = await loadedThread(pagesAdapter([withAnswers(30)], { comments: { create: async () => late } }));

      await thread.post({ key: 'k', parent: '1', text: 'A thought' });

      expect(thread.$branch('1').get()).to.deep.include({ ids: [...numbers(2, 11), '99'], folded: 20, total: 31 });
    });

    it('shows one that is revealed, with all that it answers', async () => {
      const thread = await loadedThread(pagesAdapter([[...withAnswers(30), aComment({ id: 'x', parent: '31' })]]));

      await thread.reveal('x');

      expect(drawnIn(thread)).to.include.members(['31', 'x']).and.not.include('30');
    });

    it('shows one that is revealed out of a branch that is shown alone, also where comments answer each other in a circle', async () => {
      const circle = ['3', '1', '2'].map((parent, at) => aComment({ id: `${at + 1}`, parent, created: at }));
      const thread = await loadedThread(pagesAdapter([circle]));
      focusBranch(thread, '2');
      expect(drawnIn(thread)).to.deep.equal(['2', '3']);

      await thread.reveal('1');

      expect(drawnIn(thread)).to.deep.equal(['1', '2', '3']);
    });
  });

  describe('of which more is known than loaded', () => {
    const partly = (replies: number): readonly Comment[] => [aComment({ replies }), aComment({ id: '2', parent: '1' })];
    const rest = (...ids: string[]): Comment[] => ids.map((id) => aComment({ id, parent: '1' }));

    it('counts what is not loaded among the folded ones', async () => {
      const thread = await loadedThread(pagesAdapter([partly(6)]));

      expect(thread.$branch('1').get()).to.deep.include({ ids: ['2'], total: 6, folded: 5 });
      expect(thread.$branch(null).get().total).to.equal(7);
    });

    it('has a list of its own where nothing is loaded', async () => {
      const thread = await loadedThread(pagesAdapter([[aComment({ replies: 3 })]]));

      expect(thread.$branch('1').get()).to.deep.include({ ids: [], total: 3, folded: 3 });
    });

    it('leaves it to the deepest list where there are no deeper ones', async () => {
      const comments = [aComment(), aComment({ id: '2', parent: '1', replies: 3 })];
      const thread = await loadedThread(pagesAdapter([comments]), { maxDepth: 2 });

      expect(thread.$branch('1').get()).to.deep.include({ ids: ['2'], total: 4, folded: 3 });
      expect(thread.$branch('2').get().total).to.equal(0);
    });

    it('fetches it, page by page', async () => {
      const asked: (string | undefined)[] = [];
      const pages: CommentPage[] = [
        { comments: rest('2', '3'), next: 'on' },
        { comments: rest('4'), next: null },
      ];
      const replies = async (_parent: string, cursor: string | undefined): Promise<CommentPage> => {
        asked.push(cursor);
        return pages.shift()!;
      };
      const thread = await loadedThread(pagesAdapter([partly(6)], { comments: { replies } }));

      expect(await unfold(thread, '1')).to.deep.equal(['3']);
      expect(thread.$branch('1').get().folded).to.equal(4);
      expect(await unfold(thread, '1')).to.deep.equal(['4']);
      expect(asked).to.deep.equal([undefined, 'on']);
    });

    it('believes that it is whole when the backend has no more pages, whatever it counted', async () => {
      const replies = async (): Promise<CommentPage> => ({ comments: rest('3'), next: null });
      const thread = await loadedThread(pagesAdapter([partly(6)], { comments: { replies } }));

      await unfold(thread, '1');

      expect(thread.$branch('1').get()).to.deep.include({ ids: ['2', '3'], total: 2, folded: 0 });
    });

    it('goes past pages of what is loaded already, and gives up on those that go round', async () => {
      let asked = 0;
      const replies = async (): Promise<CommentPage> => {
        asked += 1;
        return { comments: rest('2'), next: 'round' };
      };
      const thread = await loadedThread(pagesAdapter([partly(6)], { comments: { replies } }));

      expect(await unfold(thread, '1')).to.deep.equal([]);

      expect(asked).to.be.lessThan(10);
      expect(thread.$branch('1').get()).to.deep.include({ folded: 0, loading: false, error: undefined });
    });

    it('says that it is loading, asks once, and says what went wrong', async () => {
      const questions: Question<string, CommentPage>[] = [];
      const replies = (parent: string, _cursor: unknown, { signal }: { signal: AbortSignal }) => {
        const question = new Question<string, CommentPage>(parent, signal);
        questions.push(question);
        return question.promise;
      };
      const thread = await loadedThread(pagesAdapter([partly(6)], { comments: { replies } }));

      const unfolded = [unfold(thread, '1'), unfold(thread, '1')];
      expect(thread.$branch('1').get()).to.include({ loading: true, folded: 5 });
      questions[0]!.fail(new AdapterError('offline'));

      expect(await Promise.all(unfolded)).to.deep.equal([[], []]);
      expect(questions).to.have.length(1);
      expect(thread.$branch('1').get().loading).to.equal(false);
      expect(thread.$branch('1').get().error).to.have.property('kind', 'offline');

      void unfold(thread, '1');
      expect(thread.$branch('1').get()).to.deep.include({ loading: true, error: undefined });
      thread.close();
      await settled();
    });
  });

  describe('that is collapsed', () => {
    const comments = someComments(4, (index) => [null, '1', '2', null][index - 1]!);

    it('says so, and keeps its list', async () => {
      const thread = await loadedThread(pagesAdapter([comments]));

      collapse(thread, '1', true);

      expect(thread.$branch('1').get()).to.deep.include({ collapsed: true, ids: ['2'], total: 2 });
      expect(thread.$branch('2').get().collapsed).to.equal(false);
    });

    it('is so at the next visit, until it is opened', async () => {
      const keep = new MemoryKeep();
      collapse(await loadedThread(pagesAdapter([comments]), { keep }), '1', true);
      expect([...keep.kept]).to.deep.equal([['gedanken:1:collapsed:a thread', '["1"]']]);

      const thread = await loadedThread(pagesAdapter([comments]), { keep });
      expect(thread.$branch('1').get().collapsed).to.equal(true);

      collapse(thread, '1', false);
      expect(thread.$branch('1').get().collapsed).to.equal(false);
      expect(keep.kept.size).to.equal(0);
    });

    it('is remembered for the last 200 only, and for no thread without a name', async () => {
      const keep = new MemoryKeep();
      const thread = await loadedThread(pagesAdapter([]), { keep });
      for (let id = 1; id <= 250; id += 1) collapse(thread, String(id), true);
      const nameless = await loadedThread(pagesAdapter([comments], { key: undefined }), { keep });
      collapse(nameless, '1', true);

      const kept: unknown = JSON.parse(keep.get('gedanken:1:collapsed:a thread')!);
      expect(kept).to.deep.equal(numbers(51, 250));
      expect(keep.kept.size).to.equal(1);
      expect(nameless.$branch('1').get().collapsed).to.equal(true);
    });

    it('takes no nonsense from storage', async () => {
      for (const nonsense of ['{', '7', '{"1": true}', '[1, null, {}]']) {
        const keep = new MemoryKeep();
        keep.set('gedanken:1:collapsed:a thread', nonsense);
        expect((await loadedThread(pagesAdapter([comments]), { keep })).$branch('1').get().collapsed).to.equal(false);
      }
    });

    it('is opened by what is revealed in it, or posted there', async () => {
      const create = async (): Promise<Comment> => aComment({ id: '9', parent: '2' });
      const thread = await loadedThread(pagesAdapter([comments], { comments: { create } }));
      const collapsed = (): boolean[] => ['1', '2'].map((id) => thread.$branch(id).get().collapsed);

      collapse(thread, '1', true);
      await thread.reveal('3');
      expect(collapsed()).to.deep.equal([false, false]);

      collapse(thread, '1', true);
      collapse(thread, '2', true);
      await thread.post({ key: 'k', parent: '2', text: 'A thought' });
      expect(collapsed()).to.deep.equal([false, false]);
    });

    it('can be every branch at once, and none', async () => {
      const thread = await loadedThread(pagesAdapter([comments]));
      const collapsed = (): boolean[] => ['1', '2', '4'].map((id) => thread.$branch(id).get().collapsed);

      collapseAll(thread, true);
      expect(collapsed()).to.deep.equal([true, false, false]);

      collapse(thread, '2', true);
      collapseAll(thread, false);
      expect(collapsed()).to.deep.equal([false, false, false]);
    });
  });

  describe('that is read by itself', () => {
    // 1 ─ 2 ─ 3 ─ 4 ─ 5; 6.
    const chain = someComments(6, (index) => (index === 1 || index === 6 ? null : String(index - 1)));

    it('is told by the deepest list, where answers to answers stand flat', async () => {
      const thread = await loadedThread(pagesAdapter([chain]), { maxDepth: 3 });

      expect(thread.$branch('1').get()).to.deep.include({ ids: ['2'], flat: false });
      expect(thread.$branch('2').get()).to.deep.include({ ids: ['3', '4', '5'], flat: true });
    });

    it('begins anew at the outermost list, and leads back', async () => {
      const thread = await loadedThread(pagesAdapter([chain]), { maxDepth: 3 });

      focusBranch(thread, '3');
      expect(thread.$focus.get()).to.equal('3');
      expect(thread.$branch(null).get()).to.deep.include({ ids: ['3'], total: 3 });
      expect(thread.$children('4').get()).to.deep.equal(['5']);

      focusBranch(thread, null);
      expect(thread.$focus.get()).to.equal(null);
      expect(drawnIn(thread)).to.deep.equal(['1', '2', '3', '4', '5', '6']);
    });

    it('is not left for what is in it, but for what is outside', async () => {
      const thread = await loadedThread(pagesAdapter([chain]));
      focusBranch(thread, '2');

      await thread.reveal('5');
      expect(thread.$focus.get()).to.equal('2');

      await thread.reveal('6');
      expect(thread.$focus.get()).to.equal(null);
      expect(thread.$children(null).get()).to.deep.equal(['1', '6']);
    });

    it('cannot be one that is not there', async () => {
      const thread = await loadedThread(pagesAdapter([chain]));

      focusBranch(thread, 'gone');

      expect(thread.$focus.get()).to.equal(null);
    });

    it('takes the place of a filter', async () => {
      const thread = await loadedThread(pagesAdapter([chain]));
      setFilter(thread, { by: 'unanswered' });

      focusBranch(thread, '2');

      expect(thread.$filter.get()).to.equal(null);
      expect(drawnIn(thread)).to.deep.equal(['2', '3', '4', '5']);
    });
  });

  it('renders one list, when one list changes', async () => {
    const thread = await loadedThread(
      pagesAdapter([someComments(60, (index) => (index % 3 === 1 ? null : String(index - 1)))]),
    );
    const heard: (string | null)[] = [];
    for (const id of [null, ...numbers(1, 60)]) thread.$branch(id).listen(() => heard.push(id));

    collapse(thread, '4', true);

    expect(heard).to.deep.equal(['4']);
  });

  for (const [shape, parentOf] of [
    ['one below the other', (index: number) => (index === 1 ? null : String(index - 1))],
    ['to one comment', (index: number) => (index === 1 ? null : '1')],
  ] as const) {
    it(`draws 10,000 answers ${shape} (F076, F077)`, async () => {
      const pages = Array.from({ length: 20 }, (_, page) =>
        Array.from({ length: 500 }, (_value, at) => page * 500 + at + 1).map((index) =>
          aComment({ id: String(index), parent: parentOf(index) }),
        ),
      );
      const thread = await loadedThread(pagesAdapter(pages), { maxDepth: 8 });
      for (let page = 1; page < pages.length; page += 1) await thread.loadMore();

      expect(thread.$branch('1').get().total).to.equal(9_999);
      expect(drawnIn(thread).length).to.be.lessThan(30);
    }).timeout(60_000);
  }

  it('never loses or doubles a comment, whatever is folded, collapsed or focused', async () => {
    const acts = fc.array(
      fc.record({
        act: fc.constantFrom('collapse', 'focus', 'back', 'unfold', 'reveal', 'filter', 'all'),
        at: fc.nat(40),
      }),
      { maxLength: 8 },
    );
    const forest = fc.oneof(
      aForest(),
      fc
        .array(fc.nat(8), { minLength: 20, maxLength: 40 })
        .map((parents) =>
          someComments(parents.length, (index) =>
            parents[index - 1]! >= index ? null : String(parents[index - 1]! || '') || null,
          ),
        ),
    );
    await fc.assert(
      fc.asyncProperty(forest, fc.integer({ min: 1, max: 6 }), acts, async (comments, maxDepth, steps) => {
        const thread = await loadedThread(pagesAdapter([comments]), { maxDepth });
        for (const { act, at } of steps) {
          const { id } = comments[at % Math.max(1, comments.length)] ?? aComment();
          await doTo(thread, act, id);
          expectWhole(thread, comments.length);
        }
        setFilter(thread, null);
        focusBranch(thread, null);
        for (const { id } of comments) await thread.reveal(id);
        expect(drawnIn(thread).toSorted()).to.deep.equal(comments.map(({ id }) => id).toSorted());
      }),
      { numRuns: 150 },
    );
  });

  async function doTo(thread: Thread, act: string, id: string): Promise<void> {
    if (act === 'collapse') collapse(thread, id, true);
    else if (act === 'focus') focusBranch(thread, id);
    else if (act === 'back') focusBranch(thread, null);
    else if (act === 'unfold') await unfold(thread, id);
    else if (act === 'reveal') {
      await thread.reveal(id);
      if (thread.has(id)) expect(drawnIn(thread)).to.include(id);
    } else setFilter(thread, act === 'filter' ? { by: 'unanswered' } : null);
  }

  /** Drawn and folded ones together are all there are, and none is drawn twice. */
  function expectWhole(thread: Thread, count: number): void {
    const drawn = drawnIn(thread);
    expect(new Set(drawn).size).to.equal(drawn.length);
    if (thread.$filter.get()) return;
    const folded = drawn.reduce((sum, id) => sum + thread.$branch(id).get().folded, 0);
    expect(drawn.length + folded).to.equal(thread.$branch(null).get().total);
    if (thread.$focus.get() === null) expect(drawn.length + folded).to.equal(count);
  }
});
