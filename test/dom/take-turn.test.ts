import { takeTurn } from '../../src/dom/take-turn.js';
import { expect } from '../support/index.js';
import { rejectionOf } from '../support/rejection-of.js';

function withoutLocks(): void {
  Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined });
}

describe('takeTurn', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'locks');
    localStorage.removeItem('gedanken:1:lease:same');
    localStorage.removeItem('gedanken:1:lease:different');
  });

  for (const [where, prepare] of [
    ['where there are locks', () => undefined],
    ['by a lease, where there are none', withoutLocks],
  ] as const) {
    describe(where, () => {
      beforeEach(prepare);

      it('does one work after the other', async () => {
        const did: string[] = [];
        const first = Promise.withResolvers<void>();
        const one = takeTurn('same', async () => {
          did.push('one begins');
          await first.promise;
          did.push('one ends');
        });
        const other = takeTurn('same', async () => did.push('other'));
        await takeTurn('different', async () => did.push('meanwhile'));

        first.resolve();
        await Promise.all([one, other]);

        expect(did).to.have.members(['one begins', 'one ends', 'other', 'meanwhile']);
        expect(did.indexOf('other')).to.equal(did.indexOf('one ends') + 1);
      });

      it('lets others go on when work fails', async () => {
        const failure = await rejectionOf(takeTurn('same', () => Promise.reject(new Error('broken'))));

        expect((failure as Error).message).to.equal('broken');
        expect(await takeTurn('same', async () => 'done')).to.equal('done');
        expect(localStorage.getItem('gedanken:1:lease:same')).to.equal(null);
      });
    });
  }

  it('takes over from a tab that is gone', async () => {
    withoutLocks();
    localStorage.setItem('gedanken:1:lease:same', `7 ${Date.now() - 1}`);

    expect(await takeTurn('same', async () => 'done')).to.equal('done');
  });

  it('renews its lease, but not one that another tab has taken over', async () => {
    withoutLocks();
    const key = 'gedanken:1:lease:same';
    const { setInterval } = globalThis;
    let renew = (): void => undefined;
    Object.assign(globalThis, { setInterval: (run: () => void) => void (renew = run) });
    try {
      await takeTurn('same', async () => {
        const [mine] = localStorage.getItem(key)!.split(' ');
        localStorage.setItem(key, `${mine} 1`);
        renew();
        expect(localStorage.getItem(key)).to.not.equal(`${mine} 1`);

        localStorage.setItem(key, 'theirs 1');
        renew();
      });
      expect(localStorage.getItem(key)).to.equal('theirs 1');
    } finally {
      Object.assign(globalThis, { setInterval });
    }
  });

  it('does not wait where nothing can be stored', async () => {
    withoutLocks();
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
    try {
      expect(await takeTurn('same', async () => 'done')).to.equal('done');
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });
});
