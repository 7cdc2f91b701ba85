import type { Adapter } from '../../src/adapters/adapter.js';
import { request } from '../../src/adapters/http.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Comment, CommentId } from '../../src/core/comment.js';
import { openThread, type Thread } from '../../src/state/thread.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { ThreadPage } from '../support/thread-page.js';

const MEGABYTE = 1024 * 1024;
const { signal } = new AbortController();

function many(count: number, make: (at: number) => Partial<Comment>): readonly Comment[] {
  return Array.from({ length: count }, (_, at) =>
    aComment({ id: String(at), created: 1_700_000_000_000 + at, ...make(at) }),
  );
}

/** All comments in one answer; `then` is where the next one begins. */
function answering(
  list: (page: number) => readonly Comment[],
  then: (page: number) => string | null = () => null,
): Adapter {
  const { comments } = memoryAdapter();
  let page = 0;
  return { comments: { ...comments, list: async () => ({ comments: list((page += 1)), next: then(page) }) } };
}

async function opened(comments: readonly Comment[]): Promise<Thread> {
  const thread = openThread(answering(() => comments));
  await thread.load();
  return thread;
}

/** How many lists stand within each other, and how many comments stand in all of them. */
function shapeOf(thread: Thread): { depth: number; count: number } {
  let [depth, count] = [0, 0];
  const waiting: [CommentId | null, number][] = [[null, 1]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [parent, level] = next;
    const ids = thread.$children(parent).get();
    if (ids.length > 0) depth = Math.max(depth, level);
    count += ids.length;
    for (const id of ids) waiting.push([id, level + 1]);
  }
  return { depth, count };
}

function depthOf(root: ParentNode): number {
  let deepest = 0;
  for (const element of root.querySelectorAll('*')) {
    let depth = 0;
    for (let at: Element | null = element; at; at = at.parentElement) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

describe('an answer over the network', () => {
  const { fetch } = globalThis;
  const { timeout } = AbortSignal;
  afterEach(() => {
    globalThis.fetch = fetch;
    AbortSignal.timeout = timeout;
  });

  it('of 50 MB is let go after 8', async () => {
    let [sent, cancelled] = [0, false];
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if ((sent += 1) > 50) controller.close();
        else controller.enqueue(new Uint8Array(MEGABYTE).fill(32));
      },
      cancel: () => void (cancelled = true),
    });
    globalThis.fetch = async () => new Response(body);

    const failure = await request('https://blog.example/', { signal }).catch((error: unknown) => error);

    expect(failure).to.include({ kind: 'malformed' });
    expect(sent).to.be.at.most(10);
    expect(cancelled).to.equal(true);
  });

  it('that says that it is short, and is not, is let go as well', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(MEGABYTE)),
    });
    globalThis.fetch = async () => new Response(body, { headers: { 'Content-Length': '2' } });

    expect(await request('https://blog.example/', { signal }).catch((error: unknown) => error)).to.include({
      kind: 'malformed',
    });
  });

  it('that drips for ever ends with its time, in all: 15 seconds, and 30 for what is written', async () => {
    const given: number[] = [];
    const clocks: AbortController[] = [];
    AbortSignal.timeout = (milliseconds) => {
      given.push(milliseconds);
      clocks.push(new AbortController());
      return clocks.at(-1)!.signal;
    };
    let drops = 0;
    globalThis.fetch = async (_, init) => {
      const time = init!.signal!;
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => time.addEventListener('abort', () => controller.error(time.reason)),
        pull(controller) {
          controller.enqueue(new Uint8Array([32]));
          // After some drops its time is up, though each came promptly.
          if ((drops += 1) % 10 === 0) clocks.at(-1)!.abort(new DOMException('Too late', 'TimeoutError'));
        },
      });
      return new Response(body);
    };

    for (const method of ['GET', 'POST'] as const) {
      const failure = await request('https://blog.example/', { method, signal }).catch((error: unknown) => error);
      expect(failure).to.include({ kind: 'unavailable', uncertain: method === 'POST' });
    }
    expect(given).to.deep.equal([15_000, 30_000]);
  });
});

