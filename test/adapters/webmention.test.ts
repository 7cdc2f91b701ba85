import { webmentionAdapter, type WebmentionAdapterOptions } from '../../src/adapters/webmention.js';
import { expect } from '../support/index.js';
import { jsonAnswer, recordedServer, type Recording } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

const TO_MENTIONS = 'GET /api/mentions.jf2';
const PAGE = 'https://blog.example.test/hello/';
const call = { signal: new AbortController().signal };

type Entry = Record<string, unknown>;

/** What is documented, with a change to it. */
function changed(change: (children: Entry[]) => void): (response: Recording['response']) => Recording['response'] {
  return (response) => {
    const body = structuredClone(response.body) as { children: Entry[] };
    change(body.children);
    return { ...response, body };
  };
}

describe('reading the mentions of a page', () => {
  const server = recordedServer('webmention', 'https://webmention.example.test');
  const open = (options: WebmentionAdapterOptions = {}) =>
    webmentionAdapter({ endpoint: `${server.origin}/api/mentions.jf2`, thread: PAGE, ...options });
  const replay = (name: string, change?: (children: Entry[]) => void) =>
    server.replayAs(name, { to: TO_MENTIONS, ...(change && { change: changed(change) }) });
  const read = async (options?: WebmentionAdapterOptions) =>
    (await open(options).comments.list({ sort: 'oldest' }, call)).comments;

  it('makes comments of answers, and mentions of the rest', async () => {
    await replay('01-mentions');
    const comments = await read();
    expect(comments.map(({ id, kind, author }) => [id, kind, author.name])).to.deep.equal([
      ['2002', 'comment', 'Ben'],
      ['2003', 'comment', 'noname.example.test'],
      ['2004', 'comment', 'Ben'],
      ['2009', 'pingback', 'What I read in March » Mona Example'],
      ['2012', 'comment', 'Clara Example'],
    ]);
  });

  it('makes nothing besides of an answer', async () => {
    await replay('01-mentions');
    expect((await read())[2]).to.deep.equal({
      id: '2004',
      parent: null,
      retold: true,
      kind: 'comment',
      status: 'published',
      author: { name: 'Ben', id: 'https://social.example.test/@ben', url: 'https://social.example.test/@ben' },
      body: { format: 'html', source: '<p>I say hello back. <script>alert(1)</script></p>' },
      created: Date.UTC(2025, 2, 1, 12),
      url: 'https://social.example.test/@ben/4',
      can: { reply: false },
    });
  });

  it('counts the answers, not what else there is', async () => {
    await replay('01-mentions');
    const { total, next } = await open().comments.list({ sort: 'newest' }, call);
    expect([total, next]).to.deep.equal([{ count: 4, exact: true }, null]);
  });

  it('tells what people did to the page, each of them once, and who they are', async () => {
    await replay('01-mentions');
    const { reactions } = await open().comments.describe(call);

    for (const { who, people } of reactions!.page!) expect(people!.map(({ name }) => name)).to.deep.equal(who);
    const page = reactions!.page!.map(({ name, emoji, count, mine, who }) => ({ name, emoji, count, mine, who }));
    expect({ ...reactions, page }).to.deep.equal({
      choices: [
        { name: 'like', emoji: '❤️' },
        { name: 'repost', emoji: '🔁' },
        { name: 'bookmark', emoji: '🔖' },
        { name: 'rsvp-yes', emoji: '✅' },
      ],
      page: [
        { name: 'like', emoji: '❤️', count: 2, mine: false, who: ['Emil Example', 'Dora Example'] },
        { name: 'repost', emoji: '🔁', count: 1, mine: false, who: ['Emil Example'] },
        { name: 'bookmark', emoji: '🔖', count: 1, mine: false, who: ['marks.example.test'] },
        { name: 'rsvp-yes', emoji: '✅', count: 1, mine: false, who: ['Dora Example'] },
      ],
      canReact: false,
    });
  });

  it('tells where one can send the address of what one wrote, where the page says so', async () => {
    await replay('01-mentions');
    const link = Object.assign(document.createElement('link'), {
      rel: 'webmention',
      href: 'https://hears.example.test/',
    });
    document.head.append(link);
    try {
      const { mention } = await open().comments.describe(call);
      expect(mention!.endpoint).to.equal('https://hears.example.test/');
      expect(mention!.target).to.match(/^https:/);
    } finally {
      link.remove();
    }
    expect((await open().comments.describe(call)).mention).to.equal(undefined);
  });

  it('tells nothing of what is private', async () => {
    await replay('01-mentions');
    expect(JSON.stringify(await read())).not.to.include('Otto');
  });

  it('puts below a comment what links to that comment', async () => {
    await replay('01-mentions');
    expect((await read()).at(-1)).to.include({ id: '2012', parent: '2004' });
    await replay('01-mentions', (children) => children.splice(1));
    expect((await read()).at(-1)).to.include({ id: '2012', parent: null });
  });

  it('asks without cookies, for every form of the address', async () => {
    await replay('02-mentions-empty');
    await read({ thread: [PAGE, 'https://old.example.test/hello.html'] });
    const [{ query, credentials } = expect.fail()] = server.received;
    expect(credentials).to.equal('omit');
    expect(query.getAll('target[]')).to.deep.equal([
      'https://blog.example.test/hello/',
      'https://old.example.test/hello.html',
      'http://blog.example.test/hello/',
      'https://blog.example.test/hello',
      'http://blog.example.test/hello',
      'http://old.example.test/hello.html',
    ]);
    expect([query.get('per-page'), query.get('page')]).to.deep.equal(['100', '0']);
  });

  it('reads on while pages are full', async () => {
    const page = (from: number, length: number) =>
      Array.from({ length }, (_, at) => ({
        'wm-id': from + at,
        'wm-source': `https://many.example.test/${from + at}`,
        'wm-property': 'in-reply-to',
        content: { text: 'Hello' },
      }));
    const pages = [page(0, 100), page(100, 20), page(120, 3)];
    server.answer(
      () => true,
      ({ query }) => jsonAnswer({ children: pages[Number(query.get('page'))] }),
    );
    expect(await read()).to.have.length(123);
    expect(server.asked.filter((asked) => asked === TO_MENTIONS)).to.have.length(3);
  });

  it('ends where an endpoint gives the same page again', async () => {
    const entry = { 'wm-id': 1, 'wm-source': 'https://a.example.test/', 'wm-property': 'like-of' };
    server.answer(
      () => true,
      () => jsonAnswer({ children: Array.from({ length: 20 }, () => entry) }),
    );
    expect(await read()).to.deep.equal([]);
    expect(server.asked.filter((asked) => asked === TO_MENTIONS)).to.have.length(2);
  });

  it('goes on after a page on which everybody does once more what they have done', async () => {
    const like = (id: number) => ({
      'wm-id': id,
      'wm-source': `https://a.example.test/${id % 100}`,
      'wm-property': 'like-of',
    });
    const reply = { 'wm-id': 900, 'wm-source': 'https://b.example.test/', 'wm-property': 'in-reply-to' };
    server.answer(
      () => true,
      ({ query }) => {
        const page = Number(query.get('page'));
        const likes = Array.from({ length: 100 }, (_, index) => like(page * 100 + index));
        return jsonAnswer({ children: page < 2 ? likes : [reply] });
      },
    );

    expect((await read()).map(({ id }) => id)).to.deep.equal(['900']);
  });

  it('brings pictures of people where the site asks for them', async () => {
    await replay('01-mentions');
    expect((await read({ avatars: true })).map(({ author }) => author.avatar).filter(Boolean)).to.deep.equal([
      'https://avatars.example.test/clara.jpg',
    ]);
  });

  describe('where readers take part from sites of their own', () => {
    const postingOf = async (options?: WebmentionAdapterOptions) => {
      await replay('02-mentions-empty');
      return (await open(options).comments.describe(call)).posting;
    };

    it('leads to a form that the site names', async () => {
      expect(await postingOf({ form: 'https://blog.example.test/mention/' })).to.deep.equal({
        allowed: false,
        why: 'read-only',
        href: 'https://blog.example.test/mention/',
      });
    });

    it('leads nowhere where there is none', async () => {
      expect(await postingOf()).to.deep.equal({ allowed: false, why: 'read-only', href: undefined });
    });

    it('takes nothing from here', async () => {
      await replay('02-mentions-empty');
      const post = { key: 'k', parent: null, text: 'Hello' };
      expect(await rejectionOf(open().comments.create(post, call))).to.include({ kind: 'forbidden' });
    });
  });

  describe('when it fails', () => {
    for (const [name, kind] of [
      ['04-no-target', 'not-found'],
      ['05-private-site', 'forbidden'],
      ['06-too-many', 'rate-limited'],
    ] as const) {
      it(`says ${kind} for ${name}`, async () => {
        await replay(name);
        expect(await rejectionOf(read())).to.include({ kind });
      });
    }

    it('says when to come back', async () => {
      await replay('06-too-many');
      expect(await rejectionOf(read())).to.include({ retryAfter: 60_000 });
    });

    it('goes by the status of what is no JSON', async () => {
      server.answer(
        () => true,
        () => jsonAnswer('<h1>', 503),
        1,
      );
      expect(await rejectionOf(read())).to.include({ kind: 'unavailable' });
    });

    it('does not take just any JSON for a feed', async () => {
      server.answer(
        () => true,
        () => jsonAnswer({ links: [] }),
        1,
      );
      expect(await rejectionOf(read())).to.include({ kind: 'malformed' });
    });

    it('asks nobody where the page has no address', async () => {
      expect(await rejectionOf(read({ thread: 'mailto:a@b.example' }))).to.include({ kind: 'not-found' });
      expect(await rejectionOf(read({ endpoint: 'ftp://a.example' }))).to.include({ kind: 'not-found' });
      expect(open({ thread: 'mailto:a@b.example' }).key).to.equal(undefined);
    });
  });

  describe('counting', () => {
    it('counts answers alone, each page by itself', async () => {
      await server.replayAs('03-count', { to: 'GET /api/count.json' });
      const { counts } = open();
      expect(await counts!.counts([PAGE, 'https://blog.example.test/b/', PAGE], call)).to.deep.equal([4, 4, 4]);
      expect(server.asked).to.deep.equal(['GET /api/count.json', 'GET /api/count.json']);
      expect(server.received[0]!.query.getAll('target[]')).to.include('http://blog.example.test/hello');
    });

    it('asks for nothing where nothing is asked', async () => {
      expect(await open().counts!.counts([], call)).to.deep.equal([]);
      expect(server.asked).to.deep.equal([]);
    });

    it('takes an answer without a count for none', async () => {
      server.answer(
        () => true,
        () => jsonAnswer({ error: 'x' }),
        1,
      );
      expect(await rejectionOf(open().counts!.counts([PAGE], call))).to.include({ kind: 'malformed' });
    });
  });
});
