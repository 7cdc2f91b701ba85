import { fixture } from '@open-wc/testing-helpers';
import { openPopup, type PopupEnd } from '../../src/dom/popup.js';
import { press } from '../support/commands.js';
import { expect } from '../support/index.js';

/** A page with a button, something that opens next to it, and another button. */
async function page(style = '', dir = 'ltr') {
  const root = await fixture<HTMLElement>(`<div></div>`);
  root.dir = dir;
  root.style.cssText = `padding: 3rem 12rem; ${style}`;
  const anchor = Object.assign(document.createElement('button'), { textContent: 'Open' });
  const panel = Object.assign(document.createElement('div'), { popover: 'manual', tabIndex: -1 });
  panel.style.cssText = 'position: fixed; inset: 0 auto auto 0; margin: 0; inline-size: 8rem; block-size: 4rem';
  const inside = Object.assign(document.createElement('button'), { textContent: 'Inside' });
  panel.append(inside);
  const other = Object.assign(document.createElement('button'), { textContent: 'Other' });
  root.append(anchor, panel, other);
  const ends: PopupEnd[] = [];
  return { root, anchor, panel, inside, other, ends, onClose: (end: PopupEnd) => void ends.push(end) };
}

async function placed(panel: HTMLElement): Promise<DOMRect> {
  while (panel.style.translate === '') await new Promise((resolve) => requestAnimationFrame(resolve));
  return panel.getBoundingClientRect();
}

describe('openPopup', () => {
  it('shows a panel in the top layer, below its anchor, beginning where that begins', async () => {
    const { anchor, panel, onClose } = await page();
    openPopup(anchor, panel, { onClose });
    const [box, at] = [await placed(panel), anchor.getBoundingClientRect()];

    expect(panel.matches(':popover-open')).to.equal(true);
    expect(getComputedStyle(panel).opacity, 'seen once it has its place').to.equal('1');
    expect(box.top).to.be.closeTo(at.bottom + 4, 1.5);
    expect(box.left).to.be.closeTo(at.left, 1.5);
  });

  it('begins at the other side where one reads from right to left', async () => {
    const { anchor, panel, onClose } = await page('', 'rtl');
    openPopup(anchor, panel, { onClose });
    const [box, at] = [await placed(panel), anchor.getBoundingClientRect()];

    expect(box.right).to.be.closeTo(at.right, 1.5);
  });

  it('closes by Escape, once for one thing, and brings the focus back from inside', async () => {
    const { root, anchor, panel, inside, ends, onClose } = await page();
    let heard = 0;
    root.addEventListener('keydown', () => (heard += 1));
    openPopup(anchor, panel, { onClose });
    inside.focus();

    await press('Escape');

    expect(ends).to.deep.equal(['escape']);
    expect(panel.matches(':popover-open')).to.equal(false);
    expect(document.activeElement === anchor).to.equal(true);
    expect(heard).to.equal(0);
  });

  it('closes by a press elsewhere, but not by one in it, or on its anchor', async () => {
    const { anchor, panel, inside, other, ends, onClose } = await page();
    openPopup(anchor, panel, { onClose });
    const down = (element: Element): boolean =>
      element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));

    down(inside);
    down(anchor);
    expect(ends).to.deep.equal([]);
    down(other);
    expect(ends).to.deep.equal(['outside']);
  });

  it('closes when the focus goes on from it', async () => {
    const { anchor, panel, inside, other, ends, onClose } = await page();
    openPopup(anchor, panel, { onClose });
    anchor.focus();
    inside.focus();
    expect(ends).to.deep.equal([]);

    other.focus();

    expect(ends).to.deep.equal(['left']);
    expect(document.activeElement === other).to.equal(true);
  });

  it('closes when its anchor leaves the page', async () => {
    const { anchor, panel, ends, onClose } = await page();
    openPopup(anchor, panel, { onClose });
    await placed(panel);

    anchor.remove();
    dispatchEvent(new Event('resize'));
    while (ends.length === 0) await new Promise((resolve) => requestAnimationFrame(resolve));

    expect(ends).to.deep.equal(['away']);
  });

  it('closes when the reader scrolls its anchor out of sight', async () => {
    const { anchor, panel, ends, onClose } = await page();
    anchor.parentElement!.style.paddingBlockEnd = '3000px';
    openPopup(anchor, panel, { onClose });
    await placed(panel);

    anchor.dispatchEvent(new WheelEvent('wheel', { bubbles: true, composed: true }));
    scrollBy(0, 2000);
    while (ends.length === 0) await new Promise((resolve) => requestAnimationFrame(resolve));

    expect(ends).to.deep.equal(['away']);
    scrollTo(0, 0);
  });

  it('stays when the page moves its anchor out of sight by itself', async () => {
    const { anchor, panel, ends, onClose } = await page();
    anchor.parentElement!.style.paddingBlockEnd = '3000px';
    const close = openPopup(anchor, panel, { onClose });
    await placed(panel);

    scrollBy(0, 2000);
    for (let frame = 0; frame < 5; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));

    expect(ends).to.deep.equal([]);
    expect(panel.matches(':popover-open')).to.equal(true);
    close();
    scrollTo(0, 0);
  });

  it('closes in silence for whoever opened it, and then hears nothing more', async () => {
    const { anchor, panel, ends, onClose } = await page();
    const close = openPopup(anchor, panel, { onClose });

    close();
    await press('Escape');

    expect(panel.matches(':popover-open')).to.equal(false);
    expect(ends).to.deep.equal([]);
  });

  it('tells the panel what ground it is on, as far as that is one colour', async () => {
    const plain = await page('background: rgb(10, 20, 30); color: rgb(200, 210, 220)');
    openPopup(plain.anchor, plain.panel, plain);
    expect(plain.panel.style.getPropertyValue('--_ground')).to.equal('rgb(10, 20, 30)');
    expect(plain.panel.style.getPropertyValue('--_ink')).to.equal('rgb(200, 210, 220)');

    const image = await page('background: linear-gradient(red, blue)');
    openPopup(image.anchor, image.panel, image);
    expect(image.panel.style.getPropertyValue('--_ground')).to.equal('');
  });
});
