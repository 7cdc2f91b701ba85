import type { Adapter } from '../../../src/adapters/adapter.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { RowsPage } from '../../support/rows-page.js';
import { text } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const talk = (): Adapter =>
  memoryAdapter({
    comments: [
      aComment({ id: '1', author: 'Ada Example', body: 'Loud words' }),
      aComment({ id: '2', author: 'Ben', parent: '1', body: 'An answer' }),
      aComment({ id: '3', author: 'Ada Example', body: 'More of them' }),
      aComment({ id: '4', author: 'Clara Example', body: 'Calm words', can: { reply: true, edit: Infinity } }),
    ],
  });

describe('muting somebody', () => {
  warningsInEachTest();
  beforeEach(() => localStorage.removeItem('gedanken:1:muted'));
  afterEach(() => localStorage.removeItem('gedanken:1:muted'));

  const lines = (page: RowsPage): string[] => page.page.parts('muted-line').map(text);

  async function muted(): Promise<RowsPage> {
    const page = await RowsPage.open(talk());
    await page.row('Loud words').choose('Mute Ada Example');
    return page;
  }

  it('makes each of their comments one line; answers stay', async () => {
    const page = await muted();

    const line = 'Comment by Ada Example, whom you muted. Show once Unmute';
    expect(lines(page)).to.deep.equal([line, line]);
    expect(page.page.root.textContent).to.not.include('Loud words');
    expect(page.row('An answer').shown.depth).to.equal(2);
    expect(page.focused).to.equal('Show once');
    await page.until(() => page.said.includes('Ada Example is muted in this browser.'));
  });

  it('leaves nothing to press in such a row but these two', async () => {
    const { article } = (await muted()).row('whom you muted');

    const seen = [...article.querySelectorAll<HTMLElement>('a, button')].filter(
      (control) => control.getClientRects().length > 0,
    );
    expect(seen.filter((control) => !control.matches('[data-action="collapse"]')).map(text)).to.deep.equal([
      'Show once',
      'Unmute',
    ]);
  });

  it('shows one of them once', async () => {
    const page = await muted();

    page.row('whom you muted').press('show-once');

    expect(page.row('Loud words').shown.body).to.equal('Loud words');
    expect(lines(page)).to.have.length(1);
    expect(page.focused).to.equal('More for Ada Example’s comment');
  });

  it('ends in any of their rows', async () => {
    const page = await muted();

    page.row('whom you muted').press('unmute');

    expect(lines(page)).to.deep.equal([]);
    expect(page.focused).to.equal('More for Ada Example’s comment');
    await page.until(() => page.said.includes('Ada Example is no longer muted.'));
    expect(localStorage.getItem('gedanken:1:muted')).to.equal(null);
  });

  it('ends in the list of all who are muted, too', async () => {
    const page = await muted();

    await page.row('Calm words').choose('Muted people (1)');
    await page.until(() => page.page.part('muted-people-popup'));
    expect(page.popupText).to.equal('Muted in this browser Unmute Ada Example');
    page.popup!.querySelector('button')!.click();

    expect(page.popup).to.equal(null);
    expect(lines(page)).to.deep.equal([]);
    expect(page.focused).to.equal('More for Clara Example’s comment');
  });

  it('lasts until the next visit', async () => {
    await muted();

    const page = await RowsPage.open(talk());

    expect(lines(page)).to.have.length(2);
  });

  it('is not offered for one’s own comments, and keeps nothing in the browser before it is used', async () => {
    const page = await RowsPage.open(talk());

    expect((await page.row('Calm words').menu()).join()).to.not.include('Mute');
    expect(localStorage.getItem('gedanken:1:muted')).to.equal(null);
  });
});
