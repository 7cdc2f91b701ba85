import { markKey, nodeOf, parsePost, parseRoot, postNamed, type Root } from '../../src/adapters/bluesky-wire.js';
import { expect } from '../support/index.js';
import { readRecording } from '../support/recorded.js';

const ALICE = 'did:plc:dnozp7mp4m7qew6llyekwnhl';
const ROOT: Root = {
  id: `${ALICE}/3n2tkf5ttwc22`,
  did: ALICE,
  page: 'https://bsky.app/',
  reactions: [],
  gate: 'open',
  reader: undefined,
  canReply: false,
  hidden: new Set(),
};
type Json = Record<string, unknown>;
const bodyIn = async (name: string) =>
  (await readRecording('bluesky', name, 'https://bluesky.example.test')).response.body as Json;

describe('a post of Bluesky', () => {
  let post: Json;
  let quoting: Json;
  const read = (change: Json = {}, avatars = false) => parsePost({ ...post, ...change }, ROOT, avatars).comment;
  const source = (change: Json) => read(change).body.source;

  before(async () => {
    const thread = (await bodyIn('16-thread'))['thread'] as { replies: { post: Json }[] };
    post = thread.replies[2]!.post;
    quoting = ((await bodyIn('34-quotes'))['posts'] as Json[])[0]!;
  });

  it('becomes a comment, and nothing besides', () => {
    expect(read()).to.deep.equal({
      id: 'did:plc:a3rzgzojsdf6tjyrdhzswiaz/3n2tkf5vjn222',
      parent: null,
      kind: 'comment',
      status: 'published',
      author: {
        name: 'Bob Example',
        id: 'did:plc:a3rzgzojsdf6tjyrdhzswiaz',
        handle: '@bob.test',
        url: 'https://bsky.app/profile/did:plc:a3rzgzojsdf6tjyrdhzswiaz',
      },
      body: { format: 'html', source: '<p>A reply to the post.</p>' },
      created: Date.UTC(2024, 4, 1, 10, 2),
      url: 'https://bsky.app/profile/did:plc:a3rzgzojsdf6tjyrdhzswiaz/post/3n2tkf5vjn222',
      reactions: [{ name: 'like', emoji: '❤️', count: 1, mine: false }],
      can: { reply: false },
    });
  });

  it('is named by whose it is and its key', () => {
    expect(postNamed(read().id)).to.deep.equal({
      repo: 'did:plc:a3rzgzojsdf6tjyrdhzswiaz',
      collection: 'app.bsky.feed.post',
      key: '3n2tkf5vjn222',
    });
  });

  it('must be a post of somebody', () => {
    for (const uri of [undefined, 1, 'at://alice.test/app.bsky.feed.post/1', `at://${ALICE}/app.bsky.feed.like/1`])
      expect(() => read({ uri }), String(uri))
        .to.throw()
        .with.property('kind', 'malformed');
  });

  it('has a badge when whoever began the thread wrote it', () => {
    expect(read({ uri: `at://${ALICE}/app.bsky.feed.post/2` }).author.roles).to.deep.equal(['author']);
  });

  it('is by a handle where there is no name, and by nobody where there is neither', () => {
    const author = post['author'] as Json;
    expect(read({ author: { ...author, displayName: '' } }).author.name).to.equal('bob.test');
    expect(read({ author: { ...author, displayName: ' ', handle: 'handle.invalid' } }).author).to.deep.equal({
      name: '',
      id: author['did'],
      url: `https://bsky.app/profile/${author['did'] as string}`,
    });
    expect(read({ author: null }).author.name).to.equal('');
  });

  it('shows a picture of who wrote it only where the site wants that', () => {
    const author = { ...(post['author'] as Json), avatar: 'https://cdn.bsky.app/img/avatar/plain/1@jpeg' };
    expect(read({ author }).author.avatar).to.equal(undefined);
    expect(read({ author }, true).author.avatar).to.equal(author.avatar);
    expect(read({ author: { ...author, avatar: 'data:image/png,' } }, true).author.avatar).to.equal(undefined);
  });

  it('is of the moment that it tells, but not after it was seen', () => {
    const at = (createdAt: unknown, indexedAt: unknown) => read({ record: { createdAt }, indexedAt }).created;
    const [early, late] = ['2024-05-01T10:00:00Z', '2024-05-01T11:00:00Z'];
    expect(at(early, late)).to.equal(Date.parse(early));
    expect(at(late, early)).to.equal(Date.parse(early));
    expect(at(undefined, late)).to.equal(Date.parse(late));
    expect(at(early, 'yesterday')).to.equal(Date.parse(early));
    expect(at(undefined, undefined)).to.equal(null);
  });

  it('has a language when it has one alone', () => {
    const langOf = (...langs: readonly unknown[]) => read({ record: { text: 'a', langs } }).body.lang;
    expect([langOf('de'), langOf('pt-BR'), langOf(), langOf('de', 'en'), langOf('"><b>')]).to.deep.equal([
      'de',
      'pt-BR',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('counts likes and reposts, the most frequent first', () => {
    const { reactions } = read({ likeCount: 2, repostCount: 5 });
    expect(reactions?.map(({ name, count }) => [name, count])).to.deep.equal([
      ['repost', 5],
      ['like', 2],
    ]);
    expect(read({ likeCount: -1, repostCount: 'many' }).reactions).to.deep.equal([]);
  });

  describe('with labels', () => {
    const label = (val: unknown, more: Json = {}) => ({ val, src: 'did:example:labeler', ...more });

    it('warns of the words', () => {
      expect(read({ labels: [label('porn'), label('spoiler-alert'), label('porn')] }).body).to.include({
        warning: 'porn, spoiler-alert',
        source: '<p>A reply to the post.</p>',
      });
      expect(read({ labels: [label('!warn')] }).body.warning).to.equal('');
      expect(read().body.warning).to.equal(undefined);
    });

    it('warns of nothing that was taken back, or is no label', () => {
      const labels = [label('porn', { neg: true }), label('<b>'), label(1), null, label('!unknown')];
      expect(source({ labels })).to.equal('<p>A reply to the post.</p>');
    });

    it('has no words for guests where it, or who wrote it, is to be hidden', () => {
      for (const val of ['!hide', '!no-unauthenticated', '!takedown']) {
        const author = { ...(post['author'] as Json), labels: [label(val)] };
        for (const hidden of [read({ labels: [label(val)] }), read({ author })]) {
          expect(hidden.status).to.equal('removed');
          expect(JSON.stringify(hidden)).to.not.match(/Bob|bob\.test|A reply/);
        }
      }
    });
  });

  describe('with something to show', () => {
    const images = [
      { thumb: 'https://cdn.example/thumb.jpg', fullsize: 'https://cdn.example/full.jpg', alt: 'A "ginkgo" leaf' },
      { thumb: 'javascript:alert(1)', fullsize: 'data:,', alt: 'Nothing' },
    ];

    it('has pictures with their descriptions', () => {
      expect(source({ embed: { images } })).to.equal(
        '<p>A reply to the post.</p><p><img src="https://cdn.example/thumb.jpg" alt="A &quot;ginkgo&quot; leaf"></p>',
      );
    });

    it('has links to pictures where it warns', () => {
      const html = source({ embed: { images }, labels: [{ val: 'graphic-media' }] });
      expect(html).to.include('<a href="https://cdn.example/full.jpg">A &quot;ginkgo&quot; leaf</a>');
      expect(html).to.not.include('<img');
    });

    it('has a link to what it points at', () => {
      const card = (external: unknown) => source({ embed: { external } }).replace('<p>A reply to the post.</p>', '');
      expect(card({ uri: 'https://a.example/?a&b', title: '<i>A</i>' })).to.equal(
        '<p><a href="https://a.example/?a&amp;b">&lt;i&gt;A&lt;/i&gt;</a></p>',
      );
      expect(card({ uri: 'https://a.example/', title: '' })).to.equal(
        '<p><a href="https://a.example/">a.example</a></p>',
      );
      expect(card({ uri: 'javascript:alert(1)', title: 'A' })).to.equal('');
    });

    it('leads to Bluesky for films', () => {
      expect(source({ embed: { playlist: 'https://video.example/1.m3u8', alt: 'Wind in leaves' } })).to.match(
        /<a href="https:\/\/bsky\.app\/profile\/[^"]+">Wind in leaves<\/a>/,
      );
    });

    it('quotes another post, with its links, and says whose it is', () => {
      expect(source(quoting)).to.equal(
        '<p>Quoting the post.</p><blockquote><p>Discussion of the article at ' +
          '<a href="https://blog.example.test/guide/intro">blog.example.test</a></p>' +
          `<p>— <a href="https://bsky.app/profile/${ALICE}/post/3n2tkf5ttwc22">Alice Example</a></p></blockquote>`,
      );
    });

    it('quotes and shows at once', () => {
      const { record } = quoting['embed'] as Json;
      const html = source({ embed: { record: { record }, media: { images } } });
      expect(html).to.include('thumb.jpg').and.include('<blockquote>');
    });

    it('tells neither the words nor the name of who is to be hidden, nor words under a warning', () => {
      const { record } = quoting['embed'] as { record: Json };
      const author = { ...(record['author'] as Json), labels: [{ val: '!no-unauthenticated' }] };
      const hidden = source({ embed: { record: { ...record, author } } });
      expect(hidden).to.not.match(/Discussion|Alice/);
      const warned = source({ embed: { record: { ...record, labels: [{ val: 'nudity' }] } } });
      expect(warned).to.include('⚠️ nudity').and.not.include('Discussion');
    });

    it('leaves out quotes that are gone, blocked, or no posts', () => {
      for (const record of [{ uri: `at://${ALICE}/app.bsky.feed.post/1`, notFound: true }, { blocked: true }, 1, {}])
        expect(source({ embed: { record } })).to.equal('<p>A reply to the post.</p>');
    });
  });
});

describe('the post that a thread hangs below', () => {
  it('says who may answer, and what is hidden', async () => {
    expect(parseRoot(await bodyIn('16-thread'))).to.deep.include({ id: ROOT.id, did: ALICE, gate: 'open' });
    const closed = await bodyIn('22-thread-closed');
    expect(parseRoot(closed)).to.include({ gate: 'closed' });
    // The gate also stands in the post itself.
    expect(parseRoot({ thread: closed['thread'] })).to.include({ gate: 'closed' });
  });

  it('says whether its reader may answer, and what they like', async () => {
    const bob = { did: 'did:plc:a3rzgzojsdf6tjyrdhzswiaz', marks: new Map<string, boolean>() };
    const done = (mine: boolean) => [
      { name: 'like', emoji: '❤️', count: 1, mine },
      { name: 'repost', emoji: '🔁', count: 1, mine },
    ];
    const open = await bodyIn('24-thread-via-pds-as-user');
    expect(parseRoot(open)).to.deep.include({ canReply: false, reactions: done(false) });
    expect(parseRoot(open, bob)).to.deep.include({ canReply: true, reactions: done(true) });
    expect(parseRoot(await bodyIn('25-thread-closed-via-pds-as-user'), bob)).to.include({ canReply: false });
    // As everybody, a reader is told nothing of their own.
    expect(parseRoot(await bodyIn('16-thread'), bob)).to.include({ canReply: true });
    expect(parseRoot(await bodyIn('22-thread-closed'), bob)).to.include({ canReply: false });
  });

  it('counts what its reader has just done before the AppView does', async () => {
    const marks = new Map([[markKey(ROOT.id, 'like'), false]]);
    const open = await bodyIn('24-thread-via-pds-as-user');
    const names = parseRoot(open, { did: 'did:plc:bob', marks }).reactions.map(({ name }) => name);
    expect(names).to.deep.equal(['repost']);
  });

  it('may be kept from who asks, be gone, or be something else', async () => {
    const blocked = await bodyIn('43-thread-with-block-as-carol');
    expect(() => nodeOf(blocked))
      .to.throw()
      .with.property('kind', 'forbidden');
    expect(() => nodeOf({ thread: { notFound: true } }))
      .to.throw()
      .with.property('kind', 'not-found');
    for (const answer of [null, [], {}, { thread: 1 }, { thread: {} }])
      expect(() => nodeOf(answer))
        .to.throw()
        .with.property('kind', 'malformed');
  });
});
