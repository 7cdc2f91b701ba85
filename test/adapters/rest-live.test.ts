import { restAdapter } from '../../src/adapters/rest.js';
import type { News } from '../../src/adapters/adapter.js';
import { expect } from '../support/index.js';
import { post } from '../support/memory-calls.js';
import { fakeEventSource } from '../support/fake-event-source.js';
import { rejectionOf } from '../support/rejection-of.js';
import { REST, servedRest } from '../support/rest-server.js';

const thread = '/trees/';
const STREAM = { 'Content-Type': 'text/event-stream' };

describe('how restAdapter hears of others', () => {
  const served = servedRest();
  /** Answers to connections, in their order; then the server's own. */
  let streams: (() => Response)[] = [];
  let connections: Request[] = [];
  fakeEventSource(async (request) => {
    connections.push(request);
    return streams.shift()?.() ?? served.respond(request);
  });
  beforeEach(() => {
    streams = [];
    connections = [];
    served.open().seed(thread, []);
  });

  /** Listens until some news are there. */
  async function heard(act: () => Promise<unknown>): Promise<News> {
    const { live } = restAdapter({ endpoint: REST, thread, features: ['live'] });
    const leave = new AbortController();
    const news = new Promise<News>((resolve, reject) => {
      live!.watch(resolve, { signal: leave.signal }).catch(reject);
    });
    try {
      await asked('changes');
      await act();
      return await news;
    } finally {
      leave.abort();
      await news.catch(() => undefined);
    }
  }

  /** Waits until that was asked for. */
  async function asked(path: string): Promise<void> {
    while (!served.received.some((request) => request.path === path)) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  const other = () => restAdapter({ endpoint: REST, thread });

  it('asks what it was when it is told that something was', async () => {
    const { comments, total } = await heard(() => post(other(), 'There is a heron'));

    expect(comments.map(({ body }) => body.source)).to.deep.equal(['There is a heron']);
    expect(total).to.deep.equal({ count: 1, exact: true });
  });

  it('names the thread, and who reads to nobody', async () => {
    await heard(() => post(other(), 'There is a heron'));
    const [connection] = connections;

    expect(connection!.url).to.equal(`${REST}events?thread=${encodeURIComponent(thread)}`);
    expect([...connection!.headers.keys()]).not.to.include('gedanken-reader');
  });

  it('connects anew where a stream ends, and says what it heard last', async () => {
    streams = [() => new Response('id: 41\nevent: change\ndata: 41\n\n', { headers: STREAM })];
    await heard(() => post(other(), 'There is a heron'));

    expect(connections.map(({ headers }) => headers.get('Last-Event-ID')).slice(0, 2)).to.deep.equal([null, '41']);
  });

  it('rejects where there is no such stream', async () => {
    streams = [() => new Response('<h1>Not Found</h1>', { status: 404 })];
    const { live } = restAdapter({ endpoint: REST, thread, features: ['live'] });

    expect(await rejectionOf(live!.watch(() => undefined, { signal: new AbortController().signal }))).to.include({
      kind: 'unavailable',
    });
  });

  it('rejects when the stream breaks three times in a row', async () => {
    const refuse = () => {
      throw new TypeError('Failed to connect');
    };
    streams = [refuse, refuse, refuse];
    const { live } = restAdapter({ endpoint: REST, thread, features: ['live'] });

    expect(await rejectionOf(live!.watch(() => undefined, { signal: new AbortController().signal }))).to.include({
      kind: 'unavailable',
      hint: `${REST}events?thread=${encodeURIComponent(thread)} does not tell what happens.`,
    });
    expect(connections.length).to.equal(3);
  });
});
