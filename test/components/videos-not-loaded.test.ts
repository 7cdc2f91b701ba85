import { http, HttpResponse, passthrough } from 'msw';
import { setupWorker } from 'msw/browser';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { RowsPage } from '../support/rows-page.js';
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

  it('says in the row that a picture cannot be shown, and leaves its button for another try', async () => {
    const body = { format: 'html', source: '<p><img src="https://pictures.example.test/a.png" alt="A"></p>' } as const;
    const page = await RowsPage.open(memoryAdapter({ comments: [aComment({ body })] }));
    const row = page.row('Show image');

    row.press('show-image');
    await page.until(() => row.note);

    expect(row.note).to.match(/^That did not work\. There is no connection/);
    expect(row.article.querySelector('[data-action="show-image"]')).to.not.equal(null);
  });
});
