import { keepBelowHeaders, scrollBelowHeaders } from '../../src/dom/scroll-below.js';
import { expect, fixture } from '../support/index.js';

/** A page that can be scrolled far, with something in its middle. */
async function aPage(header: string): Promise<{ readonly middle: HTMLElement; readonly header: HTMLElement }> {
  const page = await fixture<HTMLElement>(
    `<div>${header}<p style="block-size: 3000px">Before</p><p id="middle">Here</p><p style="block-size: 3000px">After</p></div>`,
  );
  return { middle: page.querySelector('#middle')!, header: page.querySelector('header')! };
}

const topOf = (element: Element): number => Math.round(element.getBoundingClientRect().top);

describe('scrollBelowHeaders', () => {
  afterEach(() => scrollTo(0, 0));

  it('brings an element to the top of the page', async () => {
    const { middle } = await aPage('<header>Scrolls away</header>');

    scrollBelowHeaders(middle);

    expect(topOf(middle)).to.be.within(-1, 1);
  });

  for (const position of ['fixed', 'sticky']) {
    it(`leaves it below a header that is ${position}`, async () => {
      const { middle, header } = await aPage(
        `<header style="position: ${position}; inset: 0 0 auto; block-size: 90px; background: white"><b>Blog</b></header>`,
      );

      scrollBelowHeaders(middle);

      expect(topOf(middle)).to.equal(Math.round(header.getBoundingClientRect().bottom) + 8);
      expect(middle.getAttribute('style') || null).to.equal(null);
    });
  }

  it('finds the header also from within a shadow root', async () => {
    const { middle } = await aPage(
      '<header style="position: fixed; inset: 0 0 auto; block-size: 90px; background: white">Blog</header>',
    );
    const inner = document.createElement('p');
    inner.textContent = 'Inside';
    middle.attachShadow({ mode: 'open' }).append(inner);

    scrollBelowHeaders(inner);

    expect(topOf(inner)).to.equal(98);
  });

  it('does not take for a header what covers the whole window', async () => {
    const { middle } = await aPage('<header style="position: fixed; inset: 0; opacity: 0">A veil</header>');

    scrollBelowHeaders(middle);

    expect(topOf(middle)).to.be.within(-1, 1);
  });
});

describe('keepBelowHeaders', () => {
  const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
  const grow = (middle: HTMLElement): void => {
    (middle.previousElementSibling as HTMLElement).style.blockSize = '4000px';
  };

  beforeEach(() => {
    document.documentElement.style.overflowAnchor = 'none';
  });
  afterEach(() => {
    document.documentElement.style.removeProperty('overflow-anchor');
    scrollTo(0, 0);
  });

  it('holds an element in its place while what is above it grows', async () => {
    const { middle } = await aPage('<header>Scrolls away</header>');
    const kept = keepBelowHeaders(middle, new AbortController().signal);

    await frame();
    grow(middle);
    await kept;

    expect(topOf(middle)).to.be.within(-1, 1);
  });

  it('lets go once the reader does something', async () => {
    const { middle } = await aPage('<header>Scrolls away</header>');
    const kept = keepBelowHeaders(middle, new AbortController().signal);

    await frame();
    dispatchEvent(new WheelEvent('wheel'));
    grow(middle);
    await kept;

    expect(topOf(middle)).to.equal(1000);
  });

  it('lets go when it is told to', async () => {
    const { middle } = await aPage('<header>Scrolls away</header>');
    const end = new AbortController();
    const kept = keepBelowHeaders(middle, end.signal);

    await frame();
    end.abort();
    grow(middle);
    await kept;

    expect(topOf(middle)).to.equal(1000);
  });
});
