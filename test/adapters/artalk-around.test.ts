import { artalkAdapter, type ArtalkAdapterOptions } from '../../src/adapters/artalk.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://artalk.example.test/';
const picture = new Blob(['picture'], { type: 'image/png' });

describe('the Artalk adapter, around the thread', () => {
  const server = recordedServer('artalk', 'https://artalk.example.test');
  const open = (options: Partial<ArtalkAdapterOptions> = {}) =>
    artalkAdapter({ endpoint, site: 'Blog', thread: '/guide/intro', timezone: 'UTC', ...options });
  beforeEach(() => server.replay('01-conf'));

  it('counts many threads in one request, in the order asked', async () => {
    await server.replay('50-counts');

    expect(await open().counts!.counts(['/guide/intro', '/guide/new', '/guide/intro'], call)).to.deep.equal([5, 0, 5]);
    expect(server.asked).to.have.length(1);
  });

  it('counts a thread with a comma in its name by itself', async () => {
    await server.replayAs('03-list', { to: 'GET /api/v2/comments', query: { page_key: '/a,b' } });

    expect(await open().counts!.counts(['/a,b'], call)).to.deep.equal([5]);
  });

  it('says that an answer without counts is none', async () => {
    server.answer(
      ({ path }) => path === '/api/v2/stats/page_comment',
      () => jsonAnswer({ data: {} }),
    );

    expect(await rejectionOf(open().counts!.counts(['/guide/intro'], call))).to.include({ kind: 'malformed' });
  });

  it('lists the newest of the site, each with its page', async () => {
    await server.replay('51-latest');
    const recent = await open().recent!.recent(3, call);

    expect(recent.map(({ comment, url }) => [comment.id, url])).to.deep.equal([
      ['5', 'https://blog.example.test/guide/intro#comment-5'],
      ['2', 'https://blog.example.test/guide/intro#comment-2'],
      ['1', `${location.origin}/guide/intro#comment-1`],
    ]);
  });

  it('makes Markdown of a picture that it has sent', async () => {
    await server.replay('80-upload');

    expect(await open().uploads!.upload(picture, 'leaf.png', 'A [ginkgo]\nleaf', call)).to.equal(
      String.raw`![A \[ginkgo\] leaf](https://artalk.example.test/static/images/20240504-120000.000.png)`,
    );
  });

  it('sends no pictures where Artalk takes none', async () => {
    await server.replay('02-conf-plain');

    expect(await rejectionOf(open().uploads!.upload(picture, 'leaf.png', '', call))).to.include({ kind: 'forbidden' });
    expect(server.asked).to.deep.equal(['GET /api/v2/conf']);
  });

  it('says so when Artalk has ceased to take pictures', async () => {
    await server.replay('81-upload-forbidden');

    expect(await rejectionOf(open().uploads!.upload(picture, 'leaf.png', '', call))).to.include({ kind: 'forbidden' });
  });
});
