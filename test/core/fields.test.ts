import fc from 'fast-check';
import { own, readCount, readId, readLine, readTime, readUrl, textOf } from '../../src/core/fields.js';
import { anyText } from '../support/any-text.js';
import { expect } from '../support/index.js';

const NOT_TEXT: readonly unknown[] = [undefined, null, 7, true, {}, [], ['x'], () => 'x'];
const DAY = 86_400_000;

describe('own', () => {
  it('reads a property of an object', () => {
    expect(own({ name: 'Alice' }, 'name')).to.equal('Alice');
    expect(own(['a', 'b'], '1')).to.equal('b');
  });

  it('reads nothing that an object only inherits', () => {
    for (const key of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
      expect(own({}, key)).to.equal(undefined);
    expect(own(Object.create({ name: 'Alice' }), 'name')).to.equal(undefined);
  });

  it('reads what JSON put under the name of the prototype, as it stands there', () => {
    expect(own(JSON.parse('{"__proto__": {"name": "Mallory"}}'), '__proto__')).to.deep.equal({ name: 'Mallory' });
    expect(own(JSON.parse('{"__proto__": {"name": "Mallory"}}'), 'name')).to.equal(undefined);
  });

  it('reads nothing of what is no object', () => {
    for (const value of [undefined, null, 'text', 7, true]) expect(own(value, 'length')).to.equal(undefined);
  });
});

describe('readLine', () => {
  it('trims, and folds white space', () => {
    expect(readLine('  Alice \n\t Example ')).to.equal('Alice Example');
  });

  it('takes out controls, and what turns text around', () => {
    expect(readLine('Al\u0000ice\u202e Example\u2066\u200f\u009f')).to.equal('Al ice Example');
  });

  it('keeps joiners, without which emoji and some scripts fall apart', () => {
    expect(readLine('👩‍👩‍👧 نامه‌ای')).to.equal('👩‍👩‍👧 نامه‌ای');
  });

  it('caps the length in characters, and cuts none in half', () => {
    expect(readLine('👍'.repeat(400))).to.equal('👍'.repeat(300));
    expect(readLine('abcdef', 3)).to.equal('abc');
  });

  it('mends broken text', () => {
    expect(readLine('a\ud83d')).to.equal('a\ufffd');
  });

  it('has nothing to say about empty text, or no text', () => {
    for (const value of ['', ' \n ', '\u0000\u202e', ...NOT_TEXT]) expect(readLine(value)).to.equal(undefined);
  });

  it('answers with one capped line of well-formed text, or nothing, whatever it is given', () => {
    fc.assert(
      fc.property(anyText(), fc.integer({ min: 1, max: 20 }), (text, max) => {
        const line = readLine(text, max);
        if (line === undefined) return;
        expect([...line].length).to.be.within(1, max);
        expect(line.isWellFormed()).to.equal(true);
        expect(line).not.to.match(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

describe('readId', () => {
  it('makes text of numbers, so that both kinds of backend agree (F061)', () => {
    expect(readId(17)).to.equal('17');
    expect(readId('17')).to.equal('17');
    expect(readId(Number.MAX_SAFE_INTEGER)).to.equal('9007199254740991');
  });

  it('refuses numbers that have lost digits on their way (F062)', () => {
    for (const value of [2 ** 53, 1.5, Number.NaN, Infinity]) expect(readId(value)).to.equal(undefined);
  });

  it('keeps any other text as it is', () => {
    for (const id of ['__proto__', 'at://x/y', ' ', 'é']) expect(readId(id)).to.equal(id);
  });

  it('refuses text that is empty or absurdly long, and what is neither text nor number', () => {
    for (const value of ['', 'x'.repeat(513), ...NOT_TEXT.filter((other) => typeof other !== 'number')])
      expect(readId(value)).to.equal(undefined);
  });
});

describe('readUrl', () => {
  it('normalises an address of the web', () => {
    expect(readUrl(' HTTPS://Alice.Example/a b ')).to.equal('https://alice.example/a%20b');
    expect(readUrl('http://bücher.example')).to.equal('http://xn--bcher-kva.example/');
  });

  it('completes a path where it knows from what', () => {
    expect(readUrl('/about', 'https://blog.example/2024/')).to.equal('https://blog.example/about');
    expect(readUrl('/about')).to.equal(undefined);
  });

  const refused = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'blob:https://a.example/1',
    'ftp://a.example',
    'mailto:a@example.org',
    'https://alice:secret@a.example/',
    'https://alice@a.example/',
    'https://a.example/\u202egnp.exe',
    'java\nscript:alert(1)',
    'https://a.example\u0000',
    'https://',
    'alice.example',
    '',
    'x'.repeat(2049),
    `https://a.example/${'x'.repeat(2048)}`,
    `https://a.example/${'ä'.repeat(1000)}`,
  ];
  for (const value of refused) {
    it(`refuses ${JSON.stringify(value.slice(0, 40))}`, () => {
      expect(readUrl(value)).to.equal(undefined);
    });
  }

  it('refuses the same whatever it was asked before', () => {
    const bad = 'https://a.example/\u202e';

    expect([readUrl(bad), readUrl(bad), readUrl(bad)]).to.deep.equal([undefined, undefined, undefined]);
  });

  it('refuses what is no text', () => {
    for (const value of NOT_TEXT) expect(readUrl(value)).to.equal(undefined);
  });
});

describe('readTime', () => {
  it('reads ISO 8601 with a zone', () => {
    const noon = Date.UTC(2024, 1, 3, 12);
    for (const text of [
      '2024-02-03T12:00:00Z',
      '2024-02-03T12:00Z',
      '2024-02-03T13:00:00+01:00',
      '2024-02-03T13:00:00+0100',
      '2024-02-03 12:00:00Z',
    ]) {
      expect(readTime(text), text).to.equal(noon);
    }
    expect(readTime('2024-02-03T12:00:00.123456789Z')).to.equal(noon + 123);
  });

  it('reads milliseconds', () => {
    expect(readTime(0)).to.equal(0);
    expect(readTime(1_706_961_600_000)).to.equal(1_706_961_600_000);
  });

  const refused = [
    '2024-02-03T12:00:00',
    '2024-02-03',
    '2024-02-31T99:00:00Z',
    'hello 5 Z',
    '1 Z',
    'Sat, 03 Feb 2024 12:00:00 GMT',
    '1706961600',
    'yesterday',
    '',
  ];
  for (const text of refused) {
    it(`refuses “${text}”`, () => {
      expect(readTime(text)).to.equal(undefined);
    });
  }

  it('refuses times before 1970, and more than a day from now', () => {
    for (const value of [-1, '1969-12-31T23:59:59Z', Date.now() + 2 * DAY, Infinity, Number.NaN])
      expect(readTime(value)).to.equal(undefined);
    expect(readTime(Date.now() + DAY / 2)).to.be.a('number');
  });

  it('refuses what is neither text nor number', () => {
    for (const value of [undefined, null, true, {}, [], new Date()]) expect(readTime(value)).to.equal(undefined);
  });
});

describe('readCount', () => {
  it('reads numbers and decimal text', () => {
    expect([readCount(0), readCount(7), readCount('7'), readCount('007')]).to.deep.equal([0, 7, 7, 7]);
  });

  it('refuses everything else', () => {
    for (const value of [
      -1,
      1.5,
      Number.NaN,
      Infinity,
      2 ** 53,
      '-1',
      '1.5',
      '1e3',
      ' 7',
      '',
      '9'.repeat(16),
      null,
      undefined,
      true,
      [],
      {},
    ]) {
      expect(readCount(value)).to.equal(undefined);
    }
  });
});

describe('textOf', () => {
  it('gives plain values as text', () => {
    expect(['a', 5, true, undefined].map(textOf)).to.deep.equal(['a', '5', 'true', 'undefined']);
  });

  it('gives nothing of what may have no text', () => {
    expect([{ toString: '' }, Object.create(null), [], null, () => ''].map(textOf)).to.deep.equal(['', '', '', '', '']);
  });
});
