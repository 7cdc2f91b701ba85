import type { Call, CommentsPort } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { withFirstPage } from '../../src/components/first-page.js';
import { AdapterError } from '../../src/core/errors.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { rejectionOf } from '../support/rejection-of.js';
import { withChanges } from '../support/with-changes.js';

const never = new AbortController().signal;

/** An adapter that was asked early, what it was asked for, and by which calls. */
function asked(changes: Partial<CommentsPort> = {}, life: AbortSignal = never) {
  const adapter = memoryAdapter({ comments: [aComment({ id: '1' })] });
  const questions: string[] = [];
  const calls: Call[] = [];
  const noting = withChanges(adapter, {
    describe(call) {
      questions.push('describe');
      return (changes.describe ?? adapter.comments.describe)(call);
    },
    list(query, call) {
      questions.push(`list ${query.sort} ${query.cursor ?? ''}`.trim());
      calls.push(call);
      return (changes.list ?? adapter.comments.list)(query, call);
    },
  });
  return { questions, calls, early: withFirstPage(noting, 'oldest', life) };
}

describe('an adapter that was asked early', () => {
  it('is asked for the thread and its first page at once', () => {
    expect(asked().questions).to.deep.equal(['describe', 'list oldest']);
  });

  it('gives those answers to who asks first, without another question', async () => {
    const { questions, early } = asked();

    const info = await early.comments.describe({ signal: never });
    const page = await early.comments.list({ sort: 'oldest' }, { signal: never });

    expect(info.posting.allowed).to.equal(true);
    expect(page.comments.map(({ id }) => id)).to.deep.equal(['1']);
    expect(questions).to.deep.equal(['describe', 'list oldest']);
  });

  it('is asked anew by who comes later, and for anything else', async () => {
    const { questions, early } = asked();

    await early.comments.list({ sort: 'newest' }, { signal: never });
    await early.comments.list({ sort: 'oldest' }, { signal: never });
    await early.comments.list({ sort: 'oldest' }, { signal: never });
    await early.comments.describe({ signal: never });
    await early.comments.describe({ signal: never });

    expect(questions.slice(2)).to.deep.equal(['list newest', 'list oldest', 'describe']);
  });

  it('tells who takes the answer over that it failed', async () => {
    const { early } = asked({ list: () => Promise.reject(new AdapterError('unavailable')) });

    const error = await rejectionOf(early.comments.list({ sort: 'oldest' }, { signal: never }));

    expect((error as AdapterError).kind).to.equal('unavailable');
  });

  it('ends the early question when who took it over gives up', () => {
    const { calls, early } = asked({ list: () => new Promise(() => {}) });
    const controller = new AbortController();
    void early.comments.list({ sort: 'oldest' }, { signal: controller.signal });

    controller.abort(new DOMException('Gone.', 'AbortError'));

    expect(calls[0]!.signal.aborted).to.equal(true);
    expect((calls[0]!.signal.reason as Error).message).to.equal('Gone.');
  });

  it('ends it when nobody wants it any more', () => {
    const life = new AbortController();
    const { calls } = asked({ list: () => new Promise(() => {}) }, life.signal);

    life.abort();

    expect(calls[0]!.signal.aborted).to.equal(true);
  });

  it('is the same adapter in everything else', () => {
    const adapter = memoryAdapter();

    const early = withFirstPage(adapter, 'oldest', never);

    expect(early.votes).to.equal(adapter.votes);
    expect(early.key).to.equal(adapter.key);
    expect(early.comments.create).to.equal(adapter.comments.create);
  });
});
