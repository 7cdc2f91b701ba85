import fc from 'fast-check';
import type { Adapter } from '../../src/adapters/adapter.js';
import type { Comment } from '../../src/core/comment.js';
import { byAge, compareRoots } from '../../src/core/sort.js';
import { buildTree } from '../../src/core/tree.js';
import { aComment, LONG_AGO } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { aSource, mergeAdapters, readAll, reluctant, sending } from '../support/merged-sources.js';

const STATUS = 'https://social.example/@ben/1';
const noVotes = { score: 0, mine: null };

describe('the same words by two ways', () => {
  const told = aComment({ id: 'm1', url: STATUS, body: 'As Ben wrote it', author: 'Ben' });
  const retold = aComment({
    id: 'w1',
    url: 'http://www.social.example/@ben/1/',
    body: 'As it was retold',
    author: 'Ben',
  });

  it('are one comment, with both origins', async () => {
    const rows = await readAll(mergeAdapters([sending('social', [[told]]), sending('web', [[retold]])]));

    expect(rows.map(({ body, source, also }) => [body.source, source, also])).to.deep.equal([
      ['As Ben wrote it', 'Social', ['Web']],
    ]);
  });

  it('stand and are answered where they are at first hand, also where the site names first what retells them', async () => {
    const social = aSource('social', {
      comments: [told, aComment({ id: 'm2', parent: 'm1', url: `${STATUS}2`, body: 'An answer', votes: noVotes })],
      votes: 'up',
    });
    const can = { reply: false };
    const mentions = [
      { ...retold, retold: true, can },
      aComment({ id: 'w2', url: `${STATUS}2`, body: 'An answer, retold', retold: true, can }),
    ];
    const adapter = mergeAdapters([sending('web', [mentions]), social]);

    const rows = await readAll(adapter);

    const [first, answer] = [STATUS, `${STATUS}2`].map((url) =>
      rows.find(({ body }) => body.source.startsWith(url === STATUS ? 'As' : 'An answer')),
    );
    expect(rows).to.have.length(2);
    expect([answer!.parent, answer!.body.source, answer!.source]).to.deep.equal([
      first!.id,
      'An answer, retold',
      'Web',
    ]);
    expect([first!.can.reply, answer!.can.reply, answer!.votes?.score]).to.deep.equal([true, true, 0]);
    expect(adapter.sources!.of(answer!.id)).to.equal('social');
  });

  it('are told in the words of the source that the site names first, whichever comes first', async () => {
    const social = reluctant(sending('social', [[told]]));
    const adapter = mergeAdapters([social, sending('web', [[retold]])]);

    const { comments } = await adapter.comments.list({ sort: 'oldest' }, call);
    expect(comments.map(({ id, body }) => [id, body.source])).to.deep.equal([['web~w1', 'As it was retold']]);

    const coming = adapter.sources!.coming(call);
    social.answer();
    expect((await coming)!.comments.map(({ id, body, also }) => [id, body.source, also])).to.deep.equal([
      ['web~w1', 'As Ben wrote it', ['Web']],
    ]);
  });

  it('are one comment where one way names the account on Bluesky, and the other its handle', async () => {
    const post = aComment({
      id: 'b1',
      url: 'https://bsky.app/profile/did:plc:ben/post/3k',
      author: { name: 'Ben', handle: '@Ben.example' },
    });
    const retoldPost = aComment({ id: 'w1', url: 'https://bsky.app/profile/ben.example/post/3k', author: 'Ben' });
    const other = aComment({ id: 'w2', url: 'https://bsky.app/profile/eve.example/post/3k', author: 'Eve' });
    const rows = await readAll(mergeAdapters([sending('bluesky', [[post]]), sending('web', [[retoldPost, other]])]));

    expect(rows.map(({ also }) => also)).to.have.deep.members([['Web'], undefined]);
  });

  it('keep the answers that each way brought', async () => {
    const rows = await readAll(
      mergeAdapters([
        sending('social', [[told, aComment({ id: 'm2', parent: 'm1', body: 'From there' })]]),
        sending('web', [[aComment({ id: 'w2', parent: 'w1', body: 'From the web' })], [retold]]),
      ]),
    );

    const [one] = rows.filter(({ also }) => also);
    const parents = rows.filter(({ parent }) => parent !== null).map(({ body, parent }) => [body.source, parent]);
    expect(parents).to.have.deep.members([
      ['From the web', one!.id],
      ['From there', one!.id],
    ]);
  });

  it('are a comment, and no longer a note of another page', async () => {
    const note = aComment({ id: '5', kind: 'pingback', author: { name: 'Ben’s page', url: STATUS } });

    const rows = await readAll(mergeAdapters([sending('blog', [[note]]), sending('social', [[told]])]));

    expect(rows.map(({ kind, source, also }) => [kind, source, also])).to.deep.equal([['comment', 'Social', ['Blog']]]);
  });

  it('are two where one source tells both, and where only the fragment tells them apart', async () => {
    const twice = [told, { ...told, id: 'm9' }];
    const permalinks = ['#comment-1', '#comment-2'].map((hash, index) =>
      aComment({ id: `p${index}`, url: `https://blog.example/post/${hash}` }),
    );

    const rows = await readAll(
      mergeAdapters([
        sending('social', [twice]),
        sending('web', [[permalinks[0]!]]),
        sending('rest', [[permalinks[1]!]]),
      ]),
    );

    expect(rows.length).to.equal(4);
  });
});

