import { fixture } from '@open-wc/testing-helpers';
import { scrollerOf, scrollToTop } from '../../src/dom/scroll-to-top.js';
import { expect } from '../support/index.js';

const tall = (height: number): HTMLElement => {
  const element = document.createElement('div');
  element.style.height = `${height}px`;
  return element;
};

describe('scrollToTop', () => {
  it('scrolls the page back to where an element was', async () => {
    const frame = await fixture<HTMLElement>('<div></div>');
    const [above, held] = [tall(3000), tall(3000)];
    frame.append(above, held);
    window.scrollTo(0, 2800);
    const { top } = held.getBoundingClientRect();

    above.style.height = '100px';
    window.scrollTo(0, 0);
    above.style.height = '3400px';
    scrollToTop(held, top);

    expect(held.getBoundingClientRect().top).to.be.closeTo(top, 1);
    window.scrollTo(0, 0);
  });

  it('scrolls what scrolls around it, out of shadow roots', async () => {
    const frame = await fixture<HTMLElement>('<div style="height: 200px; overflow-y: auto"></div>');
    const host = document.createElement('div');
    frame.append(host);
    const [above, held] = [tall(500), tall(500)];
    host.attachShadow({ mode: 'open' }).append(above, held);
    frame.scrollTop = 450;
    const { top } = held.getBoundingClientRect();

    above.style.height = '700px';
    frame.scrollTop = 0;
    scrollToTop(held, top);

    expect(scrollerOf(held) === frame).to.equal(true);
    expect(held.getBoundingClientRect().top).to.be.closeTo(top, 1);
  });

  it('takes the page for what scrolls when nothing else does', async () => {
    const frame = await fixture<HTMLElement>('<div style="overflow-y: auto"></div>');

    expect(scrollerOf(frame) === document.scrollingElement).to.equal(true);
  });
});
