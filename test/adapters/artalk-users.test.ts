import type { SignIn } from '../../src/adapters/adapter.js';
import { artalkAdapter } from '../../src/adapters/artalk.js';
import { expect } from '../support/index.js';
import { call } from '../support/memory-calls.js';
import { recordedServer, type Received } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const endpoint = 'https://artalk.example.test/';
const KEPT = `gedanken:1:artalk:${endpoint}`;
const LIST = { to: 'GET /api/v2/comments' };
const mona = { id: 'artalk:1', name: 'Mona Example', url: 'https://mona.example.test/', roles: ['moderator'] };
const open = () => artalkAdapter({ endpoint, site: 'Blog', thread: '/guide/intro', timezone: 'UTC', signIn: true });
const forget = (): void => sessionStorage.removeItem(KEPT);
const signedIn = (): void => sessionStorage.setItem(KEPT, 'a-jwt');

describe('the Artalk adapter, signing in', () => {
  const server = recordedServer('artalk', 'https://artalk.example.test');
  beforeEach(forget);
  afterEach(forget);

  async function asked(step: SignIn | undefined): Promise<Extract<SignIn, { kind: 'ask' }>> {
    if (step?.kind !== 'ask') throw new Error(step?.kind);
    return step;
  }

  async function theAddress(): Promise<Extract<SignIn, { kind: 'ask' }>> {
    return asked(await open().session?.signIn('https://blog.example.test/', call));
  }

  it('asks for an e-mail address and then for a password, and keeps the token in this tab alone', async () => {
    await server.replay('60-login', '63-user');
    const address = await theAddress();
    const password = await asked(await address.answer(' mona@example.test ', call));
    const step = await password.answer('open sesame', call);

    expect([address.what, password.what]).to.deep.equal(['handle', 'token']);
    expect(step).to.deep.equal({ kind: 'signed-in', viewer: mona });
    expect(server.received[0]?.text).to.equal('{"name":"","email":"mona@example.test","password":"open sesame"}');
    expect([sessionStorage.getItem(KEPT), localStorage.getItem(KEPT)]).to.deep.equal(['a-jwt', null]);
  });

  it('takes no address that is none', async () => {
    expect(await rejectionOf((await theAddress()).answer('mona', call))).to.include({ kind: 'rejected' });
    expect(server.asked).to.deep.equal([]);
  });

  for (const [name, what] of [
    ['61-login-failed', 'a wrong password'],
    ['62-login-several', 'an address that several names share'],
  ] as const) {
    it(`lets one correct ${what}`, async () => {
      await server.replay(name);
      const password = await asked(await (await theAddress()).answer('mona@example.test', call));

      expect(await rejectionOf(password.answer('sesame', call))).to.include({ kind: 'rejected' });
      expect(sessionStorage.getItem(KEPT)).to.equal(null);
    });
  }

  it('knows who is signed in, and gives away no address', async () => {
    signedIn();
    await server.replay('63-user');
    const viewer = await open().session!.current(call);

    expect(viewer).to.deep.equal(mona);
    expect(server.received[0]?.headers.get('Authorization')).to.equal('Bearer a-jwt');
  });

  it('forgets a token that has ended', async () => {
    signedIn();
    await server.replay('64-user-nobody');

    expect(await open().session!.current(call)).to.equal(null);
    expect(sessionStorage.getItem(KEPT)).to.equal(null);
  });

  it('signs out by forgetting', async () => {
    signedIn();

    expect(await open().session!.signOut('https://blog.example.test/', call)).to.equal(null);
    expect(sessionStorage.getItem(KEPT)).to.equal(null);
  });

  it('reads as a guest where the page lets nobody sign in, whatever the tab has kept', async () => {
    signedIn();
    await server.replay('01-conf');
    await server.replayAs('03-list', LIST);
    await artalkAdapter({ endpoint, site: 'Blog', thread: '/guide/intro' }).comments.list({ sort: 'newest' }, call);

    expect(server.received.map(({ headers }) => headers.get('Authorization'))).to.deep.equal([null, null]);
  });
});

