import { openAdapter, type BackendSettings } from '../../src/components/open-adapter.js';
import { replayGhost } from '../support/ghost-replay.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer } from '../support/recorded.js';

const thread = '6b01d2fe5452045363d32890';

describe('backend="ghost"', () => {
  const server = recordedServer('ghost');
  const open = (settings: Partial<BackendSettings> = {}) =>
    openAdapter({ backend: 'ghost', endpoint: '', thread, avatars: false, data: {}, adopt: undefined, ...settings });

  it('takes the post that the page names, on the page’s own site or at the endpoint', async () => {
    expect((await open()).key).to.equal(`ghost:${location.origin}/:${thread}`);
    expect((await open({ endpoint: '/blog' })).key).to.equal(`ghost:${location.origin}/blog/:${thread}`);
    expect((await open({ endpoint: 'https://ghost.example.test' })).key).to.equal(
      `ghost:https://ghost.example.test/:${thread}`,
    );
  });

  it('lets those write who pay, as data-access says', async () => {
    await replayGhost(server, '01-member-me');
    await server.replayAs('22-counts', { to: 'GET /members/api/comments/counts/' });
    const posting = async (settings: Partial<BackendSettings>) =>
      (await (await open(settings)).comments.describe(call)).posting;

    expect(await posting({})).to.deep.equal({ allowed: true });
    expect(await posting({ data: { access: 'paid' } })).to.include({ why: 'read-only' });
  });
});
