import { memoryAdapter } from '../../../src/adapters/memory.js';
import type { Comment } from '../../../src/core/comment.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { type Row, RowsPage } from '../../support/rows-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

/** The row of a comment that can only be read. */
async function rowOf(told: Partial<Comment>, width = '48rem'): Promise<Row> {
  const comment = aComment({ ...told, can: { reply: false } });
  const style = `inline-size: ${width}`;
  const page = await RowsPage.open({ comments: memoryAdapter({ comments: [comment] }).comments }, { style });
  return page.row('ginkgo');
}

/** Where something begins, as far as it can be seen: padding can’t. */
function startOf({ article }: Row, part: string): number {
  const range = document.createRange();
  range.selectNodeContents(article.querySelector(`[part~="${part}"]`)!);
  return range.getBoundingClientRect().left;
}

describe('what a row tells where nothing can be pressed', () => {
  warningsInEachTest();

  const told: Readonly<Record<string, Partial<Comment>>> = {
    likes: { votes: { score: 3, up: 3, mine: null } },
    'a score': { votes: { score: 3, up: 4, down: 1, mine: null } },
    reactions: { reactions: [{ name: 'thumb', emoji: '👍', count: 2, mine: false }] },
  };
  for (const [what, fields] of Object.entries(told))
    for (const [where, width] of Object.entries({ 'a desk': '48rem', 'a phone': '20rem' }))
      it(`has ${what} begin where the words do, on ${where}`, async () => {
        const row = await rowOf(fields, width);

        expect(startOf(row, fields.votes ? 'votes' : 'reactions')).to.be.closeTo(startOf(row, 'comment-body'), 2);
      });

  it('draws which way a score goes', async () => {
    const icons = async (score: number): Promise<string | undefined> =>
      (await rowOf({ votes: { score, up: 5, down: 5 - score, mine: null } })).article.querySelector(
        '[part~="votes"] svg',
      )?.classList[1];

    expect([await icons(3), await icons(-3)]).to.deep.equal(['icon-up', 'icon-down']);
  });
});
