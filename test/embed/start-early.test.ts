import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { BackendCode } from '../../src/components/backends.js';
import { type HeadStart, takeHeadStart } from '../../src/components/head-start.js';
import type { BackendSettings } from '../../src/components/open-adapter.js';
import { startEarly } from '../../src/embed/start-early.js';
import { expect } from '../support/index.js';

const SECTION =
  '<gedanken-comments backend="memory" endpoint=" /wp-json " thread="7" data-extra="a"></gedanken-comments>';

/** What is begun for one section that was written so, with code that notes down what it is asked to open. */
function begunFor(
  markup: string,
  {
    open = () => memoryAdapter(),
    prepare = () => undefined,
  }: { open?: BackendCode['open']; prepare?(section: Element): void } = {},
): { readonly start: HeadStart | undefined; readonly opened: BackendSettings[]; readonly section: HTMLElement } {
  // In a document of its own the name is nobody’s.
  const page = document.implementation.createHTMLDocument();
  page.body.innerHTML = markup;
  const section = page.querySelector<HTMLElement>('gedanken-comments')!;
  prepare(section);
  const opened: BackendSettings[] = [];
  const code: BackendCode = {
    open(settings) {
      opened.push(settings);
      return open(settings);
    },
  };
  startEarly([section], new Map([['memory', Promise.resolve(code)]]));
  return { start: takeHeadStart(section), opened, section };
}

describe('a section whose code is on its way', () => {
  it('has its adapter opened with what its attributes say', async () => {
    const { start, opened } = begunFor(SECTION);

    expect(await start!.adapter).to.have.property('comments');
    expect(opened).to.deep.equal([start!.settings]);
    expect(start!.settings).to.deep.equal({
      backend: 'memory',
      endpoint: '/wp-json',
      thread: '7',
      avatars: false,
      data: { extra: 'a' },
      adopt: undefined,
    });
  });

  it('lets the adapter take over the markup that stands in it', () => {
    const { start, section } = begunFor('<gedanken-comments backend="memory"><p>Words</p></gedanken-comments>');

    expect(start!.settings.adopt === section).to.equal(true);
  });

  it('has its first page asked for in its order', async () => {
    const asked: string[] = [];
    const adapter = memoryAdapter();
    const noting: Adapter = {
      ...adapter,
      comments: {
        ...adapter.comments,
        list: (query, call) => {
          asked.push(query.sort);
          return adapter.comments.list(query, call);
        },
      },
    };

    await begunFor(SECTION.replace('thread', 'sort="newest" thread'), { open: () => noting }).start!.adapter;

    expect(asked).to.deep.equal(['newest']);
  });

  for (const [what, markup] of [
    ['waits until it is near', SECTION.replace('thread', 'loading="lazy" thread')],
    ['waits for the reader', SECTION.replace('thread', 'loading="click" thread')],
    ['wants an order that not every backend knows', SECTION.replace('thread', 'sort="best" thread')],
    ['reads what the page links to, too', SECTION.replace('thread', 'sources="page" thread')],
    ['takes over markup from elsewhere in the page', SECTION.replace('thread', 'adopt="#comments" thread')],
    ['has sources of its own', SECTION.replace('></g', '><gedanken-source></gedanken-source></g')],
    ['names no backend that is being loaded', SECTION.replace('memory', 'browser')],
  ] as const) {
    it(`has nothing asked for when it ${what}`, () => {
      const { start, opened } = begunFor(markup);

      expect(start).to.equal(undefined);
      expect(opened).to.deep.equal([]);
    });
  }

  it('has nothing asked for when the page has set a property of it', () => {
    const { start } = begunFor(SECTION, { prepare: (section) => Object.assign(section, { thread: '8' }) });

    expect(start).to.equal(undefined);
  });

  it('is left to open an adapter that cannot be opened, and to say so', async () => {
    const open = (): never => {
      throw new TypeError('No endpoint.');
    };

    expect(await begunFor(SECTION, { open }).start!.adapter).to.equal(undefined);
  });

  it('asks nobody when it has gone before the code is there', async () => {
    const { start, opened } = begunFor(SECTION);

    start!.stop();

    expect(await start!.adapter).to.equal(undefined);
    expect(opened).to.deep.equal([]);
  });

  it('gives what was begun away once', () => {
    const { start, section } = begunFor(SECTION);

    expect(start).to.be.an('object');
    expect(takeHeadStart(section)).to.equal(undefined);
  });
});