describe('any interleaving of pages, failures and news', () => {
  /** Conversations of one source, in pages, some of them known to another source, too. */
  const pages = fc.array(
    fc.array(fc.record({ minute: fc.nat(30), answers: fc.nat(2), shared: fc.option(fc.nat(3)) }), { maxLength: 4 }),
    { maxLength: 4 },
  );
  const order = fc.array(fc.nat(2), { minLength: 40, maxLength: 40 });

  it('gives the same tree', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(pages, pages, pages),
        order,
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        async (sketches, turns, failing) => {
          const sources = () =>
            ['blog', 'social', 'web'].map((name, index) => sending(name, commentsOf(name, sketches[index]!)));
          const straight = await readAll(mergeAdapters(sources() as never));
          const slow = sources().map(reluctant);
          const interleaved = await readInTurns(mergeAdapters(slow as never), slow, turns, failing);

          expect(shapeOf(interleaved)).to.deep.equal(shapeOf(straight));
        },
      ),
      { numRuns: 40 },
    );
  });
});

function commentsOf(
  name: string,
  sketch: readonly (readonly { minute: number; answers: number; shared: number | null }[])[],
) {
  const times = sketch
    .flat()
    .map(({ minute }) => minute)
    .toSorted((a, b) => a - b);
  let at = 0;
  const shared = new Set<number>();
  const pages = sketch.map((page) =>
    page.flatMap(({ answers, shared: of }) => {
      const id = String(at);
      const isShared = of !== null && !shared.has(of);
      if (isShared) shared.add(of);
      const created = LONG_AGO + times[at++]! * 60_000;
      const root = aComment({
        id,
        // Equal times go by name, and names depend on who came first.
        created: isShared ? LONG_AGO - 10 + of : created + name.length,
        body: isShared ? `shared ${of}` : `${name} ${id}`,
        ...(isShared && { url: `https://shared.example/${of}` }),
      });
      const below = Array.from({ length: answers }, (_, index) =>
        aComment({
          id: `${id}-${index}`,
          parent: id,
          created: created + index + name.length,
          body: `${name} ${id}-${index}`,
        }),
      );
      return [root, ...below];
    }),
  );
  return pages.length > 0 ? pages : [[]];
}

/** Reads while each source answers, or first fails, when its turn comes. */
async function readInTurns(
  adapter: Adapter,
  sources: readonly ReturnType<typeof reluctant>[],
  turns: readonly number[],
  failing: readonly boolean[],
): Promise<readonly Comment[]> {
  const failed = new Set<number>();
  const rows = new Map<string, Comment>();
  let isOver = false;
  const reading = (async () => {
    const take = (page: { comments: readonly Comment[]; next: string | null }) => {
      for (const comment of page.comments) rows.set(comment.id, comment);
      return page.next;
    };
    let next: string | null = null;
    for (;;) {
      try {
        next = take(await adapter.comments.list({ sort: 'oldest' }, call));
        break;
      } catch {
        // All failed at once: read again.
      }
    }
    for (;;) {
      for (const { name, is } of adapter.sources!.states()) if (is === 'failed') adapter.sources!.again(name);
      const late = await adapter.sources!.coming(call);
      if (late) next = take(late) ?? next;
      else if (adapter.sources!.states().every(({ is }) => is === 'ready')) break;
    }
    while (next !== null) {
      try {
        next = take(await adapter.comments.list({ sort: 'oldest', cursor: next }, call));
      } catch {
        // Asked again with the same cursor.
      }
    }
    isOver = true;
  })();
  let hearing = 0;
  const hear = async (): Promise<void> => {
    hearing += 1;
    try {
      const { comments } = await adapter.changes!.since('{}', call);
      for (const comment of comments) rows.set(comment.id, comment);
    } catch {
      // All of them were down: asked again another time.
    }
    hearing -= 1;
  };
  for (let turn = 0; !isOver || hearing > 0; turn += 1) {
    if (!isOver && turns[turn % turns.length] === 2) void hear();
    const at = turns[turn % turns.length]!;
    const source = sources[(at + Math.floor(turn / turns.length)) % sources.length]!;
    if (source.asked > 0) {
      const index = sources.indexOf(source);
      if (failing[index] && !failed.has(index)) {
        failed.add(index);
        source.fail();
      } else source.answer();
    }
    await soon();
  }
  await reading;
  return [...rows.values()];
}

/** What readers see: words under words. */
function shapeOf(comments: readonly Comment[]): readonly string[] {
  const words = new Map(comments.map(({ id, body }) => [id, body.source]));
  const tree = buildTree(comments, compareRoots('oldest'), byAge);
  const lines: string[] = [];
  const go = (ids: readonly string[], depth: number): void => {
    for (const id of ids) {
      lines.push(`${' '.repeat(depth)}${words.get(id)}`);
      go(tree.children.get(id) ?? [], depth + 1);
    }
  };
  go(tree.roots, 0);
  return lines;
}

/** After what is about to happen, and without the rest that timers take. */
function soon(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}
