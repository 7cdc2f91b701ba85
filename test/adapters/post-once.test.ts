import type { Call } from '../../src/adapters/adapter.js';
import { emptyText, postOnce, type Posting } from '../../src/adapters/post-once.js';
import type { NewComment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { aComment } from '../support/a-comment.js';
import { FakeTime } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { rejectionOf } from '../support/rejection-of.js';

const SENT = aComment({ id: 'sent' });
const FOUND = aComment({ id: 'found' });
const press = (key: string): NewComment => ({ key, parent: null, text: 'Hello' });

/** A backend that fails as it is told, one error for each attempt, and then takes the comment. */
function posting(errors: AdapterError[], more: Partial<Posting> = {}) {
  const log: string[] = [];
  const create = postOnce({
    send: async () => {
      log.push('send');
      const error = errors.shift();
      if (error) throw error;
      return SENT;
    },
    find: async () => {
      log.push('find');
      return undefined;
    },
    ...more,
  });
  return { log, create };
}

const doubt = (): AdapterError => new AdapterError('unavailable', { uncertain: true });

describe('postOnce', () => {
  const time = FakeTime.inEachTest();

  it('sends once for one key, and again for another', async () => {
    const { log, create } = posting([]);
    await Promise.all([create(press('a'), call), create(press('a'), call)]);
    await create(press('a'), call);
    expect(log).to.deep.equal(['send']);

    await create(press('b'), call);
    expect(log).to.deep.equal(['send', 'send']);
  });

  it('sends again, without a look, what surely did not arrive', async () => {
    const { log, create } = posting([new AdapterError('rate-limited')]);
    await rejectionOf(create(press('a'), call));

    expect(await create(press('a'), call)).to.equal(SENT);
    expect(log).to.deep.equal(['send', 'send']);
  });

  it('looks first for what may have arrived', async () => {
    const { log, create } = posting([doubt()], { find: async () => FOUND });
    await rejectionOf(create(press('a'), call));

    expect(await create(press('a'), call)).to.equal(FOUND);
    expect(log).to.deep.equal(['send']);
  });

  it('sends what it did not find', async () => {
    const { log, create } = posting([doubt()]);
    await rejectionOf(create(press('a'), call));

    expect(await create(press('a'), call)).to.equal(SENT);
    expect(log).to.deep.equal(['send', 'find', 'send']);
  });

  it('looks for what its own caller gave up, too', async () => {
    const controller = new AbortController();
    const { create } = posting([], {
      find: async () => FOUND,
      send: () =>
        new Promise((_, reject) => controller.signal.addEventListener('abort', () => reject(controller.signal.reason))),
    });
    const given = create(press('a'), { signal: controller.signal });
    controller.abort(new Error('The reader leaves'));
    expect(await rejectionOf(given)).to.equal(controller.signal.reason);

    expect(await create(press('a'), call)).to.equal(FOUND);
  });

  it('stays in doubt when it could not look', async () => {
    const { create } = posting([doubt()], { find: () => Promise.reject(new AdapterError('offline')) });
    await rejectionOf(create(press('a'), call));

    expect(await rejectionOf(create(press('a'), call))).to.include({ kind: 'offline', uncertain: true });
  });

  it('takes a refused duplicate of what may have arrived for the proof that it did', async () => {
    const errors = [doubt(), new AdapterError('conflict')];
    const { create } = posting(errors, { duplicate: async () => FOUND });
    await rejectionOf(create(press('a'), call));

    expect(await create(press('a'), call)).to.equal(FOUND);
  });

  it('tells of a duplicate of somebody else’s', async () => {
    const { create } = posting([new AdapterError('conflict')], { duplicate: async () => FOUND });

    expect(await rejectionOf(create(press('a'), call))).to.include({ kind: 'conflict' });
  });

  it('asks nobody about a comment that is wrong', async () => {
    const { log, create } = posting([], {
      check: () => {
        throw emptyText();
      },
    });

    expect(await rejectionOf(create(press('a'), call))).to.include({ kind: 'rejected' });
    expect(log).to.deep.equal([]);
  });

  it('looks for nothing made before the first attempt, though clocks be an hour apart', async () => {
    const asked: number[] = [];
    const find = async (_comment: NewComment, _call: Call, since: number): Promise<undefined> => void asked.push(since);
    const { create } = posting([doubt(), doubt(), doubt()], { find });
    const first = Date.now();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await rejectionOf(create(press('a'), call));
      await time.pass(60_000);
    }

    expect(asked).to.deep.equal([first - 3_600_000, first - 3_600_000]);
  });

  it('looks as far back as clocks of its backend may be apart', async () => {
    const asked: number[] = [];
    const find = async (_comment: NewComment, _call: Call, since: number): Promise<undefined> => void asked.push(since);
    const { create } = posting([doubt()], { find, clocksApart: 5000 });
    await rejectionOf(create(press('a'), call));
    await create(press('a'), call);

    expect(asked).to.deep.equal([Date.now() - 5000]);
  });
});
