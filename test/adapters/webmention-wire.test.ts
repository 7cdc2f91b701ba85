import { webmentionAdapter } from '../../src/adapters/webmention.js';
import type { Comment } from '../../src/core/comment.js';
import { expect } from '../support/index.js';
import { recordedServer } from '../support/recorded.js';

const call = { signal: new AbortController().signal };

type Entry = Record<string, unknown>;

describe('mentions', () => {
  const server = recordedServer('webmention', 'https://webmention.example.test');
  const replay = (change: (children: Entry[]) => void = () => undefined) =>
    server.replayAs('01-mentions', {
      to: 'GET /api/mentions.jf2',
      change: (response) => {
        const body = structuredClone(response.body) as { children: Entry[] };
        change(body.children);
        return { ...response, body };
      },
    });
  const read = async () => {
    const adapter = webmentionAdapter({
      endpoint: `${server.origin}/api/mentions.jf2`,
      thread: 'https://blog.example.test/hello/',
    });
    return (await adapter.comments.list({ sort: 'oldest' }, call)).comments;
  };
  const one = async (change: Entry): Promise<Comment | undefined> => {
    await replay((children) => {
      const [first] = children.filter((entry) => entry['wm-id'] === 2003);
      children.splice(0, Infinity, { ...first, ...change });
    });
    return (await read())[0];
  };

  describe('from those who claim what they like', () => {
    it('links to the page that said it, where that names another host as its own', async () => {
      await replay();
      expect((await read())[0]).to.deep.include({
        author: { name: 'Ben' },
        url: 'https://eve.example.test/fake',
      });
    });

    it('takes no time for true that is later than the mention itself', async () => {
      await replay();
      expect((await read())[0]).to.include({ created: Date.UTC(2025, 2, 1, 10) });
    });

    it('leaves out what has neither id nor source, and nothing else', async () => {
      await replay((children) => {
        children.push({}, null as never, { 'wm-id': 1, 'wm-source': 'javascript:alert(1)' });
      });
      expect(await read()).to.have.length(5);
    });

    it('shows no address that runs, and no picture that nobody asked for', async () => {
      const author = { name: 'Ben', url: 'javascript:alert(1)', photo: 'https://pictures.example.test/1.png' };
      expect((await one({ author }))?.author).to.deep.equal({ name: 'Ben' });
    });

    it('bounds what comes', async () => {
      const comment = await one({ content: { html: 'x'.repeat(100_000) }, author: { name: 'y'.repeat(1000) } });
      expect([comment?.body.source.length, comment?.author.name.length]).to.deep.equal([65_536, 300]);
    });
  });

  describe('in words of all forms', () => {
    it('takes the markup before the text', async () => {
      expect((await one({ content: { html: '<b>a</b>', text: 'a' } }))?.body).to.deep.equal({
        format: 'html',
        source: '<b>a</b>',
      });
    });

    it('takes text wherever it stands', async () => {
      for (const more of [
        { content: { text: 'a' } },
        { content: 'a' },
        { content: { 'content-type': 'text/plain', value: 'a' } },
        { content: null, summary: { 'content-type': 'text/plain', value: 'a' } },
        { content: null, name: 'a' },
      ])
        expect((await one(more))?.body, JSON.stringify(more)).to.deep.equal({ format: 'text', source: 'a' });
    });

    it('gives the address where there are none', async () => {
      expect((await one({ content: null }))?.body.source).to.equal('https://noname.example.test/1');
    });

    it('takes a time without a zone for one of UTC', async () => {
      expect((await one({}))?.created).to.equal(Date.UTC(2025, 2, 1, 11));
      expect((await one({ published: null }))?.created).to.equal(Date.UTC(2025, 2, 1, 11, 59));
      expect((await one({ published: 'yesterday', 'wm-received': 1 }))?.created).to.equal(1);
    });

    it('takes what it does not know for a mention', async () => {
      expect(await one({ 'wm-property': 'follow-of', name: 'Hello' })).to.include({ kind: 'pingback' });
    });
  });
});
