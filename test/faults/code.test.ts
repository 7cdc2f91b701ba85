import { http, HttpResponse, passthrough } from 'msw';
import { setupWorker } from 'msw/browser';
import { expect } from '../support/index.js';
import { startWorker } from '../support/start-worker.js';
import { FaultyPages } from './support/faulty-page.js';

describe('a section whose own code comes in part (F123)', () => {
  const pages = FaultyPages.inEachTest();
  const worker = setupWorker(
    http.get('*/src/components/tools/tools.ts', () => HttpResponse.error()),
    http.all('*', () => passthrough()),
  );
  before(() => startWorker(worker));
  after(() => worker.stop());

  it('shows the comments, and lets one answer, without the tools that did not come', async () => {
    const page = await pages.open();
    await page.send('Seven words');
    // What is left of the code comes through a service worker, on a machine that may be busy.
    await page.page.until(() => page.rows('Seven words').length > 0, 2000);
    await page.until(() => page.isSettled('Seven words'));

    expect(page.words).to.deep.equal(['First remark', 'Seven words']);
    expect(page.page.part('menu-button')).to.equal(null);
    expect(pages.warnings.length, pages.warnings.join(' | ')).to.be.lessThan(2);
  });
});
