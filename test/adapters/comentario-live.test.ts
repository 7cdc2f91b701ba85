import type { News } from '../../src/adapters/adapter.js';
import { comentarioAdapter } from '../../src/adapters/comentario.js';
import { FakeSockets, type FakeSocket } from '../support/fake-sockets.js';
import { FakeTime, settled } from '../support/fake-time.js';
import { expect } from '../support/index.js';
import { recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://comentario.example.test/';
const DOMAIN = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
const path = '/guide/intro';
const id = (number: number): string => `0a1b2c3d-0000-4000-8000-00000000000${number}`;
const message = (number: number, more: object = {}): string =>
  JSON.stringify({ domain: DOMAIN, path, comment: id(number), parentComment: null, action: 'new', ...more });

describe('the Comentario adapter, listening', () => {
  const server = recordedServer('comentario', 'https://comentario.example.test');
  const sockets = FakeSockets.inEachTest();
  const time = FakeTime.inEachTest();

  interface Listening {
    readonly socket: FakeSocket;
    readonly heard: News[];
    readonly ended: Promise<unknown>;
    leave(): void;
  }

  async function listening(): Promise<Listening> {
    const left = new AbortController();
    const heard: News[] = [];
    const { live } = comentarioAdapter({ endpoint, thread: path, host: 'blog.example.test' });
    const ended = rejectionOf(live!.watch((news) => heard.push(news), { signal: left.signal }));
    await until(() => sockets.opened.length > 0);
    await settled();
    return { socket: sockets.opened[0]!, heard, ended, leave: () => left.abort(new Error('left')) };
  }

  /** Waits for answers of the network, which know no time. */
  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise((resolve) => requestAnimationFrame(resolve));
  }

  it('opens one connection, and says which page it is about', async () => {
    await server.replay('04-list-empty');
    const { socket, leave } = await listening();

    expect(socket.url).to.equal('wss://comentario.example.test/ws/comments');
    expect(socket.sent).to.deep.equal([JSON.stringify({ domain: DOMAIN, path })]);
    expect(sockets.opened).to.have.length(1);
    leave();
  });

  it('reads a comment that it is told of, whatever happened to it', async () => {
    await server.replay('04-list-empty', '05-get');
    const { socket, heard, leave } = await listening();
    socket.hear(message(1, { action: 'vote' }));
    await until(() => heard.length > 0);

    expect(heard[0]!.removed).to.deep.equal([]);
    expect(heard[0]!.comments.map((comment) => [comment.id, comment.votes!.score])).to.deep.equal([[id(1), 4]]);
    leave();
  });

  it('takes what this reader may not see for gone', async () => {
    await server.replay('04-list-empty', '30-get-unknown');
    const { socket, heard, leave } = await listening();
    socket.hear(message(9, { action: 'update' }));
    await until(() => heard.length > 0);

    expect(heard).to.deep.equal([{ comments: [], removed: [id(9)] }]);
    leave();
  });

  it('reads each comment once for a storm of messages, one after the other', async () => {
    await server.replay('04-list-empty', '05-get', '30-get-unknown');
    const { socket, heard, leave } = await listening();
    for (let count = 0; count < 50; count += 1) {
      socket.hear(message(1));
      socket.hear(message(9, { action: 'update' }));
    }
    await until(() => heard.length >= 3);

    const asked = server.asked.filter((it) => it.startsWith('GET'));
    // The one that was being read when more was said of it is read again.
    expect(asked).to.deep.equal([1, 9, 1].map((number) => `GET /api/embed/comments/${id(number)}`));
    leave();
  });

  it('takes nothing away that is new and waits for approval', async () => {
    await server.replay('04-list-empty', '05-get', '30-get-unknown');
    const { socket, heard, leave } = await listening();
    socket.hear(message(9, { action: 'new' }));
    socket.hear(message(1));
    await until(() => heard.length > 0);

    expect(heard.flatMap(({ removed }) => removed)).to.deep.equal([]);
    leave();
  });

  it('goes on after a comment that could not be read', async () => {
    await server.replay('04-list-empty', '05-get');
    await server.replayAs('30-get-unknown', { change: (it) => ({ ...it, status: 500 }) });
    const { socket, heard, leave } = await listening();
    socket.hear(message(9));
    socket.hear(message(1));
    await until(() => heard.length > 0);

    expect(heard[0]!.comments[0]!.id).to.equal(id(1));
    leave();
  });

  it('listens to no other page, and to nothing that is no message', async () => {
    await server.replay('04-list-empty', '05-get');
    const { socket, heard, leave } = await listening();
    for (const odd of ['{', 'null', '7', 'x'.repeat(5_000), new Blob(), message(1, { comment: '../1' })])
      socket.hear(odd);
    socket.hear(message(8, { path: '/elsewhere' }));
    socket.hear(message(9, { domain: 'another' }));
    socket.hear(message(1));
    await until(() => heard.length > 0);

    expect(server.asked.filter((it) => it.startsWith('GET'))).to.have.length(1);
    leave();
  });

  it('says again from time to time what it listens to, so that a dead connection is noticed', async () => {
    await server.replay('04-list-empty');
    const { socket, leave } = await listening();
    await time.pass(150_000);
    expect(socket.sent).to.have.length(4);

    leave();
    await settled();
    expect(time.waiting).to.equal(0);
  });

  it('ends with the call, and hears nothing any more', async () => {
    await server.replay('04-list-empty', '05-get');
    const { socket, heard, ended, leave } = await listening();
    leave();

    expect(await ended).to.include({ message: 'left' });
    expect(socket.isLeft).to.equal(true);
    socket.isOpen = true;
    socket.hear(message(1));
    await server.verify();
    expect([heard, socket.sent.length]).to.deep.equal([[], 1]);
  });

  it('says when the connection breaks, and leaves no timer behind', async () => {
    await server.replay('04-list-empty');
    const { socket, ended } = await listening();
    socket.lose();

    expect(await ended).to.include({ kind: 'offline' });
    expect(time.waiting).to.equal(0);
  });

  it('opens none where Comentario tells nobody, or the page may open none', async () => {
    const watch = () =>
      comentarioAdapter({ endpoint, thread: path }).live!.watch(() => undefined, {
        signal: new AbortController().signal,
      });
    await server.replayAs('04-list-empty', {
      change: (it) => ({ ...it, body: { pageInfo: { liveUpdateEnabled: false, domainId: DOMAIN } } }),
    });
    expect(await rejectionOf(watch())).to.include({ kind: 'unavailable' });
    expect(sockets.opened).to.deep.equal([]);

    await server.replay('04-list-empty');
    globalThis.WebSocket = class {
      constructor() {
        throw new DOMException('Mixed content', 'SecurityError');
      }
    } as unknown as typeof WebSocket;
    expect(await rejectionOf(watch())).to.include({ kind: 'offline' });
  });
});