describe('a thread of a hostile shape', () => {
  it('of 100,000 comments in one answer comes five hundred at a time (F077)', async () => {
    const thread = await opened(many(100_000, () => ({})));

    expect(thread.$shown.get()).to.equal(500);
    expect(thread.$more.get()).to.deep.equal({ is: 'idle' });
    expect((await thread.loadMore()).length).to.equal(500);
    expect(shapeOf(thread)).to.deep.equal({ depth: 1, count: 1000 });
    thread.close();
  });

  it('of 100,000 answers in a chain is five lists deep', async () => {
    const thread = await opened(many(100_000, (at) => ({ parent: at > 0 ? String(at - 1) : null })));

    expect(shapeOf(thread).depth).to.equal(5);
    // What is folded is counted, and can be unfolded.
    expect(thread.$shown.get()).to.equal(500);
    thread.close();
  });

  it('that goes round in circles shows everybody once', async () => {
    const thread = await opened(many(300, (at) => ({ parent: String(at % 3 === 2 ? at - 2 : at + 1) })));

    expect(shapeOf(thread).count).to.equal(300);
    thread.close();
  });

  it('with ids that objects have already is a thread like any other', async () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'then'];
    const thread = await opened(
      names.map((id, at) => aComment({ id, parent: names[at - 1] ?? null, author: { name: id, id } })),
    );

    expect(shapeOf(thread).count).to.equal(names.length);
    for (const id of names) expect(thread.$comment(id).get().author.name).to.equal(id);
    expect(Object.hasOwn(Object.prototype, 'author')).to.equal(false);
    thread.close();
  });

  it('of endless pages without anything new ends', async () => {
    let asked = 0;
    const adapter = answering(
      () => [aComment()],
      () => ((asked += 1), 'again'),
    );
    const thread = openThread(adapter);
    await thread.load();
    await thread.loadMore();

    expect(thread.$more.get()).to.deep.equal({ is: 'end' });
    expect(asked).to.be.at.most(10);
    thread.close();
  });

  it('of endless pages with news asks for no more of them than the reader does', async () => {
    let asked = 0;
    const adapter = answering(
      (page) => many(2, (at) => ({ id: `${page}-${at}` })),
      () => `${(asked += 1)}`,
    );
    const page = await ThreadPage.open(adapter);

    expect(page.comments.length).to.equal(2);
    expect(asked).to.equal(1);
    page.part('more-button')!.click();
    await page.until(() => page.comments.length === 4);
    expect(asked).to.equal(2);
  });
});

describe('bodies and names of a hostile size', () => {
  async function show(source: string, format: Comment['body']['format'] = 'html'): Promise<ThreadPage> {
    return ThreadPage.open(answering(() => [aComment({ author: { name: source }, body: { format, source } })]));
  }

  it('pile up no marks', async () => {
    const page = await show(`a${'\u0301'.repeat(30_000)}`);

    expect(page.part('comment-author')!.textContent.length).to.be.at.most(4);
    expect(page.part('comment-body')!.textContent.trim().length).to.be.at.most(9);
  });

  it('nest no deeper than 32 in the page', async () => {
    const flat = await show('<p>a</p>');
    const deep = await show(`${'<blockquote>'.repeat(5000)}deep`);

    expect(deep.comment('deep').body).to.contain('deep');
    expect(depthOf(deep.part('comment-body')!) - depthOf(flat.part('comment-body')!)).to.be.at.most(32);
  });

  it('say that they are cut', async () => {
    const page = await show('x'.repeat(2 * MEGABYTE), 'text');

    expect(page.part('comment-body')!.textContent.length).to.be.below(66_000);
    expect(page.comments[0]!.notice).to.not.equal('');
    expect(page.comments[0]!.author.length).to.be.below(70);
  });

  it('make no more than 200 links of a text that is nothing else', async () => {
    const page = await show('https://a.example/) '.repeat(3000), 'text');

    expect(page.part('comment-body')!.querySelectorAll('a').length).to.equal(200);
  });
});

describe('a name', () => {
  /** Where the things beside a name stand. */
  async function boxesAround(name: string): Promise<readonly number[]> {
    const page = await ThreadPage.open(answering(() => [aComment({ author: { name, roles: ['author'] } })]));
    const [article] = page.parts('comment');
    const around = ['avatar', 'author-badge', 'comment-permalink', 'comment-body'].map((part) =>
      article!.querySelector(`[part~="${part}"]`),
    );
    const edge = article!.getBoundingClientRect();
    return around
      .map((element) => element!.getBoundingClientRect())
      .flatMap(({ left, top, height }) => [left - edge.left, top - edge.top, height])
      .map(Math.round);
  }

  it('moves nothing beside it with bidi characters, and covers nothing with marks', async () => {
    const plain = await boxesAround('Alice');
    for (const name of [
      '\u202eAlice',
      'Alice\u202e',
      '\u2067Alice\u2066',
      '\u200fAlice\u061c',
      'Al\u200bice',
      '\nAlice\n\n',
    ])
      expect(await boxesAround(name), name).to.deep.equal(plain);
  });

  it('wears no badge, whatever it says', async () => {
    for (const name of [
      'Author',
      'Alice Author',
      'Alice [Author]',
      'Alice\u00a0\u00a0Author',
      'Alice\u2028Author',
      'Moderator',
    ]) {
      const page = await ThreadPage.open(answering(() => [aComment({ author: { name } })]));
      const [comment] = page.comments;
      expect(comment!.badges, name).to.deep.equal([]);
      expect(comment!.article.part.contains('by-author'), name).to.equal(false);
      expect(page.part('comment-author')!.localName).to.equal('bdi');
      expect(page.part('comment-author')!.textContent).to.not.match(/[\n\u2028\u00a0]/);
    }
  });

  it('that mixes alphabets says so', async () => {
    for (const name of ['Аlice', 'Αlice', 'Admіn']) {
      const page = await ThreadPage.open(answering(() => [aComment({ author: { name } })]));
      expect(page.parts('mixed-script-badge').length, name).to.equal(1);
    }
  });
});
