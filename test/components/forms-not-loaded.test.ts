import { http, HttpResponse, passthrough } from 'msw';
import { setupWorker } from 'msw/browser';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { startWorker } from '../support/start-worker.js';
import { ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';

/** Keeps what forms do from the page: a file of its own, since what was loaded once stays. */
const worker = setupWorker(
  http.get('*/src/components/composing/composing.ts', () => HttpResponse.error()),
  http.all('*', () => passthrough()),
);

describe('<gedanken-comments>, when the code of its forms does not load', () => {
  const warnings = warningsInEachTest();
  before(() => startWorker(worker));
  after(() => worker.stop());
  const KEY = 'gedanken:1:draft:memory:unloaded:';
  afterEach(() => localStorage.removeItem(KEY));

  it('says so to whoever wants to send, keeps their words, and says so again at the next press (F123)', async () => {
    const page = await ThreadPage.begin(memoryAdapter({ comments: [aComment()], thread: 'unloaded' }));
    await page.until(() => page.events.includes('loaded'));
    await page.until(() => warnings.length > 0);
    expect([page.events, page.form.problems]).to.deep.equal([['loaded'], '']);

    page.form.field('text').focus();
    await page.form.fill({ text: 'Not to be lost' });
    page.form.button('submit-button')!.click();
    await page.until(() => page.focused?.part.contains('form-problems'));

    expect(page.form.problems).to.equal('No connection. Your text is still here: try again once you are back online.');
    expect(page.form.field('text').value).to.equal('Not to be lost');
    expect(localStorage.getItem(KEY)).to.contain('Not to be lost');
    expect(page.events).to.deep.equal(['loaded', 'error offline']);
    expect(warnings.length).to.equal(1);
    await page.until(() => !page.form.button('submit-button')!.hasAttribute('aria-disabled'));

    page.form.button('submit-button')!.click();
    await page.until(() => page.events.length === 3);
    expect(page.events[2]).to.equal('error offline');
  });
});
