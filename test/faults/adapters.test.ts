import type { Adapter, CommentPage } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { AdapterError } from '../../src/core/errors.js';
import { aComment } from '../support/a-comment.js';
import { BrokenAdapter } from '../support/broken-adapter.js';
import { expect } from '../support/index.js';
import { RowsPage } from '../support/rows-page.js';
import { anInfo } from '../support/scripted-adapter.js';
import { text, ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';
import { noNoiseInEachTest } from './support/no-noise.js';

const good = aComment({ body: 'Good' });

/** An adapter that somebody wrote in a hurry: its answers are whatever the test says. */
function answering(comments: unknown, info: unknown = anInfo()): Adapter {
  return {
    comments: {
      ...memoryAdapter().comments,
      describe: () => Promise.resolve(info as never),
      list: () => Promise.resolve({ comments, next: null } as CommentPage),
    },
  };
}

describe('adapters that break their promises', () => {
  const warnings = warningsInEachTest();
  noNoiseInEachTest();

  for (const [what, thrown] of [
    ['a Response', new Response('No.', { status: 500 })],
    ['a number', 17],
    ['a function', () => undefined],
  ] as const)
    it(`reject with ${what}, and the comments are not available (F137)`, async () => {
      const page = await ThreadPage.open(new BrokenAdapter(['list', 'describe'], {}, () => thrown));

      expect(text(page.part('notice'))).to.match(/^The comments are not available right now/);
      expect(page.events).to.deep.equal(['error unavailable']);
      expect(warnings.length).to.equal(1);
    });

  for (const [what, list] of [
    ['nothing', undefined],
    ['a text', 'comments'],
    ['what is no list', { length: 1 }],
  ] as const)
    it(`answer with ${what} in place of comments, and the reader is told (F139)`, async () => {
      const page = await ThreadPage.open(answering(list));

      expect(text(page.part('notice'))).to.match(/does not understand/);
      expect([page.is('failed'), page.hasForm]).to.deep.equal([true, true]);
    });

  for (const [what, bad] of [
    ['nothing', null],
    ['a comment without an author', { ...good, id: '2', author: undefined }],
    ['a comment without a body', { ...good, id: '2', body: null }],
    ['a comment without rights', { ...good, id: '2', can: undefined }],
    ['a comment whose id is an object', { ...good, id: {} }],
    ['a comment whose name is a list', { ...good, id: '2', author: { name: [] } }],
  ] as const)
    it(`answer with ${what} among good ones, and the good ones are shown (F139)`, async () => {
      const page = await ThreadPage.open(answering([good, bad]));

      expect(page.comments.map(({ body }) => body)).to.deep.equal(['Good']);
      expect(page.hasForm).to.equal(true);
    });

  it('describe a thread as nothing, and it can be read (F139)', async () => {
    const page = await ThreadPage.open(answering([good], null));

    expect(page.comments.map(({ body }) => body)).to.deep.equal(['Good']);
  });

  it('offer what the backend does not do, and the reader is told in place (F036, F140)', async () => {
    const can = { reply: true, vote: ['up'] } as const;
    const memory = memoryAdapter({ comments: [aComment({ votes: { score: 3, mine: null }, can })], votes: 'up' });
    const cast = (): Promise<never> => Promise.reject(new AdapterError('forbidden', { hint: 'POST answered 405.' }));
    const page = await RowsPage.open({ ...memory, votes: { cast } });
    const row = page.row('ginkgo');

    row.press('vote');
    await page.until(() => row.note !== '');

    expect(row.note).to.equal('Your vote was not counted. The site does not let you do that.');
    expect(row.control('vote')!.ariaPressed).to.equal('false');
  });
});
