import type { Adapter } from '../../src/adapters/adapter.js';
import { blueskyAdapter } from '../../src/adapters/bluesky.js';
import { answerWith, BLOG_PAGE, forgetAll, letIn, tellBack } from '../support/bluesky-member.js';
import { Network } from '../support/bluesky-network.js';
import { expect } from '../support/index.js';
import { rejectionOf } from '../support/rejection-of.js';

const call = { signal: new AbortController().signal };

describe('signing in on Bluesky', () => {
  let network: Network;
  let thread: string;
  const open = (): Adapter => blueskyAdapter({ thread, endpoint: network.view.origin, client: network.client });
  const stored = (): string => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]);

  beforeEach(async () => {
    network = new Network();
    await network.install();
    thread = network.view.write('Olga Example', 'New on the blog');
  });

  afterEach(async () => {
    network.restore();
    await forgetAll();
  });

  it('is not to be had where the site has no client', () => {
    const { session, edits, reactions } = blueskyAdapter({ thread, endpoint: network.view.origin });
    expect([session, edits, reactions]).to.deep.equal([undefined, undefined, undefined]);
  });

  it('is offered where anybody may answer, and not where nobody may', async () => {
    expect((await open().comments.describe(call)).posting).to.deep.equal({ allowed: false, why: 'sign-in' });
    network.view.closed = true;
    expect((await open().comments.describe(call)).posting).to.deep.equal({ allowed: false, why: 'closed' });
  });

  it('asks nobody else and keeps nothing before somebody wants to', async () => {
    const { comments, session } = open();
    await comments.describe(call);
    await comments.list({ sort: 'oldest' }, call);
    expect(await session!.current(call)).to.equal(null);
    expect(await session!.signIn(BLOG_PAGE, call)).to.include({ kind: 'ask', what: 'handle' });
    expect(network.calls).to.deep.equal([]);
    expect(stored()).not.to.include('bluesky');
    expect((await indexedDB.databases()).map(({ name }) => name)).not.to.include('gedanken-bluesky');
  });

  describe('by a handle', () => {
    it('leads to who lets the reader in, and tells nothing by the address', async () => {
      const next = await answerWith(' @BobExample.test ', open());
      expect(next).to.include({ kind: 'popup' });
      const url = new URL(next.kind === 'popup' ? next.url : '');
      expect(url.origin + url.pathname).to.equal('https://let-in.example/oauth/authorize');
      expect(Object.fromEntries(url.searchParams)).to.deep.equal({
        client_id: network.client,
        request_uri: 'urn:request:1',
      });
    });

    it('announces what it wants: the rights and the page of the client, and proofs to come', async () => {
      await answerWith('bobexample.test', open());
      expect(network.pushed).to.include({
        response_type: 'code',
        client_id: network.client,
        redirect_uri: 'https://blog.example/signed-in.html',
        scope: 'atproto transition:generic',
        code_challenge_method: 'S256',
        login_hint: network.bob.did,
      });
      expect(network.pushed['code_challenge']).to.match(/^[\w-]{43}$/);
      expect(network.pushed['state']).to.match(/^[\w-]{43}$/);
    });

    it('takes the account itself as well', async () => {
      expect(await answerWith(network.bob.did, open())).to.include({ kind: 'popup' });
    });

    it('takes none that nobody has, and no text that is none', async () => {
      for (const text of ['', ' ', 'bob', 'nobody.test', 'https://bsky.app', 'did:plc:', 'handle.invalid'])
        expect(await rejectionOf(answerWith(text, open())), text).to.include({ kind: 'rejected' });
    });

    it('takes none that the account does not go by', async () => {
      network.papers = { ...network.papers, alsoKnownAs: ['at://another.test'] };
      expect(await rejectionOf(answerWith('bobexample.test', open()))).to.include({ kind: 'rejected' });
    });
  });

  describe('takes no authority', () => {
    for (const [what, change] of Object.entries({
      'that calls itself something else': { issuer: 'https://another.example' },
      'that takes no proofs': { dpop_signing_alg_values_supported: ['RS256'] },
      'to which the request could not be announced': { pushed_authorization_request_endpoint: undefined },
      'that is not encrypted': { token_endpoint: 'http://let-in.example/oauth/token' },
    }))
      it(what, async () => {
        network.authority = change;
        expect(await rejectionOf(answerWith('bobexample.test', open()))).to.include({ kind: 'unavailable' });
      });
  });

  describe('tells the developer what is wrong with the client', () => {
    for (const [what, change, hint] of [
      ['which has another name', { client_id: 'https://blog.example/other.json' }, 'client_id'],
      ['which takes tokens without proofs', { dpop_bound_access_tokens: false }, 'dpop_bound_access_tokens'],
      ['which asks for nothing', { scope: undefined }, 'scope'],
      ['which leads to another site', { redirect_uris: ['https://another.example/'] }, 'redirect_uris'],
    ] as const)
      it(what, async () => {
        network.metadata = { ...network.metadata, ...change };
        const error = await rejectionOf(answerWith('bobexample.test', open()));
        expect(error).to.include({ kind: 'forbidden' }).and.property('hint').includes(hint);
      });

    it('which is not encrypted', async () => {
      const client = 'http://blog.example/client.json';
      const adapter = blueskyAdapter({ thread, endpoint: network.view.origin, client });
      const error = await rejectionOf(answerWith('bobexample.test', adapter));
      expect(error).to.include({ kind: 'forbidden' }).and.property('hint').includes('https:');
    });
  });

  describe('in the window', () => {
    it('is done once its page has told what came back', async () => {
      const adapter = open();
      const bob = { name: 'Bob Example', id: network.bob.did, handle: '@bobexample.test' };
      expect(await letIn(adapter, network)).to.include(bob);
      expect(await adapter.session!.current(call)).to.include(bob);
      const { posting, viewer } = await adapter.comments.describe(call);
      expect(posting).to.deep.equal({ allowed: true });
      expect(viewer).to.include(bob);
    });

    it('lasts in this tab, with a key that nothing can read', async () => {
      await letIn(open(), network);
      expect(await open().session!.current(call)).to.include({ name: 'Bob Example' });
      expect(Object.keys(localStorage).filter((key) => key.includes('bluesky'))).to.deep.equal([]);
      const [key] = await keptKey();
      expect([key!.privateKey.extractable, key!.privateKey.usages]).to.deep.equal([false, ['sign']]);
    });

    it('is nothing without the key, nor for another client', async () => {
      await letIn(open(), network);
      const other = blueskyAdapter({ thread, endpoint: network.view.origin, client: `${network.client}?2` });
      expect(await other.session!.current(call)).to.equal(null);
      const text = sessionStorage.getItem('gedanken:1:bluesky')!;
      await forgetAll();
      sessionStorage.setItem('gedanken:1:bluesky', text);
      expect(await open().session!.current(call)).to.equal(null);
    });

    it('is nothing where somebody else wrote it', async () => {
      await letIn(open(), network);
      const good = JSON.parse(sessionStorage.getItem('gedanken:1:bluesky')!) as object;
      for (const change of [{ server: 'http://pds.example' }, { did: 'bob' }, { access: 'a\nb' }, { issuer: 7 }]) {
        sessionStorage.setItem('gedanken:1:bluesky', JSON.stringify({ ...good, ...change }));
        expect(await open().session!.current(call), JSON.stringify(change)).to.equal(null);
      }
      sessionStorage.setItem('gedanken:1:bluesky', '{');
      expect(await open().session!.current(call)).to.equal(null);
    });

    it('does not hear what answers another request', async () => {
      const next = await answerWith('bobexample.test', open());
      const giving = new AbortController();
      const finished = next.kind === 'popup' ? next.finish({ signal: giving.signal }) : undefined;
      tellBack({ code: 'good', state: 'another', iss: 'https://let-in.example' });
      const reason = new Error('Closed');
      giving.abort(reason);
      expect(await rejectionOf(finished!)).to.equal(reason);
      expect(network.sent('/oauth/token')).to.deep.equal([]);
    });

    for (const [what, otherwise] of [
      ['where the reader says no', { code: '', error: 'access_denied' }],
      ['where somebody else answers', { iss: 'https://another.example' }],
      ['by a code that is not good', { code: 'bad' }],
    ] as const)
      it(`is not done ${what}`, async () => {
        const adapter = open();
        expect(await rejectionOf(letIn(adapter, network, otherwise))).to.include({ kind: 'forbidden' });
        expect(await adapter.session!.current(call)).to.equal(null);
        expect(stored()).not.to.include('bluesky');
      });

    it('is not done for somebody else than who was named', async () => {
      network.tokens = { sub: 'did:plc:mallory' };
      expect(await rejectionOf(letIn(open(), network))).to.include({ kind: 'forbidden' });
      expect(stored()).not.to.include('access-');
    });

    it('is not done by a token that anybody could use', async () => {
      for (const tokens of [{ token_type: 'Bearer' }, { scope: 'other' }, { access_token: 'a b' }]) {
        network.tokens = tokens;
        expect(await rejectionOf(letIn(open(), network)), JSON.stringify(tokens)).to.include({ kind: 'malformed' });
      }
    });
  });

  it('ends here and there', async () => {
    const adapter = open();
    await letIn(adapter, network);
    const revoked = network.answered('/oauth/revoke');
    expect(await adapter.session!.signOut(BLOG_PAGE, call)).to.equal(null);
    expect(await adapter.session!.current(call)).to.equal(null);
    expect(stored()).not.to.include('access-');
    expect(await keptKey()).to.deep.equal([]);
    await revoked;
    expect(network.sent('/oauth/revoke')).to.deep.equal([{ token: 'refresh-1', client_id: network.client }]);
  });
});

async function keptKey(): Promise<readonly CryptoKeyPair[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('gedanken-bluesky', 1);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  try {
    return await new Promise((resolve, reject) => {
      const asked = database.transaction('keys').objectStore('keys').getAll() as IDBRequest<CryptoKeyPair[]>;
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  } finally {
    database.close();
  }
}
