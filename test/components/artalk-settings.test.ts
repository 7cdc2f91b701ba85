import { openAdapter, type BackendSettings } from '../../src/components/open-adapter.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://artalk.example.test';

describe('backend="artalk"', () => {
  const server = recordedServer('artalk', endpoint);
  const open = (settings: Partial<BackendSettings> = {}) =>
    openAdapter({ backend: 'artalk', endpoint, thread: '', avatars: false, data: {}, adopt: undefined, ...settings });

  it('takes the endpoint, the thread and the site that the page names', async () => {
    expect((await open({ thread: '/guide/intro', data: { site: 'Blog' } })).key).to.equal(
      `artalk:${endpoint}/:Blog:/guide/intro`,
    );
  });

  it('takes an endpoint on the page’s own site, and the page’s own path', async () => {
    expect((await open({ endpoint: '/artalk' })).key).to.equal(
      `artalk:${location.origin}/artalk/:Default Site:${location.pathname}`,
    );
  });

  it('says that there must be an endpoint', async () => {
    const { comments } = await open({ endpoint: '' });

    expect(await rejectionOf(comments.list({ sort: 'newest' }, call))).to.include({ kind: 'malformed' });
  });

  it('reads dates by the clock that data-timezone names', async () => {
    await server.replay('01-conf');
    await server.replayAs('03-list', { to: 'GET /api/v2/comments' });
    const { comments } = await open({ thread: '/guide/intro', data: { timezone: 'Asia/Shanghai' } });
    const [first] = (await comments.list({ sort: 'newest' }, call)).comments;

    expect(first?.created).to.equal(Date.UTC(2024, 3, 30));
  });

  it('lets readers sign in with data-sign-in="on"', async () => {
    expect((await open()).session).to.equal(undefined);
    expect((await open({ data: { signIn: 'on' } })).session).to.be.an('object');
  });

  it('takes votes on the page with data-page-votes="true"', async () => {
    expect((await open()).reactions).to.equal(undefined);
    expect((await open({ data: { pageVotes: 'true' } })).reactions).to.be.an('object');
  });

  it('gives new threads the title of the page, or of data-title', async () => {
    await server.replay('01-conf', '07-create');
    const { title } = document;
    document.title = 'An introduction';
    const guest = { name: 'Gina Guest', email: 'gina@example.test', website: '' };
    await (await open({ thread: '/guide/intro' })).comments.create({ key: 'k', parent: null, text: 'Hi', guest }, call);
    document.title = title;
    await (
      await open({ thread: '/guide/intro', data: { title: 'Another' } })
    ).comments.create({ key: 'k', parent: null, text: 'Hi', guest }, call);

    expect(
      server.received
        .filter(({ method }) => method === 'POST')
        .map(({ text }) => (JSON.parse(text) as { readonly page_title: string }).page_title),
    ).to.deep.equal(['An introduction', 'Another']);
  });
});
