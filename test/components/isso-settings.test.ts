import { openAdapter, type BackendSettings } from '../../src/components/open-adapter.js';
import { expect } from '../support/index.js';
import { call, post } from '../support/memory-calls.js';
import { recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://isso.example.test';

describe('backend="isso"', () => {
  const server = recordedServer('isso', endpoint);
  const open = (settings: Partial<BackendSettings> = {}) =>
    openAdapter({ backend: 'isso', endpoint, thread: '', avatars: false, data: {}, adopt: undefined, ...settings });

  it('takes the endpoint and the thread that the page names', async () => {
    expect((await open({ thread: '/guide/intro' })).key).to.equal(`isso:${endpoint}/:/guide/intro`);
  });

  it('takes an endpoint on the page’s own site, and the page’s own path', async () => {
    expect((await open({ endpoint: '/isso' })).key).to.equal(`isso:${location.origin}/isso/:${location.pathname}`);
  });

  it('takes both from the page itself, whatever its forms are called', async () => {
    await server.replay('53-create-held');
    const forms = ['title', 'baseURI'].map((name) => {
      const form = document.createElement('form');
      form.setAttribute('name', name);
      document.body.append(form);
      return form;
    });
    try {
      expect((await open({ endpoint: '/isso' })).key).to.include(`${location.origin}/isso/`);
      await post(await open({ thread: '/guide/intro', data: { cookies: 'false' } }), 'Waits for approval.');
    } finally {
      for (const form of forms) form.remove();
    }
    expect(JSON.parse(server.received.at(-1)!.text)).to.include({ title: document.title });
  });

  it('says that there must be an endpoint', async () => {
    const { comments } = await open({ endpoint: '' });

    expect(await rejectionOf(comments.describe(call))).to.include({ hint: '“” is no address of an Isso.' });
  });

  it('has votes unless data-votes is false', async () => {
    expect((await open()).votes).not.to.equal(undefined);
    expect((await open({ data: { votes: 'false' } })).votes).to.equal(undefined);
  });

  it('lets people change what they wrote where data-cookies says so', async () => {
    expect((await open()).edits).to.equal(undefined);
    expect((await open({ data: { cookies: 'true' } })).edits).not.to.equal(undefined);
    expect((await open({ endpoint: '/isso', data: { cookies: 'false' } })).edits).to.equal(undefined);
  });

  it('sends the page’s title with a comment, or another one from data-title', async () => {
    await server.replay('53-create-held');
    const titles = async (data: BackendSettings['data']): Promise<unknown> => {
      await post(await open({ thread: '/guide/intro', data: { cookies: 'false', ...data } }), 'Waits for approval.');
      return (JSON.parse(server.received.at(-1)!.text) as { readonly title: unknown }).title;
    };
    const before = document.title;
    document.title = 'The page';
    try {
      expect([await titles({}), await titles({ title: 'Intro' })]).to.deep.equal(['The page', 'Intro']);
    } finally {
      document.title = before;
    }
  });
});
