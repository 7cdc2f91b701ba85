import { SearchMarks } from '../../../src/components/tools/search-marks.js';
import { someComments } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { openTools } from '../../support/reading-tools.js';

describe('the marks of a search, where an engine cannot mark words', () => {
  it('are parts of the comments that were found, and of the one that the reader is at', async () => {
    const { page } = await openTools({ comments: someComments(12) });
    const marks = new SearchMarks(page.root, null);

    marks.show(['2', '3'], 'comment', '3');

    expect(page.parts('hit').map(({ id }) => id)).to.deep.equal(['comment-2', 'comment-3']);
    expect(page.parts('current-hit').map(({ id }) => id)).to.deep.equal(['comment-3']);
    marks.stop();
    expect(page.parts('hit')).to.have.length(0);
  });
});
