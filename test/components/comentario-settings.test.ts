import { openAdapter, type BackendSettings } from '../../src/components/open-adapter.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://comentario.example.test';

describe('backend="comentario"', () => {
  const open = (settings: Partial<BackendSettings> = {}) =>
    openAdapter({
      backend: 'comentario',
      endpoint,
      thread: '',
      avatars: false,
      data: {},
      adopt: undefined,
      ...settings,
    });

  it('takes the endpoint, the thread and the host that the page names', async () => {
    const { key } = await open({ thread: '/guide/intro', data: { host: 'blog.example.test' } });

    expect(key).to.equal(`comentario:${endpoint}/:blog.example.test/guide/intro`);
  });

  it('takes an endpoint on the page’s own site, and the page’s own host and path', async () => {
    expect((await open({ endpoint: '/comments' })).key).to.equal(
      `comentario:${location.origin}/comments/:${location.host}${location.pathname}`,
    );
  });

  it('lets nobody sign in where data-sign-in says so', async () => {
    expect((await open()).session).to.be.an('object');
    expect((await open({ data: { signIn: 'off' } })).session).to.equal(undefined);
  });

  it('says that there must be an endpoint', async () => {
    const { comments } = await open({ endpoint: '' });

    expect(await rejectionOf(comments.list({ sort: 'newest' }, call))).to.include({
      hint: '“” is no address of a Comentario.',
    });
  });
});
