import type { Source } from '../../src/adapters/merge.js';
import { AdapterError } from '../../src/core/errors.js';
import { aComment } from '../support/a-comment.js';
import { drawnIn } from '../support/a-thread.js';
import { aNewComment, FatefulServer, type Visit, Visits } from '../support/an-outbox.js';
import { FakeTime, settled } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { aSource, broken, mergeAdapters } from '../support/merged-sources.js';

const DAY = 86_400_000;
const answer = aNewComment('A warm word', { parent: 'social~9' });

describe('the outbox of a thread of several sources', () => {
  const time = FakeTime.inEachTest();
  let visits: Visits;
  let social: FatefulServer;
  beforeEach(() => {
    visits = new Visits();
    social = new FatefulServer({ comments: [aComment({ id: '9' })], author: 'Mona Example' });
  });

  const open = (blog: Source = aSource('blog', { thread: 'a thread' })): Promise<Visit> =>
    visits.open(mergeAdapters([blog, { name: 'social', label: 'Social', adapter: social.adapter }]));
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await settled();
  };

  it('shows a comment as that of whoever is signed in where it goes', async () => {
    social.fate = () => 'silent';
    const { outbox, thread } = await open();

    const id = outbox.send({ ...answer, guest: undefined });

    expect(thread.$comment(id).get().author).to.deep.include({ name: 'Mona Example' });
  });

  it('finds what has arrived there by the clock of that place, and sends it once', async () => {
    const fast = aComment({ id: '1', created: Date.now() + DAY });
    social.forgetsKeys = true;
    social.fate = () => 'unanswered';
    const { outbox } = await open(aSource('blog', { thread: 'a thread', comments: [fast] }));
    outbox.send({ ...answer, guest: undefined });
    await settle();

    social.fate = () => 'answered';
    await time.pass(10_000);

    expect(await social.texts()).to.deep.equal(['The ginkgo by the gate is yellow', 'A warm word']);
    expect(outbox.size).to.equal(0);
  });

  it('sends what an earlier visit left only as long as the same person is signed in there', async () => {
    social.fate = () => 'silent';
    const first = await open();
    first.outbox.send({ ...answer, guest: undefined });
    await settle();
    first.crash();

    social = new FatefulServer({ comments: [aComment({ id: '9' })] });
    const { outbox, thread } = await open();
    await settle();

    const [id] = drawnIn(thread).filter((row) => outbox.comment(row));
    expect(outbox.$sending(id!)?.get()).to.deep.include({ is: 'stopped' });
    expect(social.asked).to.deep.equal([]);
  });

  it('takes an answer although the main source is down', async () => {
    const { outbox, heard } = await open(broken(aSource('blog')));
    await settle();

    outbox.send({ ...answer, guest: undefined });
    await settle();

    expect(heard).to.deep.equal(['published A warm word']);
  });

  it('does not take the same words in another place for said here', async () => {
    const blog = aSource('blog', {
      thread: 'a thread',
      comments: [aComment({ id: '1', author: 'Mona Example', body: 'A warm word' })],
    });
    const { outbox } = await open(blog);
    const words = aNewComment('A warm word', { to: 'social', guest: undefined });
    const guest = { name: 'Mona Example', email: '', website: '' };

    expect(outbox.same(words)).to.equal(undefined);
    expect(outbox.same({ ...words, to: 'blog', guest })?.kind).to.equal('conflict');
  });

  describe('one of which turns out to be closed', () => {
    const isOpen = ({ thread }: Visit): boolean | undefined => {
      const info = thread.$info.get();
      return info.is === 'ready' ? info.value.posting.allowed : undefined;
    };

    it('stays open in the others', async () => {
      social.fate = () => new AdapterError('closed');
      const visit = await open();

      visit.outbox.send({ ...answer, guest: undefined });
      await settle();

      expect(visit.heard).to.deep.equal(['closed stopped']);
      expect(isOpen(visit)).to.equal(true);
    });

    it('is closed when that is the one that takes what answers nobody', async () => {
      const blog = new FatefulServer({ comments: [aComment({ id: '1' })] });
      blog.fate = () => new AdapterError('closed');
      const visit = await open({ name: 'blog', label: 'Blog', adapter: blog.adapter });

      visit.outbox.send(aNewComment());
      await settle();

      expect(isOpen(visit)).to.equal(false);
    });
  });
});
