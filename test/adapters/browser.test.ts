import type { Adapter } from '../../src/adapters/adapter.js';
import { browserStore } from '../../src/adapters/browser-store.js';
import { browserAdapter } from '../../src/adapters/browser.js';
import type { Comment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { describeAdapter, type AdapterSubject, type OpenedAdapter } from '../../src/testing.js';
import {
  failingRequest,
  forbidStorage,
  putRecords,
  recordsOf,
  replaceStorage,
  restoreStorage,
  resultOf,
} from '../support/browser-storage.js';
import { expect } from '../support/index.js';
import { rejectionOf } from '../support/rejection-of.js';

const call = { signal: new AbortController().signal };
const guest = { name: 'Alice Example', email: '', website: '' };

describeAdapter('browserAdapter', aSubject(), { describe, it });

describe('browserAdapter', () => {
  let thread: string;
  const open = (): Adapter => browserAdapter({ thread });
  const post = (adapter: Adapter, text: string, key = crypto.randomUUID() as string): Promise<Comment> =>
    adapter.comments.create({ key, parent: null, text, guest }, call);
  const textsOf = async (adapter: Adapter): Promise<readonly string[]> => {
    const { comments } = await adapter.comments.list({ sort: 'oldest' }, call);
    return comments.map(({ body }) => body.source);
  };

  beforeEach(() => {
    thread = `/thread ${crypto.randomUUID()}/`;
  });
  afterEach(restoreStorage);

  it('still has the comments after a reload', async () => {
    const written = await post(open(), 'The ginkgo by the gate is yellow');

    expect(await open().comments.find(written.id, call)).to.deep.equal([written]);
  });

  it('lets its reader change a comment after a reload, for ever', async () => {
    const { id } = await post(open(), 'The ginkgo is green');

    const edited = await open().edits!.update(id, 'The ginkgo is yellow', call);

    expect(edited.can).to.deep.include({ edit: Infinity, remove: true });
    expect(edited.edited).to.be.a('number');
    expect(await textsOf(open())).to.deep.equal(['The ginkgo is yellow']);
  });

  it('keeps the place of a removed comment with replies, and nothing else of it', async () => {
    const { id, created } = await post(open(), 'A secret');
    await open().comments.create({ key: 'reply', parent: id, text: 'I read that', guest }, call);

    await open().edits!.remove(id, call);

    const { comments } = await open().comments.list({ sort: 'oldest' }, call);
    expect(comments[0]).to.deep.include({ id, created, status: 'removed', author: { name: '' } });
    expect(JSON.stringify(await recordsOf(thread))).not.to.contain('A secret');
  });

  it('keeps the threads of a site apart', async () => {
    await post(open(), 'Here');
    await post(browserAdapter({ thread: `${thread}2/` }), 'There');

    expect(await textsOf(open())).to.deep.equal(['Here']);
    expect(await open().counts!.counts([thread, `${thread}2/`, `${thread}3/`], call)).to.deep.equal([1, 1, 0]);
  });

  it('keeps one comment when two tabs send the same one at once', async () => {
    const [one, other] = await Promise.all([
      post(open(), 'Once', 'the same key'),
      post(open(), 'Once', 'the same key'),
    ]);

    expect(one).to.deep.equal(other);
    expect(await textsOf(open())).to.deep.equal(['Once']);
  });

  it('keeps all comments that several tabs write at once, each under an id of its own', async () => {
    const texts = Array.from({ length: 20 }, (_, at) => `Comment ${at}`);

    const written = await Promise.all(texts.map((text) => post(open(), text)));

    expect(new Set(written.map(({ id }) => id)).size).to.equal(20);
    expect(await textsOf(open())).to.have.members(texts);
  });

  it('keeps comments in the order in which they were written, also within one millisecond', async () => {
    const texts = Array.from({ length: 20 }, (_, at) => `Comment ${at}`);
    for (const text of texts) await post(open(), text);

    expect(await textsOf(open())).to.deep.equal(texts);
  });

  it('never keeps the e-mail address', async () => {
    const adapter = browserAdapter({
      thread,
      guestFields: { name: 'required', email: 'required', website: 'optional' },
    });
    await adapter.comments.create(
      {
        key: 'k',
        parent: null,
        text: 'Hello',
        guest: { ...guest, email: 'alice@example.org', website: 'alice.example' },
      },
      call,
    );

    const [record] = await recordsOf(thread);
    expect(record).to.deep.include({ name: 'Alice Example', url: 'https://alice.example/', text: 'Hello' });
    expect(JSON.stringify(record)).not.to.contain('alice@example.org');
  });

  it('leaves out records that it can make nothing of', async () => {
    await post(open(), 'A good one');
    await putRecords([
      { thread, id: 'no text', key: 'a', created: 1 },
      { thread, id: 'no time', key: 'b', text: 'Hello', created: 'yesterday' },
      {
        thread,
        id: 'odd parts',
        key: 'c',
        text: 'Half good',
        created: 1,
        parent: {},
        name: 7,
        url: 'javascript:alert(1)',
      },
    ]);

    const { comments } = await open().comments.list({ sort: 'newest' }, call);

    expect(comments.map(({ body }) => body.source)).to.deep.equal(['A good one', 'Half good']);
    expect(comments[1]).to.deep.include({ parent: null, author: { name: '' } });
  });

  it('keeps nothing of a comment that is given up while it is being kept', async () => {
    const controller = new AbortController();
    const reason = new Error('The reader leaves');
    const { getAll } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.getAll = function (this: IDBObjectStore, ...args: Parameters<typeof getAll>) {
      queueMicrotask(() => controller.abort(reason));
      return getAll.apply(this, args);
    };
    const answer = open().comments.create(
      { key: 'k', parent: null, text: 'Hello', guest },
      { signal: controller.signal },
    );

    expect(await rejectionOf(answer).finally(() => (IDBObjectStore.prototype.getAll = getAll))).to.equal(reason);
    expect(await textsOf(open())).to.deep.equal([]);
  });

  it('stands in nobody’s way who wants the database for a newer version', async () => {
    const real = indexedDB;
    const name = `closed ${crypto.randomUUID()}`;
    replaceStorage({ open: (_name: string, version?: number) => real.open(name, version) });
    await post(open(), 'Hello');

    const newer = real.open(name, 2);
    let blocked = false;
    newer.onblocked = () => (blocked = true);
    (await resultOf(newer)).close();

    expect(blocked).to.equal(false);
  });

  it('opens no database before it is asked for something', () => {
    let times = 0;
    replaceStorage({ open: () => (times += 1) });

    open();

    expect(times).to.equal(0);
  });

  it('names a thread for what else this browser keeps about it', () => {
    expect(open().key).to.equal(`browser:${thread}`);
  });

  describe('when the browser keeps nothing', () => {
    const failures: Readonly<Record<string, () => void>> = {
      'because site data is blocked': () => forbidStorage(),
      'because there is no such thing': () => replaceStorage(undefined),
      'because opening fails': () =>
        replaceStorage({ open: () => failingRequest(new DOMException('Not here', 'InvalidStateError')) }),
    };
    for (const [reason, fail] of Object.entries(failures)) {
      it(`says so in every call, ${reason}`, async () => {
        fail();

        for (const attempt of [
          post(open(), 'Hello'),
          open().comments.describe(call),
          open().counts!.counts([thread], call),
        ]) {
          const error = await rejectionOf(attempt);
          expect(error).to.be.an.instanceOf(AdapterError).and.to.include({ kind: 'unavailable' });
          expect((error as AdapterError).hint).to.contain('IndexedDB');
        }
      });
    }

    it('tells the developer when a newer version has been here', async () => {
      const real = indexedDB;
      const name = `newer ${crypto.randomUUID()}`;
      (await resultOf(real.open(name, 99))).close();
      replaceStorage({ open: (_name: string, version?: number) => real.open(name, version) });

      const error = await rejectionOf(open().comments.describe(call));

      expect(error).to.include({ kind: 'unavailable' });
      expect((error as AdapterError).hint).to.contain('newer version');
    });

    it('tells the developer when there is no room left, and keeps what was there', async () => {
      await post(open(), 'There was room for this');
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('Full', 'QuotaExceededError');
      };
      const error = await rejectionOf(post(open(), 'But not for this')).finally(
        () => (IDBObjectStore.prototype.put = put),
      );

      expect(error).to.include({ kind: 'unavailable' });
      expect((error as AdapterError).hint).to.contain('no room');
      expect(await textsOf(open())).to.deep.equal(['There was room for this']);
    });
  });
});

function aSubject(): AdapterSubject {
  const one = { never: 'what is kept in a browser is for whoever sits in front of it' };
  return {
    ports: ['comments', 'edits', 'votes', 'reactions', 'live', 'changes', 'counts', 'recent'],
    async open(seeds) {
      const thread = `/thread ${crypto.randomUUID()}/`;
      const store = browserStore(thread);
      for (const comment of seeds)
        await store.change(() => ({ put: { comment, key: comment.id }, answer: null }), call);
      return {
        adapter: browserAdapter({ thread, pageSize: 10 }),
        thread,
        close: restoreStorage,
      } satisfies OpenedAdapter;
    },
    posts: 'published',
    pageSize: 10,
    meanwhile: {
      another: async ({ thread }) => browserAdapter({ thread }),
      edits: 'told',
      removals: 'told',
    },
    challenges: { never: 'nobody else writes into this browser' },
    states: {
      closed: one,
      holding: one,
      signedOut: one,
      missing: { never: 'a thread comes into being with its first comment' },
    },
    failures: {
      offline: { never: 'a browser needs no connection to read from itself' },
      unavailable: () => forbidStorage(1),
      malformed: { never: 'records that can not be read are left out' },
    },
  };
}
