import { memoryAdapter } from '../../../src/adapters/memory.js';
import type { Adapter } from '../../../src/adapters/adapter.js';
import type { Comment } from '../../../src/core/comment.js';
import { AdapterError, type AdapterErrorKind } from '../../../src/core/errors.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { nameOf, RowsPage } from '../../support/rows-page.js';
import { text } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const voted = (votes: Comment['votes'], ways: readonly ('up' | 'down')[] | undefined): Comment =>
  aComment({ votes, can: { reply: true, ...(ways ? { vote: ways } : {}) } });

function refusing(kind: AdapterErrorKind, account?: string): Adapter {
  const adapter = memoryAdapter({
    comments: [voted({ score: 3, mine: null }, ['up'])],
    votes: 'up',
    ...(account ? { account } : {}),
  });
  return { ...adapter, votes: { cast: () => Promise.reject(new AdapterError(kind)) } };
}

describe('voting in a row', () => {
  warningsInEachTest();

  it('likes, and takes the like back, before the backend has answered', async () => {
    const page = await RowsPage.open(
      memoryAdapter({ comments: [voted({ score: 3, mine: null }, ['up'])], votes: 'up' }),
    );
    const row = page.row('ginkgo');

    row.press('vote');
    expect(nameOf(row.control('vote'))).to.equal('Like, 4');
    expect(row.control('vote')!.ariaPressed).to.equal('true');

    row.press('vote');
    expect(nameOf(row.control('vote'))).to.equal('Like, 3');
    expect(row.control('vote')!.ariaPressed).to.equal('false');
  });

  it('calls what nobody likes yet by what is to be seen (A68)', async () => {
    const page = await RowsPage.open(
      memoryAdapter({ comments: [voted({ score: 0, mine: null }, ['up'])], votes: 'up' }),
    );

    expect(nameOf(page.row('ginkgo').control('vote'))).to.equal('Like');
  });

  it('votes up and down, with the score between', async () => {
    const page = await RowsPage.open(
      memoryAdapter({
        comments: [voted({ score: 5, up: 6, down: 1, mine: null }, ['up', 'down'])],
        votes: 'up-down',
      }),
    );
    const row = page.row('ginkgo');
    const [up, down] = row.article.querySelectorAll<HTMLElement>('[data-action="vote"]');
    const score = (): string => text(row.article.querySelector('[part~="vote-count"]'));

    down!.click();
    expect(score()).to.equal('4');
    expect([up!.ariaPressed, down!.ariaPressed]).to.deep.equal(['false', 'true']);

    up!.click();
    expect(score()).to.equal('6');
    expect([up!.ariaPressed, down!.ariaPressed]).to.deep.equal(['true', 'false']);
    expect([nameOf(up!), nameOf(down!)]).to.deep.equal(['Vote up', 'Vote down']);
  });

  it('shows only the number to those who may not vote, and nothing where nobody can', async () => {
    const adapter = memoryAdapter({
      comments: [
        { ...voted({ score: 3, mine: null }, undefined), status: 'published' },
        aComment({ id: '2', body: 'Without any' }),
      ],
    });
    const page = await RowsPage.open(adapter);

    expect(page.row('ginkgo').control('vote')).to.equal(null);
    expect(text(page.row('ginkgo').article.querySelector('[part~="votes"]'))).to.equal('3 3 likes');
    expect(page.row('Without any').article.querySelector('[part~="votes"]')).to.equal(null);
  });

  it('calls no number below zero likes', async () => {
    const page = await RowsPage.open(memoryAdapter({ comments: [voted({ score: -3, mine: null }, undefined)] }));

    expect(text(page.row('ginkgo').article.querySelector('[part~="vote-count"]'))).to.equal('-3');
  });

  it('says in place, and aloud, that a vote was refused, and takes it back (F100)', async () => {
    const page = await RowsPage.open(refusing('forbidden'));
    const row = page.row('ginkgo');

    row.press('vote');
    await page.until(() => page.said.length > 0);

    expect(row.note).to.equal('Your vote was not counted. The site does not let you do that.');
    expect(page.said).to.deep.equal([row.note]);
    expect(nameOf(row.control('vote'))).to.equal('Like, 3');
    expect(page.page.events).to.include('error forbidden');
    expect(page.focused).to.equal('Like, 3');
  });

  it('offers signing in where one can', async () => {
    const page = await RowsPage.open(refusing('signed-out', 'Alice Example'));
    const row = page.row('ginkgo');

    row.press('vote');
    await page.until(() => row.control('sign-in'));
    row.press('sign-in');
    await page.until(() => text(page.page.part('form')).includes('Signed in as Alice Example'));

    expect(row.note).to.equal('');
  });

  it('promises no signing in where there is none', async () => {
    const page = await RowsPage.open(refusing('signed-out'));
    const row = page.row('ginkgo');

    row.press('vote');
    await page.until(() => row.note);

    expect(row.control('sign-in')).to.equal(null);
  });
});
