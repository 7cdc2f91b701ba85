import { defineAround } from '../../src/embed/define-around.js';
import { expect, fixture } from '../support/index.js';

describe('defineAround', () => {
  it('names the elements that stand around a section to the browser', async () => {
    const count = await fixture('<gedanken-count></gedanken-count>');
    expect(customElements.get('gedanken-count')).to.equal(undefined);

    defineAround(document);
    await Promise.all(['gedanken-count', 'gedanken-recent'].map((name) => customElements.whenDefined(name)));

    expect(count.shadowRoot).not.to.equal(null);
  });

  it('leaves the section out, which the page has already', () => {
    expect(customElements.get('gedanken-comments')).to.equal(undefined);
  });

  it('does so only once, without a word', async () => {
    const { warn } = console;
    const warnings: unknown[] = [];
    console.warn = (...said: unknown[]) => void warnings.push(said);
    try {
      defineAround(document);
      await import('../../src/components/elements-around.js');
      await Promise.resolve();
    } finally {
      console.warn = warn;
    }

    expect(warnings).to.deep.equal([]);
  });
});
