import { bodyOf } from '../../src/adapters/mastodon-body.js';
import { parseAccount, parseRoot, parseStatus, reactionsOf, type Reading } from '../../src/adapters/mastodon-wire.js';
import { plainTextOf } from '../../src/core/plain-text.js';
import { expect } from '../support/index.js';
import { readRecording } from '../support/recorded.js';

const SERVER = 'https://mastodon.example.test';
const LONG = 'https://www.example.test/a/rather/long/path/to/a/tree';
type Json = Readonly<Record<string, unknown>>;

async function recorded(name: string): Promise<Json> {
  return (await readRecording('mastodon', name, SERVER)).response.body as Json;
}

async function aReading(more: Partial<Reading> = {}): Promise<Reading> {
  const root = parseRoot(await recorded('28-get-status'), SERVER);
  return { server: SERVER, root, avatars: false, signedIn: false, mine: new Map(), ...more };
}

async function read(name: string, change: Json = {}, more: Partial<Reading> = {}) {
  return parseStatus({ ...(await recorded(name)), ...change }, await aReading(more));
}

describe('a status of Mastodon', () => {
  it('becomes a comment', async () => {
    expect((await read('05-create-reply'))?.comment).to.deep.equal({
      id: '01M7ZK5HKWMQE8CESZNA6MRM5S',
      parent: null,
      kind: 'comment',
      status: 'published',
      author: {
        name: 'Bob Example',
        id: '@bob@mastodon.example.test',
        handle: '@bob@mastodon.example.test',
        url: `${SERVER}/@bob`,
      },
      body: { format: 'html', source: '<p>A reply to the post.<br><br>Second paragraph.</p>', lang: 'en' },
      created: Date.UTC(2026, 10, 21, 17, 41, 20, 125),
      url: `${SERVER}/@bob/statuses/01M7ZK5HKWMQE8CESZNA6MRM5S`,
      reactions: [],
      can: { reply: false, react: false },
    });
  });

  it('keeps its parent, unless that is the status of the page', async () => {
    const change = { in_reply_to_id: '109999999999999999' };
    expect((await read('05-create-reply', change))?.comment.parent).to.equal('109999999999999999');
  });

  it('says when it was edited', async () => {
    const change = { edited_at: '2026-11-21T17:41:32.414Z' };
    expect((await read('05-create-reply', change))?.comment.edited).to.equal(Date.UTC(2026, 10, 21, 17, 41, 32, 414));
  });

  it('is shown when it is public or unlisted, and never else', async () => {
    const shown = async (visibility: unknown) => (await read('05-create-reply', { visibility })) !== undefined;
    expect(await read('08-create-reply-unlisted-cw')).to.include({ unlisted: true, warning: 'A warning' });
    expect(await read('09-create-reply-private')).to.equal(undefined);
    expect(await shown('direct')).to.equal(false);
    expect(await shown('local')).to.equal(false);
    expect(await shown(undefined)).to.equal(false);
  });

  it('of whoever wrote the announcement carries the badge of the author', async () => {
    const { account } = await recorded('28-get-status');
    expect((await read('05-create-reply', { account }))?.comment.author.roles).to.deep.equal(['author']);
  });

  it('can be answered and marked by those who are signed in', async () => {
    const can = (await read('05-create-reply', {}, { signedIn: true }))?.comment.can;
    expect(can).to.deep.equal({ reply: true, react: true });
  });

  it('is malformed without an id, an address or a content', async () => {
    for (const change of [{ id: null }, { uri: 7, url: 'x' }, { content: 5 }])
      expect(await read('05-create-reply', change).catch((error: unknown) => error)).to.include({ kind: 'malformed' });
  });
});

describe('people on Mastodon', () => {
  it('are called the same on all servers', () => {
    const here = parseAccount({ acct: 'Ada', username: 'Ada', display_name: '' }, 'https://social.example', false);
    const there = parseAccount({ acct: 'ada@social.example', username: 'ada' }, 'https://other.example', false);
    expect(here).to.include({ name: 'Ada', handle: '@Ada@social.example', id: '@ada@social.example' });
    expect(there.id).to.equal(here.id);
  });

  it('have pictures in their names, and of themselves where the site asked', async () => {
    const account = (await recorded('02-verify-credentials')) as Record<string, unknown>;
    account['emojis'] = [{ shortcode: 'tree', url: 'https://x.example/t.gif', static_url: 'https://x.example/t.png' }];
    const avatar = `${SERVER}/assets/default_avatars/GoToSocial_icon2.webp`;
    expect(parseAccount(account, SERVER, true)).to.deep.include({
      avatar,
      emojis: [{ code: 'tree', url: 'https://x.example/t.png' }],
    });
    expect(Object.keys(parseAccount(account, SERVER, false))).not.to.include('avatar');
  });
});

describe('favourites and boosts', () => {
  const marks = { favourites: 0, boosts: 0, favourited: false, boosted: false };
  it('come most frequent first, without those that nobody chose', () => {
    const told = reactionsOf({ ...marks, favourites: 2, boosts: 5 }).map(({ name, count }) => `${name} ${count}`);
    expect(told).to.deep.equal(['boost 5', 'favourite 2']);
    expect(reactionsOf(marks)).to.deep.equal([]);
  });

  it('are read from the recorded ones', async () => {
    expect((await read('15-favourite'))?.comment.reactions).to.deep.equal([
      { name: 'favourite', emoji: '⭐', count: 1, mine: true },
    ]);
  });

  it('count at least this reader, whose own server knows it first', () => {
    expect(reactionsOf({ ...marks, favourited: true })[0]).to.include({ count: 1, mine: true });
  });
});