describe('the Artalk adapter, for administrators', () => {
  const server = recordedServer('artalk', 'https://artalk.example.test');
  const put = (): Record<string, unknown> =>
    JSON.parse(server.received.find(({ method }: Received) => method === 'PUT')!.text) as Record<string, unknown>;
  beforeEach(async () => {
    signedIn();
    await server.replay('01-conf', '63-user', '30-get', '31-get-root');
  });
  afterEach(forget);

  it('says what they may do, and that nothing is taken away which was answered', async () => {
    await server.replayAs('03-list', LIST);
    const { comments, total } = await open().comments.list({ sort: 'newest' }, call);
    const canOf = (id: string) => comments.find((comment) => comment.id === id)?.can;

    expect(canOf('3')).to.deep.equal({
      reply: true,
      vote: ['up', 'down'],
      edit: Infinity,
      moderate: true,
      remove: true,
    });
    expect(canOf('1')).to.deep.equal({ reply: true, vote: ['up', 'down'], edit: Infinity, moderate: true, pin: true });
    expect(total).to.equal(undefined);
  });

  it('posts under their name and address, without being asked for them', async () => {
    await server.replay('07-create');
    await open().comments.create({ key: 'k', parent: null, text: 'Hello' }, call);
    const sent = JSON.parse(server.received.at(-1)!.text) as object;

    expect(sent).to.include({ name: 'Mona Example', email: 'mona@example.test', link: 'https://mona.example.test/' });
  });

  it('changes the words of a comment, and tells the rest again as it is', async () => {
    await server.replay('70-update');
    const { body } = await open().edits!.update('3', 'Changed by Mona.', call);

    expect(put()).to.deep.equal({
      content: 'Changed by Mona.',
      rid: 2,
      ua: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0',
      is_collapsed: false,
      is_pending: false,
      is_pinned: false,
      site_name: 'Blog',
      page_key: '/guide/intro',
    });
    expect(body.source).to.equal('<p>Changed by Mona.</p>\n');
  });

  it('begins a change with the Markdown', async () => {
    expect(await open().edits!.source('3', call)).to.equal('An answer to the answer.');
  });

  for (const [as, expected] of [
    ['held', { is_pending: true, is_collapsed: false }],
    ['spam', { is_pending: true, is_collapsed: true }],
  ] as const) {
    it(`takes a comment out of the thread as ${as}`, async () => {
      await server.replay('70-update');
      await open().moderation!.hide('3', as, call);

      expect(put()).to.deep.include(expected);
    });
  }

  it('shows what is held and folded up as spam, and lets it out of both', async () => {
    const spam = { is_pending: true, is_collapsed: true };
    await server.replayAs('30-get', {
      change: (response) => {
        const body = response.body as { readonly comment: object };
        return { ...response, body: { ...body, comment: { ...body.comment, ...spam } } };
      },
    });
    await server.replay('70-update');
    const adapter = open();

    expect((await adapter.comments.find('3', call)).at(-1)?.status).to.equal('spam');
    await adapter.moderation!.approve('3', call);
    expect(put()).to.deep.include({ is_pending: false, is_collapsed: false });
  });

  it('removes a comment that nobody answered', async () => {
    await server.replayAs('03-list', LIST);
    await server.replay('72-delete');

    expect(await open().edits!.remove('3', call)).to.equal(null);
    expect(server.asked.at(-1)).to.equal('DELETE /api/v2/comments/3');
  });

  it('removes nothing together with the answers of others', async () => {
    await server.replayAs('03-list', LIST);

    expect(await rejectionOf(open().edits!.remove('1', call))).to.include({ kind: 'forbidden' });
    expect(server.asked.filter((path) => path.startsWith('DELETE'))).to.deep.equal([]);
  });

  it('pins conversations, and no answers', async () => {
    expect(await rejectionOf(open().pins!.pin('3', true, call))).to.include({ kind: 'forbidden' });
  });

  it('says that signing in has ended', async () => {
    await server.replay('71-update-guest');

    expect(await rejectionOf(open().edits!.update('3', 'Changed.', call))).to.include({ kind: 'signed-out' });
  });
});
