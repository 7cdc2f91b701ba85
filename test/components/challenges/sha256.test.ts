import fc from 'fast-check';
import { findNumber } from '../../../src/components/challenges/find-number.js';
import { Sha256 } from '../../../src/components/challenges/sha256.js';
import { expect } from '../../support/index.js';
import { rejectionOf } from '../../support/rejection-of.js';

const never = new AbortController().signal;
const noNews = (): void => undefined;

describe('SHA-256 for searches', () => {
  it('agrees with the browser’s own, whatever the message and its length', async () => {
    const sha = new Sha256();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (message) => {
        expect(hex(sha.digest(message, message.length))).to.equal(await native(message));
      }),
    );
  });

  it('hashes as much of a message as it is told to', async () => {
    const message = new TextEncoder().encode('acorn and oak');

    expect(hex(new Sha256().digest(message, 5))).to.equal(await native(message.subarray(0, 5)));
  });
});

describe('findNumber', () => {
  for (const number of [0, 9, 10, 4321]) {
    it(`finds ${number} by its hash`, async () => {
      const begins = await native(new TextEncoder().encode(`salt & pepper ✓${number}`));

      const found = await findNumber(
        { prefix: 'salt & pepper ✓', begins, last: 5000 },
        { signal: never, tried: noNews },
      );

      expect(found).to.equal(number);
    });
  }

  it('finds the first number whose hash begins so, to the digit', async () => {
    const found = await findNumber({ prefix: 'a', begins: '000', last: 1e6 }, { signal: never, tried: noNews });

    const before = await Promise.all(
      Array.from({ length: found }, (_, number) => native(new TextEncoder().encode(`a${number}`))),
    );
    expect(await native(new TextEncoder().encode(`a${found}`))).to.match(/^000/);
    expect(before.filter((hash) => hash.startsWith('000'))).to.deep.equal([]);
  });

  it('says so when no number has such a hash', async () => {
    const search = findNumber({ prefix: 'a', begins: '0'.repeat(64), last: 10 }, { signal: never, tried: noNews });

    expect(await rejectionOf(search)).to.be.an.instanceOf(RangeError);
  });

  it('leaves others their turn, tells how far it is, and ends when nobody waits any more', async () => {
    const leaving = new AbortController();
    const reason = new Error('The reader writes on');
    let tried = 0;
    const search = findNumber(
      { prefix: 'a', begins: '0'.repeat(64), last: Infinity },
      {
        signal: leaving.signal,
        tried(count) {
          tried = count;
          leaving.abort(reason);
        },
      },
    );

    expect(await rejectionOf(search)).to.equal(reason);
    expect(tried).to.be.greaterThan(0);
  });
});

async function native(message: Uint8Array): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', message.slice());
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function hex(words: Int32Array): string {
  return Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
