import { openAdapter } from '../../src/components/open-adapter.js';
import { readScript } from '../../src/embed/read-script.js';
import { expect } from '../support/index.js';
import { recordedServer } from '../support/recorded.js';

const ROOT = '01M7ZK5GH4GG8Q1KSTAPR0VH2G';
const call = { signal: new AbortController().signal };

describe('backend="mastodon"', () => {
  const server = recordedServer('mastodon', 'https://mastodon.example.test');
  const thread = `${server.origin}/@alice/statuses/${ROOT}`;
  const settings = { backend: 'mastodon', endpoint: '', thread, avatars: false, data: {}, adopt: undefined };

  it('takes the address of a status as thread', async () => {
    expect((await openAdapter(settings)).key).to.equal(`mastodon:${server.origin}:${ROOT}`);
  });

  it('takes the server as endpoint, and then a mere id', async () => {
    const { key } = await openAdapter({ ...settings, endpoint: 'https://social.example', thread: '12' });
    expect(key).to.equal('mastodon:https://social.example:12');
  });

  it('shows pictures of people where the section asks for them', async () => {
    await server.replay('28-get-status', '29-context');
    const pictures = async (avatars: boolean) => {
      const { comments } = await openAdapter({ ...settings, avatars });
      return (await comments.list({ sort: 'oldest' }, call)).comments.filter(({ author }) => author.avatar).length;
    };
    expect([await pictures(false), await pictures(true)]).to.deep.equal([0, 8]);
  });

  it('lets readers sign in, unless data-sign-in="off"', async () => {
    expect((await openAdapter(settings)).session).to.be.an('object');
    expect((await openAdapter({ ...settings, data: { signIn: 'off' } })).session).to.equal(undefined);
  });

  it('signs in by a window where data-callback names a page for it', async () => {
    server.answer(
      ({ path }) => path === '/api/v1/apps',
      () => new Response('{"client_id":"c","client_secret":"s"}') as never,
    );
    const { session } = await openAdapter({ ...settings, data: { callback: '/signed-in.html' } });
    const asking = await session!.signIn(location.href, call);
    const next = asking.kind === 'ask' ? await asking.answer('mastodon.example.test', call) : asking;
    sessionStorage.clear();
    expect(next).to.have.property('kind', 'popup');
  });

  it('can be set up by a script tag', () => {
    const script = document.createElement('script');
    script.setAttribute('data-sign-in', 'off');
    script.setAttribute('data-callback', '/signed-in.html');
    const warnings: string[] = [];
    const read = readScript(script, (warning) => warnings.push(warning));
    expect(Object.fromEntries(read)).to.deep.equal({ 'data-sign-in': 'off', 'data-callback': '/signed-in.html' });
    expect(warnings).to.deep.equal([]);
  });
});
