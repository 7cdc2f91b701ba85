import { fixture } from '@open-wc/testing-helpers';
import { caretRect } from '../../src/dom/caret-rect.js';
import { expect } from '../support/index.js';

async function aField(value: string, style = '', dir = 'ltr'): Promise<HTMLTextAreaElement> {
  const area = await fixture<HTMLTextAreaElement>('<textarea></textarea>');
  area.style.cssText = `inline-size: 300px; block-size: 100px; font: 16px/20px monospace; padding: 10px; ${style}`;
  area.dir = dir;
  area.value = value;
  return area;
}

describe('caretRect', () => {
  it('begins where the text begins, and goes on with it', async () => {
    const area = await aField('abc\ndef');
    const box = area.getBoundingClientRect();
    const [first, second, below] = [caretRect(area, 0), caretRect(area, 1), caretRect(area, 4)];

    expect(first.left - box.left).to.be.within(9, 14);
    expect(second.left).to.be.greaterThan(first.left);
    expect(below.top - first.top).to.be.closeTo(20, 1);
    expect(below.left).to.be.closeTo(first.left, 1);
  });

  it('begins at the other side where one writes from right to left', async () => {
    const area = await aField('سلام', '', 'rtl');

    expect(caretRect(area, 0).left).to.be.greaterThan(area.getBoundingClientRect().left + 150);
  });

  it('stays within the field when that is scrolled', async () => {
    const area = await aField('line\n'.repeat(50));
    const [box, at] = [area.getBoundingClientRect(), caretRect(area, 240)];

    expect(at.bottom).to.be.at.most(box.bottom + 1);
  });

  it('is the field itself for a very long text, and leaves nothing behind', async () => {
    const area = await aField('word '.repeat(200_000));
    const before = area.parentElement!.childElementCount;

    expect(caretRect(area, 900_000).top).to.equal(area.getBoundingClientRect().top);
    caretRect(area, 10);
    expect(area.parentElement!.childElementCount).to.equal(before);
  });
});
