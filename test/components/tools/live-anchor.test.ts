import { fixture } from '@open-wc/testing-helpers';
import { LiveAnchor } from '../../../src/components/tools/live-anchor.js';
import { expect } from '../../support/index.js';

/** Thirty comments in a shadow root, in a page that does not anchor by itself. */
async function aList(): Promise<{ root: ShadowRoot; row: (at: number) => HTMLElement }> {
  const frame = await fixture<HTMLElement>('<div></div>');
  frame.append(document.createElement('div'));
  document.documentElement.style.overflowAnchor = 'none';
  const root = frame.firstElementChild!.attachShadow({ mode: 'open' });
  for (let at = 0; at < 30; at += 1) {
    const row = document.createElement('div');
    row.part.add('comment');
    row.style.height = '100px';
    root.append(row);
  }
  return { root, row: (at) => root.children[at] as HTMLElement };
}

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

describe('LiveAnchor, where the engine does not do so by itself', () => {
  let anchor: LiveAnchor | undefined;

  afterEach(() => {
    anchor?.stop();
    document.documentElement.style.removeProperty('overflow-anchor');
    window.scrollTo(0, 0);
  });

  /** Reads the eleventh comment, and lets something come above it. */
  async function reading(before: (root: ShadowRoot) => void = () => undefined): Promise<readonly [number, number]> {
    const { root, row } = await aList();
    anchor = new LiveAnchor(root, false);
    const read = row(10);
    read.scrollIntoView({ block: 'start', behavior: 'instant' });
    await frame();
    const { top } = read.getBoundingClientRect();
    before(root);
    const news = document.createElement('div');
    news.style.height = '40px';
    row(2).before(news);
    await frame();
    return [top, read.getBoundingClientRect().top];
  }

  it('keeps the line that is being read where it is', async () => {
    const [before, after] = await reading();

    expect(after).to.be.closeTo(before, 1);
  });

  it('stays out of the way of what the reader does', async () => {
    const [before, after] = await reading((root) => root.firstElementChild!.dispatchEvent(new MouseEvent('click')));

    expect(after).to.be.closeTo(before + 40, 1);
  });

  it('does nothing once it has ended', async () => {
    const [before, after] = await reading(() => anchor?.stop());

    expect(after).to.be.closeTo(before + 40, 1);
  });
});
