import type { Adapter } from '../../src/adapters/adapter.js';
import { AdapterError } from '../../src/core/errors.js';
import { contextOf } from '../../src/state/context.js';
import type { Sending } from '../../src/state/outbox.js';
import { hasUnsent } from '../../src/state/has-unsent.js';
import { aComment } from '../support/a-comment.js';
import { drawnIn } from '../support/a-thread.js';
import { aNewComment, type Fate, FatefulServer, type Visit, Visits } from '../support/an-outbox.js';
import { FakeTime, settled } from '../support/fake-time.js';
import { expect } from '../support/index.js';

const words = aNewComment();
const DAY = 86_400_000;

describe('the outbox', () => {
  const time = FakeTime.inEachTest();
  let visits: Visits;
  let server: FatefulServer;
  beforeEach(() => {
    visits = new Visits();
    server = new FatefulServer({ comments: [aComment()] });
  });

  const open = (options = {}): Promise<Visit> => visits.open(server.adapter, options);
  const stateOf = ({ outbox }: Visit, id: string): Sending | undefined => outbox.$sending(id)?.get();
  const texts = ({ thread }: Visit): string[] => drawnIn(thread).map((id) => thread.$comment(id).get().body.source);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await settled();
  };

  it('shows a comment in its place before the backend has answered, and does not count it', async () => {
    server.fate = () => 'silent';
    const visit = await open();

    const id = visit.outbox.send(words);

    expect(texts(visit)).to.deep.equal(['The ginkgo by the gate is yellow', 'A warm word']);
    expect(stateOf(visit, id)).to.deep.equal({ is: 'sending', slow: false });
    expect(visit.thread.$total.get()?.count).to.equal(1);
  });

  it('lets the same row go on once it is confirmed', async () => {
    const visit = await open();

    const id = visit.outbox.send(words);
    await settle();

    const [, posted] = drawnIn(visit.thread);
    expect(posted).to.not.equal(id);
    expect(visit.thread.rowName(posted!)).to.equal(id);
    expect(visit.heard).to.deep.equal(['published A warm word']);
    expect(visit.thread.$total.get()?.count).to.equal(2);
    expect(visits.browser.records.size).to.equal(0);
    expect(hasUnsent(visits.keep, server.adapter.key)).to.equal(false);
  });

  it('sends nothing unasked as somebody else than whoever wrote it', async () => {
    server.fate = () => new AdapterError('unavailable');
    const visit = await open();
    const id = visit.outbox.send(words);
    await settle();
    expect(stateOf(visit, id)!.is).to.equal('waiting');

    const { $info } = contextOf(visit.thread);
    const info = $info.get();
    if (info.is === 'ready') $info.set({ is: 'ready', value: { ...info.value, viewer: { name: 'Ada Example' } } });
    await time.pass(60_000);
    visits.online();
    await settle();

    expect(stateOf(visit, id)).to.deep.equal({ is: 'stopped', error: undefined });
    expect(server.asked).to.have.length(1);
    visit.outbox.retry(id);
    await settle();
    expect(server.asked).to.have.length(2);
  });

  it('leaves in its draft what this browser could not keep, when the section ends', async () => {
    visits.browser.isFull = true;
    server.fate = () => new AdapterError('unavailable');
    const visit = await open();
    visit.outbox.send(words);
    await settle();

    visit.outbox.stop();

    expect(visit.thread.drafts.get(null)).to.equal('A warm word');
  });

  it('is looked for again after a visit in which the database said nothing', async () => {
    server.fate = () => 'lost';
    const first = await open();
    first.outbox.send(words);
    await settle();
    first.crash();

    visits.browser.isSilent = true;
    (await open()).crash();
    expect(hasUnsent(visits.keep, server.adapter.key)).to.equal(true);

    visits.browser.isSilent = false;
    expect(texts(await open())).to.include('A warm word');
  });

  it('says when it takes long', async () => {
    server.fate = () => 'silent';
    const visit = await open();
    const id = visit.outbox.send(words);

    await time.pass(10_000);

    expect(stateOf(visit, id)).to.deep.equal({ is: 'sending', slow: true });
  });

  it('gives up an adapter that never settles, and looks whether the comment arrived', async () => {
    server.fate = () => 'silent';
    const visit = await open();
    const id = visit.outbox.send(words);
    await settle();

    await time.pass(45_000);
    expect(stateOf(visit, id)).to.deep.include({ is: 'waiting' });
    server.fate = () => 'answered';
    await time.pass(3_000);

    expect(await server.texts()).to.deep.equal(['The ginkgo by the gate is yellow', 'A warm word']);
  });

  it('tries again by itself, and counts down to it', async () => {
    server.fate = () => new AdapterError('unavailable', { retryAfter: 3_000 });
    const visit = await open();
    const id = visit.outbox.send(words);
    await settle();

    expect(stateOf(visit, id)).to.deep.include({ is: 'waiting', seconds: 4 });
    await time.pass(2_000);
    expect(stateOf(visit, id)).to.deep.include({ is: 'waiting', seconds: 2 });
    server.fate = () => 'answered';
    await time.pass(2_000);

    expect(visit.heard).to.deep.equal(['unavailable waiting', 'published A warm word']);
    expect(server.asked.map(({ key }) => key)).to.deep.equal([words.key, words.key]);
  });

  it('leaves it to the reader after five attempts', async () => {
    server.fate = () => new AdapterError('unavailable');
    const visit = await open();
    const id = visit.outbox.send(words);

    await time.pass(120_000);

    expect(server.asked).to.have.length(5);
    expect(stateOf(visit, id)).to.deep.include({ is: 'stopped' });
    server.fate = () => 'answered';
    visit.outbox.retry(id);
    await settle();
    expect(visit.heard.at(-1)).to.equal('published A warm word');
  });

  it('tells until when a backend asks to wait that asks for very long', async () => {
    server.fate = () => new AdapterError('rate-limited', { retryAfter: DAY });
    const visit = await open();
    const id = visit.outbox.send(words);
    await settle();

    expect(stateOf(visit, id)).to.deep.include({ is: 'stopped', until: Date.now() + DAY });
  });

  it('waits for a connection without trying, and sends at once when it is back', async () => {
    visits.isOffline = true;
    const visit = await open();
    const id = visit.outbox.send(words);
    await time.pass(300_000);
    expect(stateOf(visit, id)).to.deep.include({ is: 'waiting', seconds: null });
    expect(server.asked).to.deep.equal([]);

    visits.online();
    await settle();

    expect(visit.heard).to.deep.equal(['offline waiting', 'published A warm word']);
  });

  it('does not let a connection that is back outrun a backend that asked to wait', async () => {
    server.fate = () => new AdapterError('rate-limited', { retryAfter: 60_000 });
    const visit = await open();
    visit.outbox.send(words);
    await settle();

    visits.online();
    await settle();

    expect(server.asked).to.have.length(1);
  });

  it('looks first where an attempt may have arrived, and posts no second one', async () => {
    server.fate = () => 'unanswered';
    const visit = await open();
    visit.outbox.send(words);
    await settle();

    await time.pass(2_000);

    expect(server.asked).to.have.length(1);
    expect(visit.heard).to.deep.equal(['unavailable waiting', 'published A warm word']);
    expect(texts(visit)).to.deep.equal(['The ginkgo by the gate is yellow', 'A warm word']);
  });

  it('finds an answer that arrived below what it answers, where the newest list has only roots', async () => {
    const visit = await visits.open({
      ...server.adapter,
      comments: { ...server.adapter.comments, list: async () => ({ comments: [aComment()], next: null }) },
    });
    server.fate = () => 'unanswered';
    visit.outbox.send({ ...words, parent: '1' });
    await settle();

    await time.pass(2_000);

    expect(visit.heard.at(-1)).to.equal('published A warm word');
    expect(server.asked).to.have.length(1);
  });

  it('finds an answer on a later page of the answers, and looks at no more than five', async () => {
    const { comments } = server.adapter;
    const cursors: (string | undefined)[] = [];
    let last = 3;
    const visit = await visits.open({
      ...server.adapter,
      comments: {
        ...comments,
        list: async () => ({ comments: [aComment()], next: null }),
        replies: async (parent, cursor, call) => {
          cursors.push(cursor);
          const page = Number(cursor ?? 1);
          return page === last ? comments.replies(parent, undefined, call) : { comments: [], next: `${page + 1}` };
        },
      },
    });
    server.fate = () => 'unanswered';
    visit.outbox.send({ ...words, parent: '1' });
    await settle();
    await time.pass(2_000);
    expect(visit.heard.at(-1)).to.equal('published A warm word');
    expect([server.asked.length, cursors]).to.deep.equal([1, [undefined, '2', '3']]);

    last = Infinity;
    cursors.length = 0;
    server.fate = () => (server.asked.length === 2 ? 'unanswered' : 'answered');
    visit.outbox.send(aNewComment('Another', { parent: '1' }));
    await settle();
    await time.pass(2_000);
    expect(cursors).to.deep.equal([undefined, '2', '3', '4', '5']);
  });

  it('does not take an error of any other kind for a promise that nothing has arrived', async () => {
    const { comments } = server.adapter;
    let calls = 0;
    const visit = await visits.open({
      ...server.adapter,
      comments: {
        ...comments,
        create: async (comment, call) => {
          calls += 1;
          await comments.create(comment, call);
          throw new TypeError('reading the answer');
        },
      },
    });
    const id = visit.outbox.send(words);
    await settle();
    const sending = stateOf(visit, id);
    expect(sending?.is === 'waiting' && sending.error.uncertain).to.equal(true);

    await time.pass(2_000);

    expect([calls, visit.heard.at(-1)]).to.deep.equal([1, 'published A warm word']);
  });

  it('looks first also when the words went back into their form meanwhile', async () => {
    server.fate = () => 'unanswered';
    const visit = await open();
    const id = visit.outbox.send(words);
    await settle();

    visit.outbox.take(id);
    await settle();
    visit.outbox.send(words);
    await settle();

    expect([server.asked.length, visit.heard.at(-1)]).to.deep.equal([1, 'published A warm word']);
  });

  it('learns the server’s clock only from what has certainly been made just now', async () => {
    const fates = [new AdapterError('unavailable', { uncertain: true })];
    server.fate = () => fates.shift() ?? 'answered';
    const visit = await open();
    visit.outbox.send(words);
    await settle();
    await time.pass(2_000);
    expect(visit.heard.at(-1)).to.equal('published A warm word');
    expect(contextOf(visit.thread).ahead).to.equal(undefined);

    visit.outbox.send(aNewComment('Another'));
    await settle();
    expect(contextOf(visit.thread).ahead).to.equal(0);
  });

  it('takes a refusal as a duplicate, after an attempt that may have arrived, for a confirmation', async () => {
    const fates = [new AdapterError('unavailable', { uncertain: true }), new AdapterError('conflict')];
    server.fate = () => fates.shift() ?? 'answered';
    const visit = await open({ isTaken: true });
    visit.outbox.send(words);
    await settle();

    await time.pass(2_000);

    expect(visit.heard).to.deep.equal(['unavailable waiting', 'held A warm word']);
    expect(visits.browser.records.size).to.equal(0);
  });

  describe('to a backend that shows nobody what it holds', () => {
    const hidden = (): Adapter => {
      const { adapter } = server;
      return {
        ...adapter,
        comments: {
          ...adapter.comments,
          describe: async (call) => ({ ...(await adapter.comments.describe(call)), hidesTaken: true }),
          list: async () => ({ comments: [aComment()], next: null }),
        },
      };
    };
    beforeEach(() => void (server.fate = () => 'unanswered'));

    it('sends a comment again only when the reader asks, once it looked for it in vain', async () => {
      const visit = await visits.open(hidden());
      const id = visit.outbox.send(words);
      await settle();
      await time.pass(200_000);

      expect(visit.heard).to.deep.equal(['unavailable waiting', 'unavailable stopped']);
      expect(server.asked).to.have.length(1);

      server.fate = () => 'answered';
      visit.outbox.retry(id);
      await settle();

      expect(server.asked).to.have.length(2);
      expect(visit.heard.at(-1)).to.equal('published A warm word');
    });

    it('sends none again in the next visit, or when the connection is back', async () => {
      const first = await visits.open(hidden());
      first.outbox.send(words);
      await settle();
      first.crash();

      const second = await visits.open(hidden());
      await settle();
      visits.online();
      await time.pass(200_000);

      expect(server.asked).to.have.length(1);
      expect(second.heard).to.deep.equal(['unavailable stopped']);
    });

    it('does what it does elsewhere where nothing can have arrived', async () => {
      const fates: Fate[] = [new AdapterError('unavailable')];
      server.fate = () => fates.shift() ?? 'answered';
      const visit = await visits.open(hidden());
      visit.outbox.send(words);
      await settle();
      await time.pass(2_000);

      expect(visit.heard).to.deep.equal(['unavailable waiting', 'published A warm word']);
    });
  });

  it('gives words back to their form when something has to be done first', async () => {
    server.fate = () => new AdapterError('rejected', { fields: [{ field: 'email', reason: 'invalid' }] });
    const visit = await open({ isTaken: true });
    visit.outbox.send(words);
    await settle();

    expect(visit.heard).to.deep.equal(['rejected back: A warm word']);
    expect(texts(visit)).to.deep.equal(['The ginkgo by the gate is yellow']);
    expect(visits.browser.records.size).to.equal(0);
  });

  it('keeps them in their row when the form can’t take them', async () => {
    server.fate = () => new AdapterError('closed');
    const visit = await open();
    const id = visit.outbox.send(words);
    await settle();

    expect(stateOf(visit, id)).to.deep.include({ is: 'stopped' });
    expect(visit.outbox.take(id)).to.deep.equal(words);
    expect(texts(visit)).to.deep.equal(['The ginkgo by the gate is yellow']);
    await settle();
    expect(visits.browser.records.size).to.equal(0);
  });

  it('hands out no words that are on their way', async () => {
    server.fate = () => 'silent';
    const visit = await open();
    const id = visit.outbox.send(words);

    expect(visit.outbox.take(id)).to.equal(undefined);
    expect(texts(visit)).to.have.length(2);
  });

  it('knows its comment when it comes as news', async () => {
    server.fate = () => 'silent';
    const visit = await open();
    const id = visit.outbox.send(words);
    await settle();
    const { takeNews } = await import('../../src/state/take-news.js');
    const news = aComment({ id: '44', author: 'Gina Guest', body: 'A warm word', created: Date.now() });

    takeNews(contextOf(visit.thread), { comments: [news], removed: [] }, () => true);
    await settle();

    expect(drawnIn(visit.thread)).to.deep.equal(['1', '44']);
    expect(visit.thread.rowName('44')).to.equal(id);
    expect(visit.heard).to.deep.equal(['published A warm word']);
  });

  describe('in the next visit', () => {
    it('shows what was not sent, and sends it under the same key', async () => {
      visits.isOffline = true;
      const first = await open();
      first.outbox.send(words);
      await settle();
      first.crash();
      expect(hasUnsent(visits.keep, server.adapter.key)).to.equal(true);

      visits.isOffline = false;
      const second = await open();
      expect(texts(second)).to.include('A warm word');
      await settle();

      expect(second.heard).to.deep.equal(['published A warm word']);
      expect(server.asked.map(({ key }) => key)).to.deep.equal([words.key]);
    });

    it('looks first after a crash in the middle of sending', async () => {
      server.fate = () => 'unanswered';
      const first = await open();
      first.outbox.send(words);
      await settle();
      first.crash();

      const second = await open();
      await settle();

      expect(server.asked).to.have.length(1);
      expect(texts(second)).to.deep.equal(['The ginkgo by the gate is yellow', 'A warm word']);
      expect(visits.browser.records.size).to.equal(0);
    });

    it('finds in this browser what arrived and waits for approval', async () => {
      server = new FatefulServer({ comments: [aComment()], moderate: 'hold' });
      const visit = await open();
      visit.outbox.send(words);
      await settle();
      expect(visit.heard).to.deep.equal(['held A warm word']);
      visit.crash();

      const later = await open();

      expect(texts(later)).to.include('A warm word');
    });

    for (const [what, change] of [
      ['what is older than a day', () => time.pass(2 * DAY)],
      [
        'what somebody else has written',
        () => void (server = new FatefulServer({ comments: [aComment()], author: 'Ben' })),
      ],
    ] as const) {
      it(`does not send ${what} unasked`, async () => {
        visits.isOffline = true;
        const first = await open();
        const id = first.outbox.send(words);
        await settle();
        first.crash();
        await change();
        visits.isOffline = false;

        const second = await open();
        await settle();

        expect(stateOf(second, id)).to.deep.include({ is: 'stopped', error: undefined });
        expect(server.asked).to.deep.equal([]);
      });
    }
  });

  describe('while it is being stored', () => {
    let store: () => void;
    beforeEach(() => {
      visits.browser.busy = new Promise((resolve) => (store = resolve));
    });

    it('leaves the draft where it is, and sends nothing yet', async () => {
      const visit = await open();

      visit.outbox.send(words);
      await settle();

      expect([visit.stored, server.asked.length]).to.deep.equal([[], 0]);
      store();
      await settle();
      expect([visit.stored, server.asked.length]).to.deep.equal([['A warm word'], 1]);
    });

    it('is sent all the same, though the section is gone meanwhile', async () => {
      const visit = await open();
      visit.outbox.send(words);

      visit.outbox.stop();
      visit.thread.close();
      store();
      await settle();

      expect(await server.texts()).to.include('A warm word');
      expect([visit.stored, visits.browser.records.size]).to.deep.equal([['A warm word'], 0]);
    });

    it('is sent all the same, though the section was gone before', async () => {
      visits.browser.isFull = true;
      const visit = await open();
      visit.outbox.stop();

      visit.outbox.send(words);
      store();
      await settle();

      expect(await server.texts()).to.include('A warm word');
    });

    it('is found by the next visit, though the page was left at the moment when it was stored', async () => {
      visits.isOffline = true;
      const first = await open();
      first.outbox.send(words);
      await settle();
      first.crash();
      // The record is written; who wrote it hears of it no more.
      visits.browser.records.set(
        `gedanken:1:outbox:${server.adapter.key}\n${words.key}`,
        JSON.stringify({ comment: words, at: Date.now(), as: null, name: 'Gina Guest', format: 'text' }),
      );
      expect([first.stored, hasUnsent(visits.keep, server.adapter.key)]).to.deep.equal([[], true]);

      const second = await open();

      expect(texts(second)).to.include('A warm word');
      expect(second.stored).to.deep.equal(['A warm word']);
    });

    it('leaves no trace in the browser when nothing came of it', async () => {
      const first = await open();
      first.outbox.send(words);
      first.crash();

      await open();

      expect(hasUnsent(visits.keep, server.adapter.key)).to.equal(false);
    });

    it('counts as lost with the page where nothing would find it again', async () => {
      visits.keep.set = () => false;
      server.fate = () => new AdapterError('unavailable');
      const visit = await open();

      visit.outbox.send(words);
      store();
      await settle();

      expect([visit.outbox.$unkept.get(), visits.browser.records.size]).to.deep.equal([1, 0]);
    });
  });

  describe('in two tabs', () => {
    it('sends once what both of them hold', async () => {
      visits.isOffline = true;
      const one = await open();
      one.outbox.send(words);
      await settle();
      const other = await open();

      visits.online();
      await settle();

      expect(server.asked).to.have.length(1);
      for (const visit of [one, other])
        expect(texts(visit)).to.deep.equal(['The ginkgo by the gate is yellow', 'A warm word']);
    });

    it('lets go of what the other tab has thrown away', async () => {
      visits.isOffline = true;
      const one = await open();
      const id = one.outbox.send(words);
      await settle();
      const other = await open();
      one.outbox.take(id);
      await settle();

      visits.online();
      await settle();

      expect(server.asked).to.deep.equal([]);
      expect(texts(other)).to.deep.equal(['The ginkgo by the gate is yellow']);
    });
  });

  describe('without storage', () => {
    it('says how much would be lost with the page', async () => {
      visits.browser.isFull = true;
      server.fate = () => new AdapterError('unavailable');
      const visit = await open();

      const id = visit.outbox.send(words);
      await settle();
      expect(visit.outbox.$unkept.get()).to.equal(1);

      visit.outbox.take(id);
      expect(visit.outbox.$unkept.get()).to.equal(0);
    });

    it('has nothing to lose once it is stored', async () => {
      server.fate = () => new AdapterError('unavailable');
      const visit = await open();
      visit.outbox.send(words);
      await settle();

      expect(visit.outbox.$unkept.get()).to.equal(0);
    });
  });
});
