import type { Call } from '../../src/adapters/adapter.js';
import { once, part } from '../../src/adapters/once.js';
import { expect } from '../support/index.js';

const call = (): Call => ({ signal: new AbortController().signal });

/** A load that the test finishes by hand; it gives up when its caller does. */
function loading() {
  const started: { resolve(value: string): void; reject(error: unknown): void }[] = [];
  const load = ({ signal }: Call): Promise<string> =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      started.push({ resolve, reject });
    });
  return { started, load };
}

describe('once', () => {
  it('loads one time for all who ask, also later', async () => {
    const { started, load } = loading();
    const shared = once(load);
    const both = Promise.all([shared(call()), shared(call())]);
    started[0]!.resolve('loaded');

    expect(await both).to.deep.equal(['loaded', 'loaded']);
    expect(await shared(call())).to.equal('loaded');
    expect(started).to.have.length(1);
  });

  it('forgets a failure', async () => {
    const { started, load } = loading();
    const shared = once(load);
    const failing = shared(call()).catch((error: unknown) => error);
    started[0]!.reject('no');
    expect(await failing).to.equal('no');

    const again = shared(call());
    started[1]!.resolve('loaded');
    expect(await again).to.equal('loaded');
  });

  it('fails alike for all who waited', async () => {
    const { started, load } = loading();
    const shared = once(load);
    const both = [shared(call()), shared(call())].map((asked) => asked.catch((error: unknown) => error));
    started[0]!.reject('no');

    expect(await Promise.all(both)).to.deep.equal(['no', 'no']);
    expect(started).to.have.length(1);
  });

  it('goes on for others when the one gives up for whom it was loading', async () => {
    const { started, load } = loading();
    const shared = once(load);
    const giving = new AbortController();
    const first = shared({ signal: giving.signal }).catch((error: unknown) => error);
    const second = shared(call());
    giving.abort('enough');

    expect(await first).to.equal('enough');
    await Promise.resolve();
    started[1]!.resolve('loaded');
    expect(await second).to.equal('loaded');
  });

  it('leaves the load to others when somebody else gives up', async () => {
    const { started, load } = loading();
    const shared = once(load);
    const giving = new AbortController();
    const first = shared(call());
    const second = shared({ signal: giving.signal }).catch((error: unknown) => error);
    giving.abort('enough');

    expect(await second).to.equal('enough');
    started[0]!.resolve('loaded');
    expect(await first).to.equal('loaded');
    expect(started).to.have.length(1);
  });

  it('does not begin for who has given up already', async () => {
    const { started, load } = loading();

    expect(await once(load)({ signal: AbortSignal.abort('before') }).catch((error: unknown) => error)).to.equal(
      'before',
    );
    expect(started).to.deep.equal([]);
  });

  it('loads anew when asked to, unless it is loading', async () => {
    const { started, load } = loading();
    const shared = once(load);
    const both = Promise.all([shared(call()), shared(call(), true)]);
    started[0]!.resolve('old');
    expect(await both).to.deep.equal(['old', 'old']);

    const renewed = shared(call(), true);
    started[1]!.resolve('new');
    expect(await renewed).to.equal('new');
    expect(await shared(call())).to.equal('new');
  });
});

describe('part', () => {
  it('turns a part that does not load into an error that can be tried again', async () => {
    const broken = part(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));

    expect(await broken().catch((error: unknown) => error)).to.include({ kind: 'unavailable', uncertain: false });
  });
});
