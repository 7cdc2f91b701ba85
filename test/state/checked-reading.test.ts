import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { AdapterError } from '../../src/core/errors.js';
import { checkedReading, commentsIn } from '../../src/state/checked-reading.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { rejectionOf } from '../support/rejection-of.js';

const good = aComment();

/** An adapter that answers everything with the same. */
function answering(answer: unknown): Adapter {
  const same = (): Promise<never> => Promise.resolve(answer as never);
  return { comments: { describe: same, list: same, replies: same, find: same, create: same } };
}

describe('reading through an adapter that may break its promises', () => {
  it('changes nothing of answers that keep them', async () => {
    const adapter = memoryAdapter({ comments: [good] });
    const reading = checkedReading(adapter);

    expect(await reading.describe(call)).to.deep.equal(await adapter.comments.describe(call));
    const query = { sort: 'oldest' } as const;
    expect(await reading.list(query, call)).to.deep.equal(await adapter.comments.list(query, call));
    expect(await reading.find('1', call)).to.deep.equal(await adapter.comments.find('1', call));
  });

  for (const [what, bad] of Object.entries({
    nothing: undefined,
    'a text': 'comment',
    'one without an id': { ...good, id: 1 },
    'one of no kind': { ...good, kind: undefined },
    'one without an author': { ...good, author: null },
    'one without a name': { ...good, author: {} },
    'one without words': { ...good, body: { format: 'text' } },
    'one without rights': { ...good, can: null },
    'one that may answer nobody or somebody': { ...good, parent: undefined },
    'one of no moment': { ...good, created: undefined },
    'one beyond all time': { ...good, created: 9e15 },
    'one whose roles are a word': { ...good, author: { name: 'Ada', roles: 'author' } },
  }))
    it(`leaves ${what} out of a list`, () => {
      expect(commentsIn([bad as never, good])).to.deep.equal([good]);
    });

  it('brings five hundred at a time into the page, and all to whoever looks for one', async () => {
    const comments = Array.from({ length: 501 }, (_, at) => aComment({ id: String(at) }));
    const reading = checkedReading(answering({ comments, next: null }));

    expect((await reading.list({ sort: 'oldest' }, call)).comments.length).to.equal(500);
    expect((await reading.whole({ sort: 'oldest' }, call)).comments.length).to.equal(501);
  });

  for (const answer of [undefined, null, 'text', {}, { comments: 5 }, []])
    it(`calls ${JSON.stringify(answer)} malformed, in place of a thread or a page`, async () => {
      const reading = checkedReading(answering(answer));

      for (const asked of [
        reading.describe(call),
        reading.list({ sort: 'oldest' }, call),
        reading.replies('1', undefined, call),
      ]) {
        const error = await rejectionOf(asked);
        expect(error).to.be.instanceOf(AdapterError).with.property('kind', 'malformed');
      }
    });
});
