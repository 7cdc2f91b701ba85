import { openAdapter, type BackendSettings } from '../../src/components/open-adapter.js';
import { expect } from '../support/index.js';
import { call, post } from '../support/memory-calls.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://waline.example.test';

describe('backend="waline"', () => {
  const open = (settings: Partial<BackendSettings> = {}) =>
    openAdapter({ backend: 'waline', endpoint, thread: '', avatars: false, data: {}, adopt: undefined, ...settings });

  it('takes the endpoint and the thread that the page names', async () => {
    expect((await open({ thread: '/guide/intro' })).key).to.equal(`waline:${endpoint}/:/guide/intro`);
  });

  it('takes an endpoint on the page’s own site, and the page’s own path', async () => {
    expect((await open({ endpoint: '/waline' })).key).to.equal(
      `waline:${location.origin}/waline/:${decodeURI(location.pathname)}`,
    );
  });

  it('says that there must be an endpoint', async () => {
    const { comments } = await open({ endpoint: '' });

    expect(await rejectionOf(comments.list({ sort: 'newest' }, call))).to.include({
      hint: '“” is no address of a Waline.',
    });
  });

  it('lets readers sign in, must or may not, as data-login says', async () => {
    expect((await open()).session).to.be.an('object');
    expect((await open({ data: { login: 'disable' } })).session).to.equal(undefined);
    expect((await (await open({ data: { login: 'force' } })).comments.describe(call)).posting).to.include({
      why: 'sign-in',
    });
  });

  it('asks guests for what data-required-meta lists', async () => {
    const { comments } = await open({ data: { requiredMeta: 'nick, mail' } });

    expect((await comments.describe(call)).guestFields).to.deep.equal({
      name: 'required',
      email: 'required',
      website: 'optional',
    });
  });

  it('offers the reactions that data-reactions lists', async () => {
    expect((await open()).reactions).to.equal(undefined);
    expect((await open({ data: { reactions: '👍 🎉' } })).reactions).to.be.an('object');
  });

  for (const [name, kind] of [
    ['turnstile', 'turnstile'],
    ['recaptcha', 'recaptcha'],
  ] as const) {
    it(`has guests solve what data-${name} has the key of`, async () => {
      const error = await rejectionOf(post(await open({ data: { [name]: 'a-key' } }), 'Hello'));

      expect(error).to.deep.include({ kind: 'challenge' });
      expect((error as { readonly challenge: unknown }).challenge).to.include({ kind, siteKey: 'a-key' });
    });
  }
});
