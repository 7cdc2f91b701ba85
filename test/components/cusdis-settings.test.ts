import { openAdapter, type BackendSettings } from '../../src/components/open-adapter.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer } from '../support/recorded.js';

const endpoint = 'https://cusdis.example.test';
const guest = { name: 'Gina Guest', email: '', website: '' };

describe('backend="cusdis"', () => {
  const server = recordedServer('cusdis', endpoint);
  const open = (settings: Partial<BackendSettings> = {}) =>
    openAdapter({
      backend: 'cusdis',
      endpoint,
      thread: '',
      avatars: false,
      data: { app: 'an-app' },
      adopt: undefined,
      ...settings,
    });

  it('takes the endpoint, the app and the thread that the page names', async () => {
    expect((await open({ thread: '/guide/intro' })).key).to.equal(`cusdis:${endpoint}/:an-app:/guide/intro`);
  });

  it('goes to cusdis.com and by the page’s own path where the page names neither', async () => {
    expect((await open({ endpoint: '' })).key).to.equal(`cusdis:https://cusdis.com/:an-app:${location.pathname}`);
  });

  it('takes the name that Cusdis’s own widget has for the app, too', async () => {
    expect((await open({ data: { appId: 'an-app' } })).key).to.include(':an-app:');
  });

  it('gives new threads the title of the page, or of data-title', async () => {
    await server.replay('10-create');
    const { title } = document;
    document.title = 'An introduction';
    await (await open()).comments.create({ key: 'k', parent: null, text: 'Hi', guest }, call);
    document.title = title;
    await (
      await open({ data: { app: 'an-app', title: 'Another' } })
    ).comments.create({ key: 'k', parent: null, text: 'Hi', guest }, call);

    expect(
      server.received.map(({ text }) => (JSON.parse(text) as { readonly pageTitle: string }).pageTitle),
    ).to.deep.equal(['An introduction', 'Another']);
  });
});
