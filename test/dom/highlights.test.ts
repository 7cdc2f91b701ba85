import { Highlights } from '../../src/dom/highlights.js';
import { expect } from '../support/index.js';

const NAME = 'gedanken-test';

function aRange(words: string): Range {
  const range = document.createRange();
  const place = document.createElement('p');
  place.append(words);
  range.selectNodeContents(place);
  return range;
}

const marked = (): string[] | undefined => {
  const highlight = CSS.highlights.get(NAME);
  return highlight && [...highlight].map(String);
};

describe('Highlights', () => {
  afterEach(() => CSS.highlights.delete(NAME));

  it('marks ranges, and no longer those before', () => {
    const highlights = new Highlights(CSS.highlights, NAME, 3);

    highlights.mark([aRange('one'), aRange('two')]);
    highlights.mark([aRange('three')]);

    expect(marked()).to.deep.equal(['three']);
    expect(CSS.highlights.get(NAME)?.priority).to.equal(3);
  });

  it('share a name with others, and take away only their own', () => {
    const [ours, theirs] = [new Highlights(CSS.highlights, NAME), new Highlights(CSS.highlights, NAME)];
    ours.mark([aRange('ours')]);
    theirs.mark([aRange('theirs')]);

    ours.mark([]);

    expect(marked()).to.deep.equal(['theirs']);
  });

  it('leave nothing behind', () => {
    const highlights = new Highlights(CSS.highlights, NAME);

    highlights.mark([aRange('one')]);
    highlights.mark([]);

    expect(marked()).to.equal(undefined);
  });
});
