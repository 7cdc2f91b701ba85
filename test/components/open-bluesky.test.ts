import { openAdapter } from '../../src/components/open-adapter.js';
import { expect } from '../support/index.js';
import { recordedServer } from '../support/recorded.js';

const POST = 'at://did:plc:dnozp7mp4m7qew6llyekwnhl/app.bsky.feed.post/3n2tkf5ttwc22';
const call = { signal: new AbortController().signal };

describe('backend="bluesky"', () => {
  const server = recordedServer('bluesky', 'https://bluesky.example.test');
  const settings = {
    backend: 'bluesky',
    endpoint: server.origin,
    thread: POST,
    avatars: false,
    data: {},
    adopt: undefined,
  };

  it('takes the name or the address of a post as thread', async () => {
    expect((await openAdapter(settings)).key).to.equal(`bluesky:${POST}`);
    const thread = 'https://bsky.app/profile/alice.test/post/3n2tkf5ttwc22';
    expect((await openAdapter({ ...settings, thread })).key).to.equal(
      'bluesky:at://alice.test/app.bsky.feed.post/3n2tkf5ttwc22',
    );
  });

  it('asks the endpoint', async () => {
    await server.replayAs('16-thread', { to: 'GET /xrpc/app.bsky.feed.getPostThread' });
    const { comments } = await openAdapter(settings);
    expect((await comments.list({ sort: 'oldest' }, call)).comments).to.have.length(7);
  });

  it('lets readers sign in where the site names its client', async () => {
    const offered = async (data: Readonly<Record<string, string>>) => {
      const { session } = await openAdapter({ ...settings, data });
      return session && (await session.signIn('https://blog.example/', call)).kind;
    };
    expect([await offered({}), await offered({ client: '/client.json' })]).to.deep.equal([undefined, 'ask']);
  });

  it('shows pictures of people where the section asks for them (derived: the recorded people have none)', async () => {
    await server.replayAs('16-thread', {
      to: 'GET /xrpc/app.bsky.feed.getPostThread',
      change: (response) => ({
        ...response,
        body: JSON.parse(
          JSON.stringify(response.body).replaceAll('"handle":', '"avatar":"https://cdn.example/1.jpg","handle":'),
        ) as unknown,
      }),
    });
    const pictures = async (avatars: boolean) => {
      const { comments } = await openAdapter({ ...settings, avatars });
      return (await comments.list({ sort: 'oldest' }, call)).comments.filter(({ author }) => author.avatar).length;
    };
    expect([await pictures(false), await pictures(true)]).to.deep.equal([0, 7]);
  });
});
