import { openAdapter, type BackendSettings } from '../../src/components/open-adapter.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const data = { repo: 'Example/Site' };

describe('backend="github-discussions"', () => {
  const server = recordedServer('github-discussions', 'https://giscus.example.test');
  const open = (settings: Partial<BackendSettings> = {}) =>
    openAdapter({
      backend: 'github-discussions',
      endpoint: 'https://giscus.example.test',
      thread: '',
      avatars: false,
      data,
      adopt: undefined,
      ...settings,
    });

  it('takes the repository, the category and the thread that the page names', async () => {
    expect((await open({ thread: '/guide/intro.html' })).key).to.equal('github-discussions:example/site::guide/intro');
    expect((await open({ thread: 'Rye', data: { ...data, category: 'Blog', mapping: 'specific' } })).key).to.equal(
      'github-discussions:example/site:Blog:Rye',
    );
    expect((await open({ thread: '12', data: { ...data, mapping: 'number' } })).key).to.equal(
      'github-discussions:example/site::#12',
    );
  });

  it('takes the page itself, as data-mapping says, for a thread', async () => {
    const before = location.href;
    history.replaceState(null, '', '/2026/hello.html');
    try {
      expect((await open()).key).to.equal('github-discussions:example/site::2026/hello');
      expect((await open({ data: { ...data, mapping: 'url' } })).key).to.include(`${location.origin}/2026/hello.html`);
      expect((await open({ data: { ...data, mapping: 'nonsense' } })).key).to.include('::2026/hello');
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('says that there must be a repository', async () => {
    expect(await rejectionOf((await open({ data: {} })).comments.describe(call))).to.include({
      hint: '“” is no repository: give it as owner/name.',
    });
  });

  it('asks the giscus that the page names, strictly where data-strict says so', async () => {
    server.answer(
      ({ path }) => path === '/api/discussions',
      () => jsonAnswer({ error: 'Discussion not found' }, 404),
    );
    await (await open({ thread: 'Rye', data: { ...data, strict: '1' } })).comments.describe(call);
    await (await open({ thread: 'Rye' })).comments.describe(call);

    expect(server.received.map(({ query }) => [query.get('term'), query.get('strict')])).to.deep.equal([
      ['Rye', 'true'],
      ['Rye', null],
    ]);
  });

  it('reads the file that data-snapshot names, relative to the page', async () => {
    const snapshot = 'https://giscus.example.test/intro.json';
    server.answer(
      ({ path }) => path === '/intro.json',
      () => jsonAnswer({ data: { repository: { discussion: null } } }),
    );
    const { posting } = await (await open({ endpoint: '', data: { ...data, snapshot } })).comments.describe(call);

    expect(posting).to.deep.equal({
      allowed: false,
      why: 'read-only',
      href: 'https://github.com/Example/Site/discussions',
    });
  });
});