describe('the words of a status', () => {
  const sourceOf = async (change: Json) => bodyOf({ ...(await recorded('05-create-reply')), ...change }).source;
  const link = (inner: string) => `<p>See <a href="${LONG}">${inner}</a>.</p>`;

  it('leave out whom they answer, as Mastodon and as Pleroma write it', async () => {
    const mention = (first: string, last: string) =>
      `<p><span class="h-card"${first}><a ${last}>@<span>alice</span></a></span> Hello</p>`;
    const href = `href="${SERVER}/@alice"`;
    const mastodon = mention(' translate="no"', `${href} class="u-url mention"`);
    const pleroma = mention('', `class="u-url mention" data-user="A1" ${href} rel="ugc"`);
    expect(await sourceOf({ content: mastodon })).to.equal('<p>Hello</p>');
    expect(await sourceOf({ content: pleroma })).to.equal('<p>Hello</p>');
  });

  it('keep whom else they name, and a name that is all they are', async () => {
    const { content } = await recorded('05-create-reply');
    const other = String(content).replaceAll('alice', 'clara');
    const alone = String(content).replace(/ A reply.*<\/p>$/, '</p>');
    expect(await sourceOf({ content: other })).to.equal(other);
    expect(await sourceOf({ content: alone })).to.equal(alone);
  });

  it('have links as short as their server shows them (derived: Mastodon’s spans)', async () => {
    const inner = `<span class="invisible">https://www.</span><span class="ellipsis">example.test/a/rather</span><span class="invisible">/long/path/to/a/tree</span>`;
    const source = await sourceOf({ content: link(inner) });
    expect(plainTextOf(source)).to.equal('See example.test/a/rather….');
    expect(source).to.include(`href="${LONG}"`);
  });

  it('stand under the warning of their author', async () => {
    const status = { ...(await recorded('05-create-reply')), content: '<p>Eek</p>' };
    expect(bodyOf({ ...status, spoiler_text: 'Spiders & <b>snakes</b>' })).to.include({
      warning: 'Spiders & <b>snakes</b>',
      source: '<p>Eek</p>',
    });
    expect(bodyOf({ ...status, spoiler_text: '' }).warning).to.equal(undefined);
  });

  it('end with what a poll offers, and with the votes where they are told (derived: Mastodon’s poll)', async () => {
    const options = [{ title: 'Oak & ash', votes_count: 3 }, { title: 'Elm', votes_count: null }, { votes_count: 1 }];
    const source = await sourceOf({ content: '<p>Which?</p>', poll: { options } });
    expect(source).to.equal('<p>Which?</p><ul><li>Oak &amp; ash (3)</li><li>Elm</li></ul>');
  });

  it('show pictures with their description, and link to all else (derived: Mastodon’s attachments)', async () => {
    const media_attachments = [
      {
        type: 'image',
        url: 'https://m.example/a.png',
        preview_url: 'https://m.example/s.png',
        description: 'An "elm"',
      },
      { type: 'video', url: 'https://m.example/clip.mp4', description: null },
      { type: 'image', url: 'javascript:alert(1)' },
    ];
    const image = '<p><img src="https://m.example/s.png" alt="An &quot;elm&quot;"></p>';
    const video = '<p><a href="https://m.example/clip.mp4">clip.mp4</a></p>';
    expect(await sourceOf({ content: '', media_attachments })).to.equal(image + video);
    for (const hidden of [{ sensitive: true }, { spoiler_text: 'Spiders' }]) {
      const source = await sourceOf({ content: '', media_attachments, ...hidden });
      expect(source).to.include('href="https://m.example/a.png"');
      expect(source).not.to.include('<img');
    }
  });

  it('have custom emoji, and no others than pictures with a code', async () => {
    const emojis = [
      { shortcode: 'oak', url: 'https://x.example/o.gif', static_url: 'https://x.example/o.png' },
      { shortcode: 'bad code', url: 'https://x.example/b.png' },
      { shortcode: 'worse', url: 'data:image/png;base64,AA' },
    ];
    expect(bodyOf({ content: ':oak:', emojis }).emojis).to.deep.equal([
      { code: 'oak', url: 'https://x.example/o.png' },
    ]);
  });

  it('name their language only in a form that is one', () => {
    expect(bodyOf({ content: '', language: 'pt-BR' }).lang).to.equal('pt-BR');
    expect(Object.keys(bodyOf({ content: '', language: 'x" onload="' }))).not.to.include('lang');
  });

  it('take no longer for a content made to be slow', () => {
    const content = `<p><span class="h-card"><a ${'href="x" '.repeat(20_000)}`;
    const spans = '<span class="ellipsis">'.repeat(20_000);
    expect(bodyOf({ content, in_reply_to_account_id: '1' }).source).to.have.length(content.length);
    expect(plainTextOf(bodyOf({ content: spans }).source)).to.equal('');
  });
});
