import { openAdapter, type BackendSettings } from '../../src/components/open-adapter.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';
import { replayTwikoo } from '../support/twikoo-replay.js';

const endpoint = 'https://twikoo.example.test/';

describe('backend="twikoo"', () => {
  const server = recordedServer('twikoo', 'https://twikoo.example.test');
  const open = (settings: Partial<BackendSettings> = {}) =>
    openAdapter({ backend: 'twikoo', endpoint, thread: '', avatars: false, data: {}, adopt: undefined, ...settings });

  it('takes the endpoint and the thread that the page names', async () => {
    expect((await open({ thread: '/guide/intro' })).key).to.equal(`twikoo:${endpoint}:/guide/intro`);
  });

  it('takes an endpoint on the page’s own site, and the page’s own path', async () => {
    expect((await open({ endpoint: '/twikoo' })).key).to.equal(`twikoo:${location.origin}/twikoo:${location.pathname}`);
  });

  it('says that there must be an endpoint, which a CloudBase environment is not', async () => {
    for (const wrong of ['', 'my-environment-1a2b']) {
      const { comments } = await open({ endpoint: wrong });

      expect(String(await rejectionOf(comments.describe(call)))).to.include(`“${wrong}” is no address of a Twikoo.`);
    }
  });

  it('shows pictures where the page asks for the backend’s', async () => {
    await replayTwikoo(server, '07-config');
    const avatar = 'https://pictures.example.test/1';
    await replayTwikoo(server, '20-list', { change: () => ({ data: [{ id: '1', comment: '<p>Hi</p>', avatar }] }) });
    const pictures = async (avatars: boolean) =>
      (await (await open({ avatars })).comments.list({ sort: 'newest' }, call)).comments[0]!.author.avatar;

    expect([await pictures(false), await pictures(true)]).to.deep.equal([undefined, avatar]);
  });
});
