import type { Adapter } from '../../../src/adapters/adapter.js';
import { type MemoryBackend, memoryBackend } from '../../../src/adapters/memory.js';
import { AdapterError } from '../../../src/core/errors.js';
import { someComments } from '../../support/a-comment.js';
import { viewport } from '../../support/commands.js';
import { drawn } from '../../support/look.js';
import { FakeTime } from '../../support/fake-time.js';
import { expect } from '../../support/index.js';
import { type ReadingTools, toolsOf } from '../../support/reading-tools.js';
import { text, ThreadPage } from '../../support/thread-page.js';

let keys = 0;

/** Somebody else writes. */
function somebody(backend: MemoryBackend): (words: string, parent?: string | null) => Promise<void> {
  const other = backend.adapter({ author: 'Otto Example' });
  return async (words, parent = null) => {
    keys += 1;
    const comment = { key: `key ${keys}`, parent, text: words };
    await other.comments.create(comment, { signal: new AbortController().signal });
  };
}

async function openLive(adapter: Adapter, live = 'on'): Promise<ReadingTools> {
  return toolsOf(await ThreadPage.open(adapter, { live }));
}

describe('a live thread', () => {
  it('is none unless the site asks for it', async () => {
    const backend = memoryBackend({ comments: someComments(5) });
    let watched = 0;
    const adapter = backend.adapter();
    const tools = await openLive(
      { ...adapter, live: { watch: (listener, call) => ((watched += 1), adapter.live!.watch(listener, call)) } },
      'off',
    );
    await tools.sort('Newest');

    expect(watched).to.equal(0);
  });

  it('ends when the site no longer asks for it', async () => {
    let listening = 0;
    const adapter = memoryBackend({ comments: someComments(5) }).adapter();
    const watch: NonNullable<Adapter['live']>['watch'] = (listener, call) => {
      listening += 1;
      call.signal.addEventListener('abort', () => (listening -= 1));
      return adapter.live!.watch(listener, call);
    };
    const tools = await openLive({ ...adapter, live: { watch } });
    await tools.page.until(() => listening === 1);

    tools.page.section.setAttribute('live', 'off');
    await tools.page.until(() => listening === 0);
  });

  it('lets what is new wait, and says how much it is', async () => {
    const backend = memoryBackend({ comments: someComments(5) });
    const tools = await openLive(backend.adapter());
    const { title } = document;

    await somebody(backend)('Just now', '2');
    await tools.hears('1 new reply');

    expect(tools.bodies).to.not.include('Just now');
    expect(text(tools.page.part('arrived-button'))).to.equal('1 new reply');
    expect(document.title).to.equal(title);
  });

  it('says to who is here for the first time that what came is new in this visit, and never speaks of a last one', async () => {
    const backend = memoryBackend({ comments: someComments(5) });
    const tools = await openLive(backend.adapter());

    await somebody(backend)('Just now', '2');
    await tools.hears('1 new reply');
    await tools.press('arrived-button');
    await tools.page.until(() => tools.page.part('news'));

    expect(tools.line('news')).to.equal('1 new since you opened this page');
    expect(tools.page.part('divider')).to.equal(null);
  });

  describe('that is lively', () => {
    const time = FakeTime.inEachTest();

    it('speaks every half minute at most, of everything since', async () => {
      const backend = memoryBackend({ comments: someComments(5) });
      const tools = await openLive(backend.adapter());
      const write = somebody(backend);
      const spoken = (): string[] => tools.page.said.filter((said) => said.includes('new'));
      /** Lets so many seconds pass, and the page draw what came. */
      const pass = async (seconds: number): Promise<void> => {
        for (let second = 0; second < seconds; second += 1) {
          await time.pass(1000);
          await tools.page.section.updateComplete;
        }
      };

      await write('One');
      await pass(5);
      await write('Two');
      await write('Three', '1');
      await pass(20);
      expect(spoken()).to.deep.equal(['1 new comment']);
      await pass(10);

      expect(spoken()).to.deep.equal(['1 new comment', '2 new comments']);
    });

    it('says quietly when there is trouble, and only then', async () => {
      const adapter = memoryBackend({ comments: someComments(5) }).adapter();
      let isDown = false;
      const down = (): Promise<never> => Promise.reject(new AdapterError('unavailable'));
      const tools = await openLive({
        ...adapter,
        live: undefined,
        changes: { since: (mark, call) => (isDown ? down() : adapter.changes!.since(mark, call)) },
      });
      await time.pass(25_000);
      expect(tools.page.part('live-trouble')).to.equal(null);

      isDown = true;
      for (let minute = 0; minute < 10 && !tools.page.part('live-trouble'); minute += 1) {
        await time.pass(60_000);
        await tools.page.section.updateComplete;
      }

      expect(tools.line('live-trouble')).to.equal('Live updates are paused. Trying again.');
    });
  });

  describe('and whoever reads it (A22)', () => {
    before(() => viewport(800, 600));

    it('keeps the line, the focus and the selection when something comes above', async () => {
      const backend = memoryBackend({ comments: someComments(40) });
      const tools = await openLive(backend.adapter());
      const style = document.createElement('style');
      style.textContent = 'gedanken-comments::part(item) { content-visibility: visible }';
      tools.page.section.parentElement!.append(style);
      tools.place('25').scrollIntoView({ block: 'start', behavior: 'instant' });
      tools.place('25').querySelector<HTMLElement>('[part~="comment-heading"]')!.focus({ preventScroll: true });
      await drawn(tools.page);
      const { top } = tools.place('25').getBoundingClientRect();

      const write = somebody(backend);
      await write('Above', '2');
      await write('Above, too', '3');
      await tools.page.until(() => tools.page.parts('arrived-button').length === 2);
      await drawn(tools.page);

      expect(tools.place('25').getBoundingClientRect().top).to.be.closeTo(top, 1);
      expect(tools.focusedComment).to.equal('25');
    });
  });
});
