import { http, HttpResponse, passthrough } from 'msw';
import { setupWorker } from 'msw/browser';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { startWorker } from '../support/start-worker.js';
import { ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';

const worker = setupWorker(
  http.get('*/src/content/embeds.ts', () => HttpResponse.error()),
  http.all('*', () => passthrough()),
);

describe('<gedanken-comments embeds="click">, when what knows videos does not load', () => {
  const warnings = warningsInEachTest();
  before(() => startWorker(worker));
  after(() => worker.stop());

  it('shows the comments all the same, with videos as links, and tells the page’s developer', async () => {
    const body = 'https://youtu.be/aqz-KE-bpKQ';
    const page = await ThreadPage.begin(memoryAdapter({ comments: [aComment({ body })] }), { embeds: 'click' });
    await page.until(() => page.part('comment-body'));

    expect(page.part('comment-body')!.querySelector('a')!.href).to.equal(body);
    expect(page.part('media-button')).to.equal(null);
    expect(warnings[0]).to.match(/^<gedanken-comments>: The videos in comments stay links/);
  });
});
