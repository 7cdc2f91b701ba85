import { twikooAdapter } from '../../src/adapters/twikoo.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { eventOf, replayTwikoo, sentIn, type Replaying } from '../support/twikoo-replay.js';

const endpoint = 'https://twikoo.example.test/';
const KEPT = `gedanken:1:twikoo:${endpoint}`;
const FIRST = 'fcb7edf738fc417882a1d015c8b37c57';
const NEWEST = '183f1ec5bc5c4bedbd3d32c5ff21bcaa';

describe('the Twikoo adapter, changing what is there', () => {
  const server = recordedServer('twikoo', 'https://twikoo.example.test');
  const replay = (name: string, how: Replaying = {}) => replayTwikoo(server, name, how);
  const open = () => twikooAdapter({ endpoint, thread: '/guide/intro' });
  const sent = (event: string) => server.received.filter((request) => eventOf(request) === event).map(sentIn);
  /** The recorded list, with other votes on its last root. */
  const voted =
    (votes: object) =>
    (body: unknown): unknown => {
      Object.assign((body as { data: object[] }).data[3]!, votes);
      return body;
    };

  beforeEach(async () => {
    localStorage.removeItem(KEPT);
    await replay('07-config');
    await replay('20-list');
  });
  afterEach(() => localStorage.removeItem(KEPT));

  describe('votes', () => {
    it('are cast after a look at how they stand, and counted by Twikoo', async () => {
      await replay('32-like');
      await replay('20-list', { change: voted({ ups: 3, liked: true }) });
      await replay('20-list', { times: 1 });

      expect(await open().votes!.cast(FIRST, 'up', call)).to.deep.equal({ score: 3, up: 3, down: 0, mine: 'up' });
      expect(sent('COMMENT_LIKE')[0]).to.include({ id: FIRST, type: 'up' });
      expect(localStorage.getItem(KEPT)).to.match(/^[\da-f]{32}$/);
    });

    it('are turned round by the other one', async () => {
      await replay('33-dislike-instead');
      await replay('20-list', { change: voted({ ups: 1, liked: true }) });
      await open().votes!.cast(FIRST, 'down', call);

      expect(sent('COMMENT_LIKE')[0]).to.include({ type: 'down' });
    });

    it('are taken back by the same once more', async () => {
      await replay('34-dislike-again');
      await replay('20-list', { change: voted({ downs: 1, disliked: true }) });
      await open().votes!.cast(FIRST, null, call);

      expect(sent('COMMENT_LIKE')[0]).to.include({ type: 'down' });
    });

    it('are left alone when they stand as they should, since Twikoo would flip them', async () => {
      await replay('20-list', { change: voted({ ups: 1, liked: true }) });

      expect(await open().votes!.cast(FIRST, 'up', call)).to.deep.equal({ score: 1, up: 1, down: 0, mine: 'up' });
      expect(sent('COMMENT_LIKE')).to.deep.equal([]);
    });

    it('are not sent for what is not there, which Twikoo would take', async () => {
      expect(await rejectionOf(open().votes!.cast('nope', 'up', call))).to.include({ kind: 'not-found' });
      expect(sent('COMMENT_LIKE')).to.deep.equal([]);
    });

    it('go up only where dislikes are off', async () => {
      await replay('07-config', { change: () => ({ code: 0, config: {} }) });

      expect(await rejectionOf(open().votes!.cast(FIRST, 'down', call))).to.include({ kind: 'forbidden' });
    });
  });

  describe('comments', () => {
    it('are taken away by those who wrote them', async () => {
      await replay('38-delete-own-leaf');

      expect(await open().edits!.remove(NEWEST, call)).to.equal(null);
      expect(sent('COMMENT_DELETE_FOR_USER')[0]).to.include({ id: NEWEST });
    });

    it('stay when their answers would go with them', async () => {
      expect(await rejectionOf(open().edits!.remove(FIRST, call))).to.include({ kind: 'forbidden' });
      expect(sent('COMMENT_DELETE_FOR_USER')).to.deep.equal([]);
    });

    it('stay when Twikoo says that they are somebody else’s', async () => {
      await replay('36-delete-other');

      expect(await rejectionOf(open().edits!.remove(NEWEST, call))).to.include({ kind: 'forbidden', uncertain: false });
    });

    it('are changed by nobody here', async () => {
      const { source, update } = open().edits!;

      expect(await rejectionOf(source(NEWEST, call))).to.include({ kind: 'forbidden' });
      expect(await rejectionOf(update(NEWEST, 'Other words', call))).to.include({ kind: 'forbidden' });
      expect(await rejectionOf(update('nope', 'Other words', call))).to.include({ kind: 'not-found' });
    });
  });
});
