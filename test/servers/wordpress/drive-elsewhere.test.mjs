import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Section, countsIn, recentIn } from '../../e2e/section.mjs';
import { startBlog } from '../support/blog.mjs';
import { startBrowser } from '../support/browser.mjs';
import { startBreakableProxy } from '../support/breakable-proxy.mjs';
import { startWordpress } from './start.mjs';

const GRETA = { name: 'Greta Guest', email: 'greta@example.test' };
const SCRIPT = '<script type="module" src="/dist/embed.js"></script>';

describe('the threads of a WordPress, on a page of another site', () => {
  let proxy;
  let wordpress;
  let blog;
  let browser;
  let reader;
  let pages = 0;
  before(async () => {
    proxy = await startBreakableProxy();
    [wordpress, blog, browser] = await Promise.all([startWordpress({ proxy }), startBlog(), startBrowser()]);
  });
  after(() => Promise.all([browser?.stop(), blog?.stop(), wordpress?.stop(), proxy?.stop()]));

  beforeEach(async () => {
    await wordpress.set({ gedanken_rest_guests: '1', comment_moderation: '0' });
    await wordpress.permalinks('pretty');
    reader = await browser.newReader();
  });
  afterEach(async () => {
    proxy.mend();
    await reader.leave();
  });

  /** A page that holds a section with these attributes; `endpoint` is WordPress' own unless given. */
  function publish(attributes) {
    const all = { backend: 'wordpress', endpoint: `${wordpress.url}/wp-json/`, ...attributes };
    const text = Object.entries(all).map(([name, value]) => ` ${name}="${value}"`);
    pages += 1;
    return blog.publish(`/${pages}/`, `${SCRIPT}<gedanken-comments${text.join('')}></gedanken-comments>`);
  }

  async function read(attributes) {
    return Section.in(await reader.open(publish(attributes)));
  }

  const idOf = (name) => wordpress.posts[name].id;

  it('are read through the REST API', async () => {
    const section = await read({ thread: idOf('old-bread') });

    assert.equal(await section.heading(), '4 thoughts on “What to do with old bread”');
    const comments = await section.comments();
    assert.deepEqual(
      comments.map(({ author, level }) => [author, level]),
      [
        ['Clara Example', 1],
        ['Alice Example', 2],
        ['Doro', 1],
        ['Best Toasters 4 You', 1],
      ],
    );
    assert.deepEqual(comments[1].badges, ['Author']);
    assert.ok(
      reader.requests.every((request) => [wordpress.url, blog.url].some((url) => request.includes(` ${url}/`))),
      'nobody else is asked',
    );
  });

  it('are found by an id, a slug, a path or an address', async () => {
    const { id, link } = wordpress.posts['old-bread'];
    for (const thread of [id, 'old-bread', link, wordpress.url + link]) {
      assert.ok(await (await read({ thread })).shows('Danke!'), `thread="${thread}"`);
    }
  });

  it('are found without words in addresses', async () => {
    await wordpress.permalinks('plain');

    assert.ok(
      await (await read({ endpoint: `${wordpress.url}/?rest_route=/`, thread: idOf('old-bread') })).shows('Danke!'),
    );
  });

  it('are put there by one script tag', async () => {
    const tag = `<script type="module" src="/dist/embed.js" data-backend="wordpress" data-endpoint="${wordpress.url}/wp-json" data-thread="old-bread" data-lang="de"></script>`;
    const section = await Section.in(await reader.open(blog.publish('/tag/', tag)));

    assert.equal(await section.heading(), '4 Gedanken zu „What to do with old bread“');
  });

  it('come in pages when they are long, each comment once', async () => {
    const section = await read({ thread: idOf('many') });
    const first = await section.comments();
    while (await section.hasMore()) await section.more();
    const all = await section.comments();

    assert.ok(first.length <= 100);
    assert.equal(new Set(all.map(({ id }) => id)).size, 250);
    assert.equal(all.length, 250);
  });

  it('are counted anywhere on the site', async () => {
    const counts = ['old-bread', 'briefe', 'empty'].map(
      (name) =>
        `<gedanken-count backend="wordpress" endpoint="${wordpress.url}/wp-json/" thread="${idOf(name)}"></gedanken-count>`,
    );
    const page = await reader.open(blog.publish('/counts/', SCRIPT + counts.join('')));

    assert.deepEqual(await countsIn(page), ['4 comments', '2 comments', '0 comments']);
  });

  it('are told of by the newest comments of the site, each with the way to it', async () => {
    const tag = `<gedanken-recent backend="wordpress" endpoint="${wordpress.url}/wp-json/" count="3" lang="en"></gedanken-recent>`;
    const page = await reader.open(blog.publish('/newest/', SCRIPT + tag));

    const newest = await recentIn(page);
    const rows = await wordpress.php(
      'return array_map(fn($c) => [$c->comment_ID, $c->comment_author, get_the_title($c->comment_post_ID), get_comment_link($c)], get_comments(["number" => 3, "status" => "approve", "type" => "comment", "orderby" => "comment_date_gmt", "order" => "DESC"]));',
    );
    assert.deepEqual(
      newest.map(({ author, link }) => [author, link.split('#')[1]]),
      rows.map(([id, author]) => [author, `comment-${id}`]),
    );
    for (const [index, [, , title]] of rows.entries()) assert.ok(newest[index].place.includes(title.slice(0, 10)));
  });

  it('never show what waits for approval or is spam', async () => {
    const section = await read({ thread: idOf('deep') });

    assert.equal((await section.comments()).length, 6);
  });

  it('take a guest’s comment where the owner has ticked that, and WordPress has it', async () => {
    const section = await read({ thread: idOf('old-bread') });
    const form = await section.reply('Danke!');
    const { posted, id } = await form.send({ ...GRETA, text: 'Greetings from another site.' });

    assert.equal(posted, 'published');
    const row = (await wordpress.comments(idOf('old-bread'))).at(-1);
    assert.deepEqual(
      [row.comment_ID, row.comment_content, Number(row.comment_parent)],
      [id, 'Greetings from another site.', wordpress.posts['old-bread'].comments.danke],
    );
  });

  it('show a guest’s held comment again after a reload', async () => {
    await wordpress.set({ comment_moderation: '1' });
    const address = publish({ thread: idOf('empty') });
    const section = await Section.in(await reader.open(address));
    const { posted } = await section.form().send({ ...GRETA, text: 'Held, far from home.' });
    const again = await Section.in(await reader.open(address));

    assert.equal(posted, 'held');
    assert.match((await again.comment('Held, far from home.')).notice, /waiting for approval/);
  });

  it('send a guest to the post itself where the owner has not', async () => {
    await wordpress.set({ gedanken_rest_guests: '' });
    const section = await read({ thread: idOf('old-bread') });
    const { failed } = await section.form().send({ ...GRETA, text: 'May I?' });

    assert.equal(failed, 'signed-out');
    assert.equal(await section.form().value('text'), 'May I?');
    assert.ok((await wordpress.comments(idOf('old-bread'))).every((row) => row.comment_content !== 'May I?'));
  });

  it('say when they are closed', async () => {
    const notice = await (await read({ thread: idOf('briefe') })).notice('closed');

    assert.equal(notice.text, 'Comments are closed.');
  });

  it('stay behind a post’s password, and open with it', async () => {
    const notice = await (await read({ thread: idOf('protected') })).notice('password');
    const open = await read({ thread: idOf('protected'), 'data-password': 'secret' });

    assert.match(notice.text, /password/);
    assert.ok(await open.shows('Only for those who know the word.'));
  });

  for (const [what, attributes] of [
    ['a draft', () => ({ thread: idOf('draft') })],
    ['a post that is not there', () => ({ thread: '987654' })],
    ['a slug that is not there', () => ({ thread: 'no-such-post' })],
    ['an address that is not WordPress', () => ({ endpoint: `${blog.url}/nothing/`, thread: '1' })],
    ['an address that nobody answers', () => ({ endpoint: 'http://127.0.0.1:9/wp-json/', thread: '1' })],
  ]) {
    it(`say in one calm sentence that there is nothing to read: ${what}`, async () => {
      const section = await read(attributes());

      const notices = await section.notices();
      assert.equal(notices.length, 1, JSON.stringify(notices));
      assert.match(notices[0].text, /\w+\.$/);
      assert.deepEqual(await section.comments(), []);
    });
  }

  for (const how of ['offline', 'unavailable', 'malformed']) {
    it(`come back at a press when WordPress was ${how} at first`, async () => {
      const address = publish({ thread: idOf('old-bread') });
      for (let request = 0; request < 8; request += 1) proxy.breakNext(how);
      const section = await Section.in(await reader.open(address));
      assert.deepEqual(
        (await section.notices()).flatMap(({ kinds }) => kinds),
        ['error'],
      );
      proxy.mend();
      await section.retry();

      assert.ok(await section.shows('Danke!'));
    });
  }
});
