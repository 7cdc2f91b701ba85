import { html, LitElement, type TemplateResult } from 'lit';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { DataForm } from '../../src/components/structured-data.js';
import { Around, type AroundHost } from '../../src/components/tools/around.js';
import { createLocalizer } from '../../src/i18n/localizer.js';
import { messages } from '../../src/i18n/locales/en.js';
import { openThread, type Thread } from '../../src/state/thread.js';
import { someComments } from '../support/a-comment.js';
import { expect, fixture, waitUntil } from '../support/index.js';

class Frame extends LitElement {
  override render(): TemplateResult {
    return html`<button part="more-button" type="button">More</button>`;
  }
}
customElements.define('around-frame', Frame);

describe('Around', () => {
  const words = createLocalizer('en', messages);
  let around: Around;
  let thread: Thread;
  let form: DataForm;
  let scrolls: boolean;

  beforeEach(async () => {
    form = 'none';
    scrolls = false;
    // Thirty answers to the first, and a second page.
    const comments = someComments(40, (index) => (index > 1 && index < 32 ? '1' : null));
    thread = openThread(memoryAdapter({ comments, pageSize: 35 }));
    await thread.load();
    const element = (await fixture('<around-frame></around-frame>')) as Frame;
    const host: AroundHost = {
      element,
      thread,
      wants: () => scrolls,
      words: () => words,
      say: () => undefined,
      failed: () => undefined,
      form: () => form,
      page: () => ({ address: 'https://blog.example.test/', title: undefined, total: null, words }),
      isMuted: () => false,
    };
    around = new Around(host);
    around.updated();
  });
  afterEach(() => around.stop());

  const answers = (): number => thread.$branch('1').get().ids.length;
  const script = (): Element | null => document.head.querySelector('script[type="application/ld+json"]');

  it('unfolds what is loaded while it is printed, asks for nothing, and folds it again', () => {
    const [folded, shown] = [answers(), thread.$shown.get()];
    expect(folded).to.be.below(30);

    dispatchEvent(new Event('beforeprint'));
    expect(answers()).to.equal(30);
    expect(thread.$shown.get()).to.equal(shown);
    expect(thread.$more.get().is).to.equal('idle');

    dispatchEvent(new Event('afterprint'));
    expect(answers()).to.equal(folded);
  });

  it('writes for machines once the site asks', async () => {
    expect(script()).to.equal(null);
    form = 'json-ld';
    around.updated();
    await waitUntil(script);

    form = 'none';
    around.updated();
    expect(script()).to.equal(null);
  });

  it('loads more on scrolling where the site asks', async () => {
    scrolls = true;
    around.updated();
    await waitUntil(() => thread.$more.get().is === 'end');
  });

  it('leaves nothing behind when it stops', async () => {
    form = 'json-ld';
    around.updated();
    await waitUntil(script);
    const folded = answers();
    around.stop();
    dispatchEvent(new Event('beforeprint'));

    expect(script()).to.equal(null);
    expect(answers()).to.equal(folded);
  });

  it('writes nothing when it has stopped before the code for it was there', async () => {
    form = 'json-ld';
    around.updated();
    around.stop();
    await import('../../src/components/structured-data.js');
    await Promise.resolve();

    expect(script()).to.equal(null);
  });
});
