import { openAdapter, type BackendSettings } from '../../src/components/open-adapter.js';
import { expect } from '../support/index.js';
import { call, list, post } from '../support/memory-calls.js';

const endpoint = 'https://rest.example.test/v1/';
const open = (settings: Partial<BackendSettings>) =>
  openAdapter({ backend: 'rest', endpoint, thread: '', avatars: false, data: {}, adopt: undefined, ...settings });

/** A request that left the page. */
interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly credentials: RequestCredentials | undefined;
  readonly body: string;
}

describe('backends that speak the Gedanken protocol, as a page names them', () => {
  const { fetch } = globalThis;
  let sent: Sent[] = [];
  let answer: unknown;
  beforeEach(() => {
    sent = [];
    answer = { comments: [] };
    globalThis.fetch = (input, { headers, credentials, body } = {}) => {
      sent.push({ url: String(input), headers: new Headers(headers), credentials, body: String(body) });
      return Promise.resolve(Response.json(answer));
    };
  });
  afterEach(() => {
    globalThis.fetch = fetch;
    for (const base of [endpoint, `${location.origin}/`]) localStorage.removeItem(`gedanken:1:reader:${base}`);
  });

  describe('backend="rest"', () => {
    it('takes the endpoint and the thread that the page names', async () => {
      expect((await open({ thread: 'hello' })).key).to.equal(`rest:${endpoint}:hello`);
    });

    it('takes an endpoint on the page’s own site, and the page’s own path', async () => {
      expect((await open({ endpoint: '/v1' })).key).to.equal(`rest:${location.origin}/v1/:${location.pathname}`);
    });

    it('has what data-features names', async () => {
      const { live, changes, session, preview } = await open({ data: { features: 'live, session nonsense' } });

      expect([live, changes, session, preview].map(Boolean)).to.deep.equal([true, true, true, false]);
    });

    it('sends cookies elsewhere where data-credentials is include, and only then', async () => {
      for (const credentials of ['include', 'same-origin', 'always', undefined])
        await list(await open({ data: { credentials } }));

      expect(sent.map(({ credentials }) => credentials)).to.deep.equal([
        'include',
        'same-origin',
        'same-origin',
        'same-origin',
      ]);
    });

    it('makes a key for guests unless data-reader-key is off', async () => {
      answer = { id: 1, body: { source: 'Hello' } };
      for (const readerKey of ['off', undefined]) await post(await open({ data: { readerKey } }), 'Hello');

      expect(sent.map(({ headers }) => headers.has('Gedanken-Reader'))).to.deep.equal([false, true]);
    });

    it('shows pictures of people where avatars asks for them', async () => {
      const avatar = 'https://rest.example.test/alice.png';
      answer = { comments: [{ id: 1, author: { name: 'Alice', avatar }, body: { source: 'Hello' } }] };
      const pictures = await Promise.all(
        [true, false].map(async (avatars) => (await list(await open({ avatars })))[0]?.author.avatar),
      );

      expect(pictures).to.deep.equal([avatar, undefined]);
    });
  });

  describe('backend="static"', () => {
    const openFile = (data: BackendSettings['data'] = {}, file = '/comments/hello.json') =>
      open({ backend: 'static', endpoint: file, data });
    const form = () => Object.fromEntries(new URLSearchParams(sent.at(-1)!.body));

    it('takes the file that the page names as its endpoint', async () => {
      expect((await openFile()).key).to.equal(`static:${location.origin}/comments/hello.json`);
    });

    it('can be written to where data-action says how', async () => {
      const allowed = await Promise.all(
        [{}, { action: '/form' }].map(
          async (data) => (await (await openFile(data)).comments.describe(call)).posting.allowed,
        ),
      );

      expect(allowed).to.deep.equal([false, true]);
    });

    it('sends the form there, with what data-hidden adds', async () => {
      await post(await openFile({ action: '/form', hidden: 'options[slug]=hello&a=b%20c' }), 'Hello');

      expect(sent.at(-1)!.url).to.equal(`${location.origin}/form`);
      expect(form()).to.include({ 'options[slug]': 'hello', a: 'b c', 'fields[message]': 'Hello' });
    });

    it('names the fields as data-field-… says', async () => {
      const data = { fieldName: 'who', fieldEmail: '', fieldWebsite: 'site', fieldText: 'words', fieldParent: 'to' };
      const guest = { name: 'Carla', email: 'carla@example.org', website: 'https://carla.example/' };
      await post(await openFile({ action: '/form', ...data }), 'Hello', { parent: '7', guest });

      expect(form()).to.deep.equal({ who: 'Carla', site: 'https://carla.example/', words: 'Hello', to: '7' });
    });

    it('asks guests for what data-email and data-website say', async () => {
      const { comments } = await openFile({ email: 'required', website: 'optional' });
      const other = await openFile({ email: 'sometimes' });

      expect((await comments.describe(call)).guestFields).to.deep.equal({
        name: 'required',
        email: 'required',
        website: 'optional',
      });
      expect((await other.comments.describe(call)).guestFields.email).to.equal('hidden');
    });
  });

  describe('backend="postgrest"', () => {
    it('reads the database and the thread that the page names', async () => {
      const { key } = await open({
        backend: 'postgrest',
        endpoint: 'https://db.example.test/rest/v1',
        thread: 'hello',
      });

      expect(key).to.equal('postgrest:https://db.example.test/rest/v1/:hello');
    });

    it('sends the project’s key from data-key', async () => {
      await list(await open({ backend: 'postgrest', data: { key: 'sb_publishable_x' } }));

      expect(sent[0]!.headers.get('apikey')).to.equal('sb_publishable_x');
    });
  });
});
