import type { Comment } from '../../src/core/comment.js';
import { Pending } from '../../src/state/pending.js';
import { aComment } from '../support/a-comment.js';
import { FakeTime } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { fullKeep, MemoryKeep } from '../support/memory-keep.js';

const DAY = 86_400_000;
const KEY = 'gedanken:1:held:a thread';
const nowhere: readonly Comment[] = [];

describe('Pending', () => {
  const time = FakeTime.inEachTest();
  const held = (id: string, more = {}) => aComment({ id, status: 'held', created: Date.now(), ...more });
  const ids = (pending: Pending): string[] => pending.restore(nowhere).map(({ id }) => id);

  it('remembers what waits for approval across visits', () => {
    const keep = new MemoryKeep();
    new Pending(keep, 'a thread').keep(
      held('5', { parent: '3', author: { name: 'Gina Guest', url: 'https://gina.example.test/' }, body: 'Patience' }),
    );

    const [comment] = new Pending(keep, 'a thread').restore(nowhere);

    expect(comment).to.deep.include({ id: '5', parent: '3', status: 'held', kind: 'comment', can: { reply: false } });
    expect(comment!.author).to.deep.equal({ name: 'Gina Guest', url: 'https://gina.example.test/' });
    expect(comment!.body).to.deep.equal({ format: 'text', source: 'Patience' });
  });

  it('remembers what the backend took for spam as such', () => {
    const keep = new MemoryKeep();
    new Pending(keep, 'a thread').keep(aComment({ id: '5', status: 'spam', created: Date.now() }));

    expect(new Pending(keep, 'a thread').restore(nowhere)).to.have.nested.property('0.status', 'spam');
  });

  it('forgets what the backend lists by now', () => {
    const keep = new MemoryKeep();
    const pending = new Pending(keep, 'a thread');
    pending.keep(held('5'));
    pending.keep(held('6', { body: 'Something else' }));

    expect(pending.restore([aComment({ id: '5' })]).map(({ id }) => id)).to.deep.equal(['6']);
    expect(ids(new Pending(keep, 'a thread'))).to.deep.equal(['6']);
  });

  it('knows it by its words where the backend did not tell its id', () => {
    const keep = new MemoryKeep();
    const pending = new Pending(keep, 'a thread');
    const said = { author: 'Gina Guest', parent: '3' };
    pending.keep(held('held-abc', { ...said, body: 'Well... "patience"!' }));
    const approved = aComment({ id: '9', ...said, body: { format: 'html', source: '<p>Well… “patience”!</p>' } });

    expect(pending.restore([{ ...approved, author: { name: 'Somebody else' } }])).to.have.length(1);
    expect(pending.restore([{ ...approved, parent: null }])).to.have.length(1);
    expect(pending.restore([approved])).to.deep.equal([]);
    expect(keep.kept.size).to.equal(0);
  });

  it('keeps one of two with the same id: the later', () => {
    const pending = new Pending(new MemoryKeep(), 'a thread');

    pending.keep(held('5', { body: 'First' }));
    pending.keep(held('5', { body: 'Second' }));

    expect(pending.restore(nowhere).map(({ body }) => body.source)).to.deep.equal(['Second']);
  });

  it('forgets after 30 days, also by the browser', async () => {
    const keep = new MemoryKeep();
    const pending = new Pending(keep, 'a thread');
    pending.keep(held('5'));

    await time.pass(31 * DAY);

    expect(ids(pending)).to.deep.equal([]);
    expect(keep.kept.size).to.equal(0);
  });

  it('stays with its thread, and keeps nothing for a thread without a name', () => {
    const keep = new MemoryKeep();
    new Pending(keep, 'a thread').keep(held('5'));

    expect(ids(new Pending(keep, 'another thread'))).to.deep.equal([]);

    const nameless = new Pending(keep, undefined);
    nameless.keep(held('6'));
    expect(ids(nameless)).to.deep.equal([]);
    expect(keep.kept.size).to.equal(1);
  });

  it('forgets what is not to come any more', () => {
    const keep = new MemoryKeep();
    const pending = new Pending(keep, 'a thread');
    pending.keep(held('5'));
    pending.keep(held('6', { body: 'Something else' }));

    pending.forget('5');
    pending.forget('gone');

    expect(ids(pending)).to.deep.equal(['6']);
  });

  it('does without storage', () => {
    const pending = new Pending(fullKeep, 'a thread');

    pending.keep(held('5'));

    expect(ids(pending)).to.deep.equal([]);
  });

  it('keeps no more than anybody waits for', () => {
    const pending = new Pending(new MemoryKeep(), 'a thread');

    for (let id = 1; id <= 60; id += 1) pending.keep(held(String(id)));

    expect(ids(pending)).to.have.length(50);
    expect(ids(pending)).to.include('60').and.not.include('1');
  });

  describe('over storage that other scripts have written', () => {
    const over = (value: unknown): string[] => {
      const keep = new MemoryKeep();
      keep.set(KEY, typeof value === 'string' ? value : JSON.stringify(value));
      return ids(new Pending(keep, 'a thread'));
    };
    const record = (more: object = {}) => ({ id: '5', source: 'Patience', created: Date.now(), ...more });

    it('takes good records, and leaves the others', () => {
      expect(over([record(), null, 7, 'x', [], {}, record({ id: '6' })])).to.deep.equal(['5', '6']);
    });

    it('takes nothing from what is no list', () => {
      for (const value of ['{"id":', '', 'null', '{"id": 5}', '7']) expect(over(value)).to.deep.equal([]);
    });

    it('believes no type', () => {
      expect(
        over([record({ id: {} }), record({ source: 7 }), record({ created: 'yesterday' }), record({ id: '' })]),
      ).to.deep.equal([]);
    });

    it('takes no address that can run, and no name with controls', () => {
      const keep = new MemoryKeep();
      keep.set(
        KEY,
        JSON.stringify([
          record({ url: 'javascript:alert(1)', name: 'Gina\u202eGuest', format: 'script', status: 'published' }),
        ]),
      );

      const [comment] = new Pending(keep, 'a thread').restore(nowhere);

      expect(comment!.author).to.deep.equal({ name: 'Gina Guest', url: undefined });
      expect(comment!.body.format).to.equal('text');
      expect(comment!.status).to.equal('held');
    });
  });
});
