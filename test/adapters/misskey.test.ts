import { misskeyAdapter } from '../../src/adapters/misskey.js';
import type { AdapterError } from '../../src/core/errors.js';
import type { Comment } from '../../src/core/comment.js';
import type { SortOrder } from '../../src/core/thread-info.js';
import { expect } from '../support/index.js';
import { askedIn, replayChanged, replayMisskey } from '../support/misskey-replay.js';
import { jsonAnswer, recordedServer } from '../support/recorded.js';
import { rejectionOf } from '../support/rejection-of.js';

type Json = Record<string, unknown>;

const ALL = ['01-note', '02-children', '03-children-below', '04-children-of-hidden'] as const;
const call = { signal: new AbortController().signal };

describe('reading the answers to a note of Misskey', () => {
  const server = recordedServer('misskey', 'https://misskey.example.test');
  const thread = `${server.origin}/notes/9m2k0root1`;
  const open = (avatars = false) => misskeyAdapter({ thread, avatars }).comments;
  const read = async (sort: SortOrder = 'oldest', avatars = false) =>
    (await open(avatars).list({ sort }, call)).comments;
  const byId = async (id: string): Promise<Comment> => (await read()).find((comment) => comment.id === id)!;
  /** The answers to the note, changed. */
  const change = (by: (notes: Json[]) => void) =>
    replayChanged(server, '02-children', (body) => {
      by(body as Json[]);
      return body;
    });

  it('tells whom each one answers; a quote of the note answers it, too', async () => {
    await replayMisskey(server, ...ALL);
    const { comments, next, total } = await open().list({ sort: 'oldest' }, call);
    expect(comments.map(({ id, parent, status }) => [id, parent, status])).to.deep.equal([
      ['9m2k1reply', null, 'published'],
      ['9m2k2reply', null, 'published'],
      ['9m2k3quote', null, 'published'],
      ['9m2k4hides', null, 'removed'],
      ['9m2k6reply', '9m2k1reply', 'published'],
      ['9m2k7reply', '9m2k1reply', 'published'],
      ['9m2k8reply', '9m2k4hides', 'published'],
    ]);
    expect([next, total]).to.deep.equal([null, { count: 6, exact: true }]);
  });

  it('makes nothing besides of a note', async () => {
    await replayMisskey(server, ...ALL);
    expect(await byId('9m2k1reply')).to.deep.equal({
      id: '9m2k1reply',
      parent: null,
      kind: 'comment',
      status: 'published',
      author: {
        name: 'Ben',
        id: '@ben@misskey.example.test',
        handle: '@ben@misskey.example.test',
        url: 'https://misskey.example.test/@ben',
      },
      body: {
        format: 'html',
        source:
          '<p><strong>It</strong> is yellow :blobcat: – see <a href="https://ginkgo.example.test/leaf">https://ginkgo.example.test/leaf</a>. <a href="https://misskey.example.test/tags/autumn">#autumn</a></p>',
        emojis: [{ code: 'blobcat', url: 'https://misskey.example.test/emoji/blobcat.webp' }],
      },
      created: Date.UTC(2025, 2, 1, 8, 10),
      url: 'https://misskey.example.test/notes/9m2k1reply',
      reactions: [{ name: '❤', emoji: '❤', count: 1, mine: false }],
      can: { reply: false },
    });
  });

  it('shows of a note from elsewhere its warning, poll, files, home and edit', async () => {
    await replayMisskey(server, ...ALL);
    const { author, body, edited, url } = await byId('9m2k2reply');
    expect(author).to.deep.equal({
      name: 'Clara Example :leaf:',
      id: '@clara@elsewhere.example.test',
      handle: '@clara@elsewhere.example.test',
      url: 'https://misskey.example.test/@clara@elsewhere.example.test',
      emojis: [{ code: 'leaf', url: 'https://elsewhere.example.test/emoji/leaf.png' }],
    });
    expect(body.warning).to.equal('Trees');
    expect(body.source).to.equal(
      '<p>Which one?</p><blockquote><p>by the gate</p></blockquote>' +
        '<p>Ask <a href="https://misskey.example.test/@ben@elsewhere.example.test">@ben</a></p>' +
        '<ul><li>The old one (3)</li><li>The young one (0)</li></ul>' +
        '<p><a href="https://elsewhere.example.test/files/gate.webp">A gate under a tree</a></p>' +
        '<p><a href="https://elsewhere.example.test/files/wind.mp3">wind.mp3</a></p>',
    );
    expect([edited, url]).to.deep.equal([Date.UTC(2025, 2, 1, 8, 25), 'https://elsewhere.example.test/notes/9zz2']);
  });

  it('links sensitive pictures, and what an answer quotes besides (derived)', async () => {
    await replayMisskey(server, ...ALL);
    await change(([, reply]) => {
      const [picture] = reply!['files'] as Json[];
      Object.assign(reply!, { files: [{ ...picture, isSensitive: true }], poll: null, renoteId: '9other0001' });
    });
    expect((await byId('9m2k2reply')).body.source).to.include(
      '<p><a href="https://elsewhere.example.test/files/gate.webp">A gate under a tree</a></p>' +
        '<p>RE: <a href="https://misskey.example.test/notes/9other0001">misskey.example.test</a></p>',
    );
  });

  it('says nothing of whom a hidden note is', async () => {
    await replayMisskey(server, ...ALL);
    const { author, body, url } = await byId('9m2k4hides');
    expect([author, body, url]).to.deep.equal([{ name: '' }, { format: 'text', source: '' }, undefined]);
  });

  it('shows words to everybody only where they are for everybody (derived)', async () => {
    for (const given of [
      { visibility: 'followers' },
      { visibility: 'specified' },
      { visibility: undefined },
      { deletedAt: '2025-03-01T09:00:00.000Z' },
    ]) {
      await replayMisskey(server, ...ALL);
      await change(([first]) => void Object.assign(first!, given));
      expect((await byId('9m2k1reply')).status, JSON.stringify(given)).to.equal('removed');
    }
  });

  it('marks who wrote the note', async () => {
    await replayMisskey(server, ...ALL);
    const marked = (await read()).filter(({ author }) => author.roles?.includes('author'));
    expect(marked.map(({ id }) => id)).to.deep.equal(['9m2k6reply']);
  });

  it('brings pictures of people where the site asks for them', async () => {
    await replayMisskey(server, ...ALL);
    expect([(await read())[0]?.author.avatar, (await read('oldest', true))[0]?.author.avatar]).to.deep.equal([
      undefined,
      'https://misskey.example.test/files/ben.webp',
    ]);
  });

  it('reads the emoji of servers before Misskey 13 (derived: a list)', async () => {
    await replayMisskey(server, ...ALL);
    const url = 'https://misskey.example.test/files/old.png';
    await change(([first]) => void Object.assign(first!, { emojis: [{ name: 'blobcat', url }, null] }));
    expect((await byId('9m2k1reply')).body.emojis).to.deep.equal([{ code: 'blobcat', url }]);
  });

  it('asks without cookies, one level at a time', async () => {
    await replayMisskey(server, ...ALL);
    await read();
    const asked = server.received.filter(({ path }) => path === '/api/notes/children');
    expect(asked.map(({ text }) => askedIn(text)['noteId'])).to.deep.equal(['9m2k0root1', '9m2k1reply', '9m2k4hides']);
    expect([asked[0]?.credentials, askedIn(asked[0]!.text)]).to.deep.equal([
      'omit',
      { noteId: '9m2k0root1', limit: 100, depth: 1, sinceId: '0' },
    ]);
  });

  it('asks for the newest first without saying from where, and goes on below the last', async () => {
    await replayMisskey(server, ...ALL);
    await replayChanged(server, '02-children', (body, { untilId }) =>
      untilId === undefined ? many(body as Json[], 100) : [],
    );
    const { comments, next } = await open().list({ sort: 'newest' }, call);
    expect([comments.length, next]).to.deep.equal([100, '9many00099']);
    const rest = await open().list({ sort: 'newest', cursor: next! }, call);
    expect([rest.comments, rest.next, rest.total]).to.deep.equal([[], null, undefined]);
  });

  it('ends where a server begins again instead of going on (derived)', async () => {
    await replayMisskey(server, ...ALL);
    await replayChanged(server, '02-children', (body) => many(body as Json[], 100));
    const { next } = await open().list({ sort: 'oldest' }, call);
    expect((await open().list({ sort: 'oldest', cursor: next! }, call)).next).to.equal(null);
  });

  it('says that there are answers where it stopped asking, and brings them when asked (derived)', async () => {
    await replayMisskey(server, ...ALL);
    await replayChanged(server, '02-children', (body) =>
      many(body as Json[], 40).map((note) => ({ ...note, repliesCount: 2 })),
    );
    let asked = 0;
    server.answer(
      ({ text }) => String(askedIn(text)['noteId']).startsWith('9many'),
      ({ text }) => {
        asked += 1;
        const replyId = askedIn(text)['noteId'];
        return jsonAnswer([{ ...note('9below0001'), id: `8${String(replyId).slice(1)}`, replyId }]);
      },
    );
    const { comments, total } = await open().list({ sort: 'oldest' }, call);
    expect([asked, comments.filter(({ replies }) => replies === 2).length]).to.deep.equal([24, 16]);
    expect(total).to.deep.equal({ count: 64, exact: false });
    const below = await open().replies('9many00039', undefined, call);
    expect(below.comments.map(({ id, parent }) => [id, parent])).to.deep.equal([['8many00039', '9many00039']]);
  });

  it('shows what it has where a server will not be asked for more (derived)', async () => {
    await replayMisskey(server, ...ALL);
    server.answer(
      ({ text }) => askedIn(text)['noteId'] === '9m2k1reply',
      () => jsonAnswer({ error: { code: 'RATE_LIMIT_EXCEEDED' } }, 429),
    );
    const { comments, total } = await open().list({ sort: 'oldest' }, call);
    expect(comments.find(({ id }) => id === '9m2k1reply')?.replies).to.equal(2);
    expect(total?.exact).to.equal(false);
  });

  it('leaves out what is no answer here, and what comes twice (derived)', async () => {
    await replayMisskey(server, ...ALL);
    await change((notes) => {
      const [first, , quote] = notes as [Json, Json, Json];
      notes.splice(
        0,
        Infinity,
        { ...first, repliesCount: 0 },
        { ...first, repliesCount: 0 },
        { ...quote, id: '9passed001', text: null },
        { ...quote, id: '9another01', replyId: '9other0001' },
        { ...first, id: '<script>' },
        { ...first, id: '9nowhere01', replyId: null, renoteId: null },
        null as never,
        'note' as never,
      );
    });
    expect((await read()).map(({ id }) => id)).to.deep.equal(['9m2k1reply']);
  });

  it('takes of hostile notes no more than belongs there (derived)', async () => {
    await replayMisskey(server, ...ALL);
    await change((notes) => {
      const [first] = notes as [Json];
      const user = { username: '../x', name: { toString: 1 }, host: 5, email: 'ben@mail.example.test', emojis: 'no' };
      const odd = { user, text: 7, cw: { toString: 1 }, files: [null, { url: 'data:,' }], poll: [], emojis: 3 };
      notes.splice(0, Infinity, { ...first, ...odd, createdAt: 'now', reactions: ['x'], repliesCount: -1, url: 'x:y' });
    });
    expect(await read()).to.deep.equal([
      {
        id: '9m2k1reply',
        parent: null,
        kind: 'comment',
        status: 'published',
        author: { name: '../x' },
        body: { format: 'html', source: '' },
        created: null,
        url: 'https://misskey.example.test/notes/9m2k1reply',
        can: { reply: false },
      },
    ]);
  });

  describe('about the note itself', () => {
    it('tells how people reacted to it, who did, and where it is answered', async () => {
      await replayMisskey(server, '01-note', '07-reactions');
      const { posting, reactions, total, viewer } = await open(true).describe(call);
      expect([posting, total, viewer]).to.deep.equal([{ allowed: false, why: 'read-only', href: thread }, null, null]);
      expect(
        reactions?.page?.map(({ emoji, count, people }) => [emoji, count, people?.map(({ name }) => name)]),
      ).to.deep.equal([
        ['👍', 3, ['Ben', 'Clara Example :leaf:']],
        [':party:', 2, ['Clara Example :leaf:']],
        ['🔁', 2, undefined],
        [':blobcat:', 1, undefined],
      ]);
      expect(reactions?.page?.[0]?.people?.[0]?.avatar).to.equal('https://misskey.example.test/files/ben.webp');
      expect(reactions?.canReact).to.equal(false);
    });

    it('does without who reacted where the server does not tell', async () => {
      await replayMisskey(server, '01-note');
      server.answer(
        ({ path }) => path === '/api/notes/reactions',
        () => jsonAnswer({ error: { code: 'INTERNAL_ERROR' } }, 500),
      );
      const { reactions } = await open().describe(call);
      expect(reactions?.page?.map(({ people }) => people)).to.deep.equal([undefined, undefined, undefined, undefined]);
    });

    it('asks for nobody where nobody reacted (derived)', async () => {
      await replayChanged(server, '01-note', (body) => ({ ...(body as Json), reactions: {}, renoteCount: 0 }));
      expect((await open().describe(call)).reactions?.page).to.deep.equal([]);
      expect(server.asked).to.deep.equal(['POST /api/notes/show']);
    });

    it('is not found where it is not for everybody (derived)', async () => {
      await replayChanged(server, '01-note', (body) => ({ ...(body as Json), isHidden: true, text: null }));
      expect(((await rejectionOf(open().describe(call))) as AdapterError).kind).to.equal('not-found');
    });

    it('is answered there', async () => {
      await replayMisskey(server, '01-note');
      const sent = open().create({ key: 'a', parent: null, text: 'Hello' }, call);
      const { kind, hint } = (await rejectionOf(sent)) as AdapterError;
      expect(kind).to.equal('forbidden');
      expect(hint).to.include(thread);
    });
  });

  describe('one of them', () => {
    it('is found after those that it answers', async () => {
      await replayMisskey(server, '01-note', '05-note-below', '06-note-reply');
      const found = await open().find('9m2k6reply', call);
      expect(found.map(({ id, parent }) => [id, parent])).to.deep.equal([
        ['9m2k1reply', null],
        ['9m2k6reply', '9m2k1reply'],
      ]);
    });

    it('is not found in another thread, where it is gone, or where it is the note itself (derived)', async () => {
      await replayMisskey(server, '01-note', '05-note-below', '08-note-missing');
      const gone = { error: { code: 'NO_SUCH_NOTE' } };
      server.answer(
        ({ text }) => askedIn(text)['noteId'] === '9m2k1reply',
        () => jsonAnswer(gone, 400),
      );
      for (const id of ['9m2k6reply', '9nothere01', '9m2k0root1', 'no-id']) {
        const { kind } = (await rejectionOf(open().find(id, call))) as AdapterError;
        expect(kind, id).to.equal('not-found');
      }
    });
  });

  /** As many notes as asked for, each like the first. */
  function many([first]: Json[], count: number): Json[] {
    return Array.from({ length: count }, (_, at) => ({
      ...first,
      id: `9many${String(at).padStart(5, '0')}`,
      repliesCount: 0,
    }));
  }

  function note(id: string): Json {
    const user = { id: '9user000b2', username: 'ben', name: 'Ben', host: null };
    return { id, createdAt: '2025-03-01T10:00:00.000Z', user, text: 'Yes', visibility: 'public', repliesCount: 0 };
  }
});
