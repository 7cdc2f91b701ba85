import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import { someComments } from '../support/a-comment.js';
import { FakeTime } from '../support/fake-time.js';
import { HiddenTab } from '../support/hidden-tab.js';
import { expect } from '../support/index.js';
import { ThreadPage } from '../support/thread-page.js';
import { TimersSet } from '../support/timers-set.js';
import { withChanges, withListed } from '../support/with-changes.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** An adapter that notes down what it is asked for, by the names of its methods. */
function counted(adapter: Adapter): { readonly asked: string[]; readonly adapter: Adapter } {
  const asked: string[] = [];
  const { comments } = adapter;
  const noting = withChanges(adapter, {
    describe: (call) => (asked.push('describe'), comments.describe(call)),
    list: (query, call) => (asked.push('list'), comments.list(query, call)),
    replies: (parent, cursor, call) => (asked.push('replies'), comments.replies(parent, cursor, call)),
    find: (id, call) => (asked.push('find'), comments.find(id, call)),
  });
  return { asked, adapter: noting };
}

/** A frame in which the browser has looked at what is in view. */
async function frames(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

describe('what a section does not do', () => {
  describe('while it is far away and loading="lazy"', () => {
    it('is ask its backend for anything', async () => {
      const { asked, adapter } = counted(memoryAdapter({ comments: someComments(3) }));
      const page = await ThreadPage.begin(adapter, { loading: 'lazy' }, '', (section) => {
        section.style.marginBlockStart = '400vh';
      });
      await frames();
      expect(asked).to.deep.equal([]);

      page.section.style.marginBlockStart = '0';
      await page.until(() => page.comments.length === 3);

      expect(asked).to.deep.equal(['describe', 'list']);
    });
  });

  describe('while nobody does anything', () => {
    const time = FakeTime.inEachTest();
    const tab = HiddenTab.inEachTest();
    /** What is set to run later in an hour in which nobody does anything. */
    const inAnHour = async (): Promise<readonly string[]> => {
      const timers = TimersSet.listen();
      await time.pass(HOUR);
      return timers.stop();
    };

    it('is set timers, once the page has come to rest', async () => {
      await ThreadPage.open(memoryAdapter({ comments: someComments(12), votes: 'up-down' }));
      await frames();
      await time.pass(MINUTE);

      expect(time.waiting).to.equal(0);
      expect(await inAnHour()).to.deep.equal([]);
    });

    describe('though comments can be changed for a while', () => {
      const open = (minutes: number): Promise<ThreadPage> => {
        const until = Date.now() + minutes * MINUTE;
        const mine = (comment: Comment): Comment => ({ ...comment, can: { reply: true, edit: until } });
        return ThreadPage.open(withListed(memoryAdapter({ comments: someComments(8), author: 'Alice Example' }), mine));
      };

      it('is have a clock for each: one a minute does for all', async () => {
        await open(90);
        await frames();
        await time.pass(31 * MINUTE);

        expect(time.waiting).to.equal(1);
        const set = await inAnHour();
        expect(set.filter((timer) => timer.startsWith('setTimeout')).length).to.be.within(55, 62);
        expect(time.waiting).to.equal(0);
      });

      it('is let the clock run in a tab that nobody sees', async () => {
        const page = await open(30);
        await frames();
        await time.pass(MINUTE);

        tab.hide();
        await time.pass(MINUTE);
        expect(time.waiting).to.equal(0);
        expect(await inAnHour()).to.deep.equal([]);

        tab.show();
        await page.until(() => page.part('edit-window') === null);
      });
    });

    it('is ask for news in a tab that nobody sees', async () => {
      const memory = memoryAdapter({ comments: someComments(3), live: false });
      // Without a way to tell what has changed, it is asked for its list again and again.
      const { asked, adapter } = counted({ ...memory, changes: undefined });
      await ThreadPage.open(adapter, { live: 'on' });
      await frames();
      await time.pass(HOUR);
      expect(asked.length, 'a tab in front asks').to.be.above(2);

      tab.hide();
      await time.pass(MINUTE);
      asked.length = 0;

      expect(await inAnHour()).to.deep.equal([]);
      expect(asked).to.deep.equal([]);
    });
  });
});
