import { openAdapter, type BackendSettings } from '../../src/components/open-adapter.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://remark42.example.test';
const page = 'https://blog.example.test/guide/intro/';

describe('backend="remark42"', () => {
  const open = (settings: Partial<BackendSettings> = {}) =>
    openAdapter({ backend: 'remark42', endpoint, thread: '', avatars: false, data: {}, adopt: undefined, ...settings });

  it('takes the endpoint, the site and the thread that the page names', async () => {
    expect((await open({ thread: page, data: { site: 'blog' } })).key).to.equal(`remark42:${endpoint}/:blog:${page}`);
  });

  it('takes a path on the page’s own site, Remark42’s usual site, and the page’s own address', async () => {
    expect((await open({ endpoint: '/remark42' })).key).to.equal(
      `remark42:${location.origin}/remark42/:remark:${location.origin}${location.pathname}`,
    );
  });

  it('says that there must be an endpoint', async () => {
    const { comments } = await open({ endpoint: '' });

    expect(await rejectionOf(comments.list({ sort: 'newest' }, call))).to.include({
      hint: '“” is no address of a Remark42.',
    });
  });

  it('lets readers write to another origin only with data-jwt', async () => {
    expect((await open()).session).to.equal(undefined);
    expect((await open({ data: { jwt: '' } })).session).to.be.an('object');
    expect((await open({ data: { jwt: 'false' } })).session).to.equal(undefined);
  });
});
