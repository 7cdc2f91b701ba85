import { openAdapter, type BackendSettings } from '../../src/components/open-adapter.js';
import { expect } from '../support/index.js';
import { replayMisskey } from '../support/misskey-replay.js';
import { recordedServer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };
const open = (backend: string, settings: Partial<BackendSettings> = {}) =>
  openAdapter({ backend, endpoint: '', thread: '', avatars: false, data: {}, adopt: undefined, ...settings });

describe('backend="webmention"', () => {
  const server = recordedServer('webmention', 'https://webmention.example.test');
  const endpoint = `${server.origin}/api/mentions.jf2`;
  const first = 'https://blog.example.test/hello/';

  it('takes several addresses as thread, with spaces between them', async () => {
    await server.replayAs('02-mentions-empty', { to: 'GET /api/mentions.jf2' });
    const adapter = await open('webmention', { endpoint, thread: `${first}\n  https://old.example.test/a,b` });
    await adapter.comments.list({ sort: 'oldest' }, call);
    expect(adapter.key).to.equal(`webmention:${first}`);
    expect(server.received[0]?.query.getAll('target[]')).to.include('https://old.example.test/a,b');
  });

  it('takes the page itself where no address is given', async () => {
    expect((await open('webmention')).key).to.equal(`webmention:${location.href.split('#')[0]}`);
  });

  it('leads to the form of data-form', async () => {
    await server.replayAs('02-mentions-empty', { to: 'GET /api/mentions.jf2' });
    const { comments } = await open('webmention', { endpoint, thread: first, data: { form: '/mention/' } });
    expect((await comments.describe(call)).posting).to.include({ href: `${location.origin}/mention/` });
  });

  it('shows pictures of people where the section asks for them', async () => {
    await server.replayAs('01-mentions', { to: 'GET /api/mentions.jf2' });
    const { comments } = await open('webmention', { endpoint, thread: first, avatars: true });
    const listed = (await comments.list({ sort: 'oldest' }, call)).comments;
    expect(listed.filter(({ author }) => author.avatar)).to.have.length(1);
  });
});

describe('backend="hackernews"', () => {
  const server = recordedServer('hackernews', 'https://hn.example.test');
  const endpoint = `${server.origin}/api/v1/`;

  it('takes the discussion as thread, and asks the endpoint', async () => {
    await server.replay('01-item');
    const { comments, key } = await open('hackernews', { endpoint, thread: '8863' });
    expect((await comments.list({ sort: 'oldest' }, call)).comments).to.have.length(4);
    expect(key).to.equal('hackernews:8863');
  });

  it('looks for the address of data-page', async () => {
    await server.replayAs('03-search', { to: 'GET /api/v1/search' });
    await server.replay('01-item');
    const { comments } = await open('hackernews', { endpoint, data: { page: 'https://blog.example.test/hello/' } });
    expect((await comments.describe(call)).title).to.equal('Hello');
  });
});

describe('backend="lemmy"', () => {
  it('takes the address of the post as thread', async () => {
    const { key } = await open('lemmy', { thread: 'https://lemmy.example.test/post/123' });
    expect(key).to.equal('lemmy:https://lemmy.example.test:123');
  });
});

describe('backend="misskey"', () => {
  const server = recordedServer('misskey', 'https://misskey.example.test');

  it('takes the address of the note, or its id on the endpoint', async () => {
    const key = 'misskey:https://misskey.example.test:9m2k0root1';
    expect((await open('misskey', { thread: `${server.origin}/notes/9m2k0root1` })).key).to.equal(key);
    expect((await open('misskey', { thread: '9m2k0root1', endpoint: server.origin })).key).to.equal(key);
  });

  it('shows pictures of people where the section asks for them', async () => {
    await replayMisskey(server, '01-note', '02-children', '03-children-below', '04-children-of-hidden');
    const pictures = async (avatars: boolean) => {
      const { comments } = await open('misskey', { thread: `${server.origin}/notes/9m2k0root1`, avatars });
      return (await comments.list({ sort: 'oldest' }, call)).comments.filter(({ author }) => author.avatar).length;
    };
    expect([await pictures(false), await pictures(true)]).to.deep.equal([0, 6]);
  });
});

describe('backend="discourse"', () => {
  it('takes the address of the topic, or its number in the forum at endpoint', async () => {
    const key = 'discourse:https://forum.example.test:123';
    expect((await open('discourse', { thread: 'https://forum.example.test/t/hello/123' })).key).to.equal(key);
    expect((await open('discourse', { thread: '123', endpoint: 'https://forum.example.test/' })).key).to.equal(key);
  });
});

describe('backend="disqus"', () => {
  const server = recordedServer('disqus', 'https://disqus.example.test');

  it('takes the shortname and the public key, and asks the endpoint', async () => {
    await server.replayAs('01-threads', { to: 'GET /api/3.0/threads/list.json' });
    const data = { shortname: 'letters', apiKey: 'public' };
    const { comments, key } = await open('disqus', { endpoint: `${server.origin}/api/3.0/`, thread: 'hello', data });
    await comments.describe(call);
    expect(key).to.equal('disqus:letters:ident:hello');
    expect(Object.fromEntries(server.received[0]!.query)).to.deep.equal({
      api_key: 'public',
      forum: 'letters',
      thread: 'ident:hello',
    });
  });
});
