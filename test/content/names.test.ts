import { cleanName, isMixedScript } from '../../src/content/names.js';
import { expect } from '../support/index.js';

const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].length;

describe('cleanName', () => {
  it('leaves names of people as they are', () => {
    const names = [
      'Alice Example',
      'Jürgen Groß',
      'Nguyễn Thị Minh',
      'Ólafur',
      'محمد',
      'สมชาย',
      'क्षितिज',
      'Алиса',
      '山田 太郎',
      'O’Neill-Şahin',
    ];
    for (const name of names) expect(cleanName(name)).to.equal(name);
  });

  it('leaves emoji whole, joined and flagged ones too', () => {
    for (const name of ['Bob 🙂', '👩‍❤️‍💋‍👨', '👨‍👩‍👧‍👦', '🏴‍☠️ Ann', '🇩🇪', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '1️⃣', '👍🏽']) expect(cleanName(name)).to.equal(name);
  });

  it('composes letters and their marks', () => {
    expect(cleanName('Ju\u0308rgen')).to.equal('Jürgen');
  });

  it('folds white space and control characters into one line', () => {
    expect(cleanName('  Alice\n\t\u0000 \u0085Example ')).to.equal('Alice Example');
  });

  it('takes out what could turn the text around it', () => {
    expect(cleanName('Alice\u202e\u2066\u200f')).to.equal('Alice');
    expect(cleanName('\u202eecilA')).to.equal('ecilA');
  });

  it('takes out what nobody sees, so that no two names look the same by it', () => {
    expect(cleanName('Al\u200bi\u2060c\ufeffe\u00ad')).to.equal('Alice');
  });

  it('leaves at most two marks on a letter', () => {
    expect(cleanName(`a${'\u0316'.repeat(1000)}b`)).to.equal('a\u0316\u0316b');
    expect(cleanName(`a${'\u0316\u200d'.repeat(500)}b`)).to.have.lengthOf(4);
  });

  it('leaves at most 60 graphemes, the ellipsis among them', () => {
    expect(cleanName('a'.repeat(60))).to.equal('a'.repeat(60));
    expect(cleanName('a'.repeat(61))).to.equal(`${'a'.repeat(59)}…`);
    expect(graphemes(cleanName('👨‍👩‍👧‍👦'.repeat(100)))).to.equal(60);
  });

  it('is empty when there is nothing to see', () => {
    for (const name of [
      '',
      ' ',
      '\n',
      '\u200b\u200d',
      '\u00a0',
      '\u3164',
      '\u115f\u1160',
      '\u2800',
      '\u202e',
      '\u0301',
      '\ufe0f',
      '\u{e0041}',
    ]) {
      expect(cleanName(name), JSON.stringify(name)).to.equal('');
    }
  });

  it('changes nothing about its own answers', () => {
    for (const name of [`a${'\u0316'.repeat(9)}`, 'x'.repeat(99), ' \u200balice', '👨‍👩‍👧‍👦'.repeat(70)]) {
      expect(cleanName(cleanName(name))).to.equal(cleanName(name));
    }
  });

  it('reads a name of a megabyte without delay', () => {
    for (const piece of ['a', '\u0301', '\u200d', ' ', '🙂', '\ud83d'])
      expect(graphemes(cleanName(`x${piece.repeat(1_000_000)}`))).to.be.at.most(60);
  });
});

describe('isMixedScript', () => {
  it('notices Latin letters next to Cyrillic or Greek ones', () => {
    for (const name of ['Аlice', 'Alicе', 'Βob', 'Bοb']) expect(isMixedScript(name)).to.equal(true);
  });

  it('thinks nothing of other names', () => {
    for (const name of ['Alice', 'Алиса', 'Αλίκη', 'Jürgen 5', '山田 Taro', 'Bob 🙂', 'µ'])
      expect(isMixedScript(name)).to.equal(false);
  });
});
