import { capMarks, dropBidiControls, dropControls, firstGraphemes } from '../../src/content/characters.js';
import { expect } from '../support/index.js';

const ACUTE = '\u0301';

describe('capMarks', () => {
  it('leaves text with few marks as it is', () => {
    for (const text of ['', 'abc', 'e\u0301', 'ש\u05c1\u05b8\u0591', 'क्षि', '👨‍👩‍👧‍👦', 'می\u200cخواهم', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'])
      expect(capMarks(text, 8).text).to.equal(text);
  });

  it('cuts marks past the limit, on each letter for itself', () => {
    expect(capMarks(`a${ACUTE.repeat(20)}b${ACUTE.repeat(3)}`, 8).text).to.equal(
      `a${ACUTE.repeat(8)}b${ACUTE.repeat(3)}`,
    );
  });

  it('goes on counting behind joiners', () => {
    expect(capMarks(`a${`${ACUTE}\u200d`.repeat(20)}`, 8).text).to.have.lengthOf(9);
  });

  it('counts marks outside of the basic plane', () => {
    expect([...capMarks(`a${'\u{1e8d0}'.repeat(20)}`, 8).text]).to.have.lengthOf(9);
  });

  it('cuts tags that spell no flag', () => {
    expect([...capMarks(`a${'\u{e0061}'.repeat(20)}`, 2).text]).to.have.lengthOf(9);
  });

  it('goes on counting where the text before ended', () => {
    const { text, marks } = capMarks(`a${ACUTE.repeat(5)}`, 8);
    expect(marks).to.equal(5);
    expect(capMarks(ACUTE.repeat(5), 8, marks)).to.deep.equal({ text: ACUTE.repeat(3), marks: 8 });
    expect(capMarks('', 8, marks).marks).to.equal(5);
    expect(capMarks('b', 8, marks).marks).to.equal(0);
    expect(text).to.have.lengthOf(6);
  });
});

describe('firstGraphemes', () => {
  it('leaves text that fits as it is', () => {
    expect(firstGraphemes('abc', 3)).to.equal('abc');
    expect(firstGraphemes('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 2)).to.equal('👨‍👩‍👧‍👦👨‍👩‍👧‍👦');
  });

  it('cuts between graphemes and says that it did', () => {
    expect(firstGraphemes('abcd', 3)).to.equal('ab…');
    expect(firstGraphemes('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 2)).to.equal('👨‍👩‍👧‍👦…');
  });

  it('leaves no space before the ellipsis', () => {
    expect(firstGraphemes('ab cdef', 4)).to.equal('ab…');
  });
});

describe('dropControls', () => {
  it('keeps tabs and line breaks', () => {
    expect(dropControls('a\u0000\u0007b\tc\nd\u001be\u007f\u0090')).to.equal('ab\tc\nde');
  });
});

describe('dropBidiControls', () => {
  it('keeps letters that are written from right to left', () => {
    expect(dropBidiControls('a\u202eשלום\u2069\u200f')).to.equal('aשלום');
  });
});
