import { http, HttpResponse, passthrough } from 'msw';
import { setupWorker } from 'msw/browser';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { RowsPage } from '../support/rows-page.js';
import { startWorker } from '../support/start-worker.js';
import { warningsInEachTest } from '../support/warnings.js';

/** What was asked for of the code of forms. */
const asked: string[] = [];

/** Keeps the form that changes a comment from the page: a file of its own, since what was loaded once stays. */
const worker = setupWorker(
  http.get('*/src/components/tools/edit-forms.ts', ({ request }) => {
    asked.push(request.url);
    return HttpResponse.error();
  }),
  http.get('*/src/components/composing/*', ({ request }) => {
    asked.push(request.url);
    return passthrough();
  }),
  http.all('*', () => passthrough()),
);

const readOnly = { allowed: false, why: 'closed' } as const;
const mine = aComment({ body: 'My words', can: { reply: true, edit: Infinity } });

describe('the code of the form that changes a comment', () => {
  warningsInEachTest();
  before(() => startWorker(worker));
  after(() => worker.stop());

  it('is not asked for before somebody wants to change one, nor that of the other forms where nobody can write', async () => {
    const page = await RowsPage.open(memoryAdapter({ comments: [mine], posting: readOnly }));

    expect(await page.row('My words').menu()).to.include('Edit');
    expect(asked).to.deep.equal([]);
  });

  it('is told of in the row when it does not load, and the comment stays as it is', async () => {
    const page = await RowsPage.open(memoryAdapter({ comments: [mine] }));
    const row = page.row('My words');

    await row.choose('Edit');
    await page.until(() => row.note);

    expect(asked.filter((url) => url.includes('/edit-forms.ts')).length).to.equal(1);
    expect(row.note).to.match(/^That did not work\. There is no connection/);
    expect([row.field, row.shown.body]).to.deep.equal([null, 'My words']);
  });
});
