import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Section } from '../../e2e/section.mjs';
import { startBlog } from '../support/blog.mjs';
import { startBrowser } from '../support/browser.mjs';
import { startBluesky } from './start.mjs';

const SCRIPT = '<script type="module" src="/dist/embed.js"></script>';
const MINUTE = 60_000;

describe('the answers to a post on Bluesky, in the page that it announces', () => {
  let bluesky;
  let blog;
  let browser;
  let reader;
  let root;
  let pages = 0;
  before(async () => {
    [bluesky, blog, browser] = await Promise.all([startBluesky(), startBlog(), startBrowser()]);
  });
  after(() => Promise.all([bluesky?.stop(), blog?.stop(), browser?.stop()]));
  beforeEach(async () => {
    reader = await browser.newReader();
    root = await bluesky.post('Olga Example', 'New on the blog');
  });
  afterEach(() => reader.leave());

  /** Answers the post of the thread, or one below. Later ones are later. */
  const answer = (name, text, { parent = root, after: minutes = 0, ...more } = {}) =>
    bluesky.post(name, text, { parent, at: Date.now() - (60 - minutes) * MINUTE, ...more });

  /** Opens a page of the blog with the thread, once the AppView has seen all of it. */
  async function read({ thread = root.uri, head = '' } = {}) {
    await bluesky.settle();
    pages += 1;
    const section = `<gedanken-comments backend="bluesky" endpoint="${bluesky.url}"${thread ? ` thread="${thread}"` : ''}></gedanken-comments>`;
    return Section.in(await reader.open(blog.publish(`/${pages}/`, head + SCRIPT + section)));
  }

  it('are a thread, oldest first, for which nobody else is asked', async () => {
    const first = await answer('Alice Example', 'The first answer.');
    await answer('Ben', 'The last one.', { after: 20 });
    await answer('Olga Example', 'An answer of the author.', { parent: first, after: 10 });
    const section = await read();

    assert.match(await section.heading(), /^3 thoughts/);
    assert.deepEqual(
      (await section.comments()).map(({ author, level, text, badges }) => [author, level, text, badges]),
      [
        ['Alice Example', 1, 'The first answer.', []],
        ['Olga Example', 2, 'An answer of the author.', ['Author']],
        ['Ben', 1, 'The last one.', []],
      ],
    );
    assert.ok(reader.requests.every((request) => [bluesky.url, blog.url].some((url) => request.includes(` ${url}/`))));
  });

  it('are found by the address of the post, by its handle, and by a link of the page', async () => {
    await answer('Alice Example', 'Found.');
    const { author, key } = root;
    const byDid = `https://bsky.app/profile/${author.did}/post/${key}`;

    for (const thread of [byDid, `https://bsky.app/profile/${author.handle}/post/${key}`])
      assert.ok(await (await read({ thread })).shows('Found.'), thread);
    assert.ok(await (await read({ thread: '', head: `<link rel="syndication" href="${byDid}">` })).shows('Found.'));
  });

  it('are written on Bluesky, to which the section leads', async () => {
    const { author, key } = root;
    const { link } = await (await read()).notice('read-only');

    assert.equal(link, `https://bsky.app/profile/${author.did}/post/${key}`);
  });

  it('are closed where nobody may answer', async () => {
    await answer('Alice Example', 'Just in time.');
    // Otherwise the AppView might see the gate before it.
    await bluesky.settle();
    await bluesky.guard(root);
    const section = await read();

    assert.ok(await section.shows('Just in time.'));
    assert.equal((await section.notice('closed')).text, 'Comments are closed.');
  });

  it('have their links, wherever letters of more than one byte stand before them', async () => {
    const before = 'Grüße 👩‍👩‍👧‍👦 an ';
    const bytes = (text) => new TextEncoder().encode(text).length;
    const features = [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://trees.example.test/ginkgo' }];
    const index = { byteStart: bytes(before), byteEnd: bytes(`${before}den Ginkgo`) };
    await answer('Alice Example', `${before}den Ginkgo!`, { facets: [{ index, features }] });

    const { links, text } = await (await read()).comment('Ginkgo');
    assert.deepEqual(links, ['https://trees.example.test/ginkgo']);
    assert.equal(text, `${before}den Ginkgo!`);
  });

  it('are left out, with what is below, when they are deleted or hidden by the author of the thread', async () => {
    const gone = await answer('Alice Example', 'Soon gone.');
    await answer('Ben', 'Below it.', { parent: gone });
    const hidden = await answer('Clara Example', 'Not in my thread.');
    await answer('Ben', 'What stays.');
    await bluesky.remove(gone);
    await bluesky.guard(root, { hidden: [hidden] });

    assert.deepEqual(
      (await (await read()).comments()).map(({ text }) => text),
      ['What stays.'],
    );
  });

  it('have no words of those who want to be read only by people who are signed in', async () => {
    const name = 'Shy Example';
    await bluesky.person(name);
    const labels = { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: '!no-unauthenticated' }] };
    await bluesky.profile(name, { displayName: name, labels });
    const shy = await answer(name, 'Not for everybody.');
    await answer('Ben', 'I can read it.', { parent: shy });
    const section = await read();

    assert.ok(await section.shows('I can read it.'));
    assert.ok(!(await section.shows('Not for everybody.')));
    assert.ok((await section.comments()).every(({ author }) => author !== name));
  });

  it('say how often each was liked', async () => {
    const { uri, cid } = await answer('Alice Example', 'Everybody likes trees.');
    for (const name of ['Ben', 'Clara Example'])
      await bluesky.record(name, 'app.bsky.feed.like', { subject: { uri, cid } });
    const section = await read();

    assert.deepEqual(await section.reactions('Everybody likes trees.'), [{ emoji: '❤️', count: 2, isMine: false }]);
  });

  it('go on where ten levels are not all', async () => {
    let parent = root;
    for (let level = 1; level <= 12; level += 1)
      parent = await answer('Alice Example', `Level ${level}.`, { parent, after: level });
    const section = await read();

    assert.ok(await section.shows('Level 10.'));
    await section.showReplies();
    await section.until(async () => section.shows('Level 12.'));
  });
});
