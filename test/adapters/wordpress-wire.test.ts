import {
  parseComment,
  parseComments,
  parsePost,
  readCommentId,
  type Reading,
} from '../../src/adapters/wordpress-wire.js';
import { parseViewer } from '../../src/adapters/wordpress-viewer.js';
import { expect } from '../support/index.js';
import { ELSEWHERE, readRecording } from '../support/recorded.js';

const post = {
  id: '28',
  title: 'Open post',
  open: true,
  locked: false,
  author: '1',
  link: undefined,
  slug: 'open-post',
};
const asGuest: Reading = { post, viewer: null, avatars: false };
const moderator = { id: '7', author: { name: 'Mona Example' }, moderates: true, writes: true };

describe('comments of WordPress', () => {
  let rows: unknown[];
  const row = (id: number): object => rows.find((item) => (item as { id: number }).id === id) as object;
  const read = (id: number, change: object = {}, reading: Reading = asGuest) =>
    parseComment({ ...row(id), ...change }, reading);

  before(async () => {
    const list = await readRecording('wordpress', '05-list-flat-asc', ELSEWHERE);
    const pings = await readRecording('wordpress', '24-list-type-pingback-admin', ELSEWHERE);
    const held = await readRecording('wordpress', '26-list-status-hold-admin', ELSEWHERE);
    rows = [list, pings, held].flatMap(({ response }) => response.body as unknown[]);
  });

  it('are those of one person when one user wrote them, whatever their names', () => {
    expect(read(205, { author: 7, author_name: 'Ada' }).author.id).to.equal('wp:7');
    expect(read(205, { author: 7, author_name: 'Ben' }).author.id).to.equal('wp:7');
    expect(read(205, { author: 0, author_name: 'Ada' }).author.id).to.equal(undefined);
  });

  it('are read whole from what was recorded', () => {
    expect(read(205)).to.deep.equal({
      id: '205',
      parent: '204',
      kind: 'comment',
      status: 'published',
      author: {
        id: undefined,
        name: 'Bruno Example',
        url: 'https://bruno.example.test/',
        avatar: undefined,
        roles: undefined,
      },
      body: { format: 'html', source: '<p>A reply to the first remark.</p>\n' },
      created: Date.UTC(2024, 4, 1, 10, 10),
      url: `${ELSEWHERE}/2024/05/open-post/#comment-205`,
      can: { reply: true },
    });
  });

  it('are dated by the time in Greenwich, not by that of the site', () => {
    expect(read(204).created).to.equal(Date.UTC(2024, 4, 1, 10, 5));
    expect(read(204, { date_gmt: '0000-00-00T00:00:00' }).created).to.equal(null);
    expect(read(204, { date_gmt: undefined }).created).to.equal(null);
    expect(read(204, { date_gmt: 17 }).created).to.equal(null);
  });

  it('have names with their entities decoded, once', () => {
    expect(read(211).author.name).to.equal('Other Blog » Linking here');
    expect(read(204, { author_name: 'Tom &amp;amp; Jerry' }).author.name).to.equal('Tom &amp; Jerry');
    expect(read(204, { author_name: '&lt;b&gt;Al&lt;/b&gt;' }).author.name).to.equal('<b>Al</b>');
    expect(read(204, { author_name: 'Al\u202eice\u0000\n' }).author.name).to.equal('Al ice');
    expect(read(204, { author_name: null }).author.name).to.equal('');
  });

  it('link to websites only', () => {
    expect(read(204, { author_url: 'javascript:alert(1)' }).author.url).to.equal(undefined);
    expect(read(204, { author_url: 'https://user:secret@example.test/' }).author.url).to.equal(undefined);
    expect(read(204, { link: 'data:text/html,x' }).url).to.equal(undefined);
    expect(read(204, { link: `${location.origin}/2024/05/open-post/#comment-204` }).url).to.equal(undefined);
  });

  it('are by the author of the post when the id says so, never for their name', () => {
    expect(read(210).author.roles).to.deep.equal(['author']);
    expect(read(204, { author_name: 'admin' }).author.roles).to.equal(undefined);
    expect(parseComment(row(204), { ...asGuest, post: { ...post, author: undefined } }).author.roles).to.equal(
      undefined,
    );
    expect(read(204, { author: 0 }, { ...asGuest, post: { ...post, author: undefined } }).author.roles).to.equal(
      undefined,
    );
  });

  it('have pictures only where the site asked for them', () => {
    expect(read(204).author.avatar).to.equal(undefined);
    expect(read(204, {}, { ...asGuest, avatars: true }).author.avatar).to.match(/^http:.*s=96/);
    expect(
      read(204, { author_avatar_urls: { 24: 'javascript:x' } }, { ...asGuest, avatars: true }).author.avatar,
    ).to.equal(undefined);
  });

  it('tell comments, pingbacks and trackbacks apart', () => {
    expect(read(211).kind).to.equal('pingback');
    expect(read(211, { type: 'trackback' }).kind).to.equal('trackback');
    expect(read(204, { type: 'review' }).kind).to.equal('comment');
    expect(read(204, { type: 'constructor' }).kind).to.equal('comment');
    expect(read(211).can.reply, 'nobody answers a pingback').to.equal(false);
  });

  for (const [status, expected] of [
    ['approved', 'published'],
    ['hold', 'held'],
    ['spam', 'spam'],
    ['trash', 'removed'],
    ['toString', 'removed'],
  ] as const) {
    it(`with the status “${status}” are ${expected}`, () => {
      const comment = read(204, { status });

      expect(comment.status).to.equal(expected);
      expect(comment.can.reply).to.equal(expected === 'published');
    });
  }

  it('take answers only where the post does', () => {
    expect(read(204, {}, { ...asGuest, post: { ...post, open: false } }).can.reply).to.equal(false);
    expect(read(204, {}, { ...asGuest, post: { ...post, locked: true } }).can.reply).to.equal(false);
  });

  it('may be changed by moderators, and by those who wrote the post', () => {
    const rights = { reply: true, edit: Infinity, remove: true, moderate: true };
    const writer = { ...moderator, id: '1', moderates: false };

    expect(read(204, {}, { ...asGuest, viewer: moderator }).can).to.deep.equal(rights);
    expect(read(204, {}, { ...asGuest, viewer: writer }).can).to.deep.equal(rights);
    expect(read(204, {}, { ...asGuest, viewer: { ...writer, id: '2' } }).can).to.deep.equal({ reply: true });
    expect(read(204, {}, { ...asGuest, viewer: { ...writer, writes: false } }).can).to.deep.equal({ reply: true });
  });

  it('drop what readers must not see', () => {
    expect(JSON.stringify(read(214))).to.not.match(/emil@|192\.0\.2|gravatar|seed/);
  });

  it('are capped', () => {
    expect(read(204, { content: { rendered: 'x'.repeat(1_000_000) } }).body.source).to.have.length(256 * 1024);
    expect(read(204, { author_name: 'x'.repeat(1_000_000) }).author.name).to.have.length(300);
  });

  for (const [what, raw] of [
    ['nothing', null],
    ['text', 'comment'],
    ['no id', { content: { rendered: '' } }],
    ['an object for an id', { id: {}, content: { rendered: '' } }],
    ['no content', { id: 1 }],
    ['inherited fields', Object.create({ id: 1, content: { rendered: '' } })],
  ] as const) {
    it(`are refused when they come as ${what}`, () => {
      expect(() => parseComment(raw, asGuest))
        .to.throw()
        .with.property('kind', 'malformed');
      expect(parseComments([raw, row(204)], asGuest)).to.have.length(1);
    });
  }

  it('have numbers for ids', () => {
    expect(readCommentId('204')).to.equal('204');
    for (const id of ['0', '-1', '1e3', '../1', '__proto__', ''])
      expect(() => readCommentId(id), id)
        .to.throw()
        .with.property('kind', 'not-found');
  });
});

describe('posts of WordPress', () => {
  const recorded = async (name: string): Promise<unknown> =>
    (await readRecording('wordpress', name, ELSEWHERE)).response.body;

  it('have a title in plain text, an author, and comments open or closed', async () => {
    expect(parsePost(await recorded('211-post-title-with-entities'), undefined)).to.deep.equal({
      id: '35',
      title: 'Long post & more',
      open: true,
      locked: false,
      author: '1',
      link: `${ELSEWHERE}/2024/05/long-post/`,
      slug: 'long-post',
    });
    expect(parsePost(await recorded('202-post-closed'), undefined).open).to.equal(false);
  });

  it('are locked until their password is given', async () => {
    const protectedPost = await recorded('203-post-protected');

    expect(parsePost(protectedPost, undefined).locked).to.equal(true);
    expect(parsePost(protectedPost, 'secret').locked).to.equal(false);
  });

  it('are refused without an id', () => {
    expect(() => parsePost({ title: { rendered: 'No id' } }, undefined))
      .to.throw()
      .with.property('kind', 'malformed');
  });
});

describe('users of WordPress', () => {
  it('moderate when WordPress lets them', async () => {
    const [admin, reader] = await Promise.all(
      ['235-me-admin', '236-me-reader'].map((name) => readRecording('wordpress', name, ELSEWHERE)),
    );

    expect(parseViewer(admin!.response.body, false)).to.deep.equal({
      id: '1',
      author: { name: 'admin', id: 'wp:1', url: `${ELSEWHERE}/`, avatar: undefined, roles: ['moderator'] },
      moderates: true,
      writes: true,
    });
    expect(parseViewer(reader!.response.body, false)).to.deep.include({ id: '2', moderates: false, writes: false });
  });

  it('are nobody without an id', () => {
    expect(() => parseViewer({ id: 0, name: 'Nobody' }, false))
      .to.throw()
      .with.property('kind', 'malformed');
  });
});
