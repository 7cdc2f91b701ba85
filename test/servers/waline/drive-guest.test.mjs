import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { countsIn, recentIn } from '../../e2e/section.mjs';
import { startBlog } from '../support/blog.mjs';
import { startBrowser } from '../support/browser.mjs';
import { Pages } from './page.mjs';
import { startWaline } from './start.mjs';

const GRETA = { name: 'Greta Guest', email: 'greta@example.test' };
const HOUR = 3_600_000;
/** Two conversations, of which the first one has an answer. */
const THREAD = [
  { nick: 'Clara Example', comment: 'The **first** word.', at: Date.now() - 3 * HOUR },
  { nick: 'Ben', comment: 'And an answer.', parent: 0, at: Date.now() - 2 * HOUR },
  { nick: 'Doro', comment: 'Something else.', at: Date.now() - HOUR },
];

describe('a guest, in a page whose comments a Waline keeps', () => {
  let waline;
  let blog;
  let browser;
  let reader;
  let pages;
  before(async () => {
    [waline, blog, browser] = await Promise.all([startWaline(), startBlog(), startBrowser()]);
    pages = new Pages(waline, blog);
  });
  after(() => Promise.all([waline?.stop(), blog?.stop(), browser?.stop()]));
  beforeEach(async () => {
    reader = await browser.newReader();
  });
  afterEach(() => reader.leave());

  it('reads a thread, and nobody else is asked for it', async () => {
    const { section } = await pages.visit(reader, await pages.publish(THREAD, { sort: 'oldest' }));

    assert.match(await section.heading(), /^3 thoughts/);
    assert.deepEqual(
      (await section.comments()).map(({ author, level, text }) => [author, level, text]),
      [
        ['Clara Example', 1, 'The first word.'],
        ['Ben', 2, 'And an answer.'],
        ['Doro', 1, 'Something else.'],
      ],
    );
    assert.ok(reader.requests.every((request) => [waline.url, blog.url].some((url) => request.includes(` ${url}/`))));
  });

  it('posts, and Waline has it', async () => {
    const thread = await pages.publish();
    const { section } = await pages.visit(reader, thread);
    const { posted, id } = await section
      .form()
      .send({ ...GRETA, website: 'https://greta.example.test/', text: 'A *new* word <b>here</b>.' });

    assert.equal(posted, 'published');
    const [row] = await waline.comments(thread.path);
    assert.deepEqual(
      [String(row.id), row.nick, row.mail, row.link, row.comment, row.status, row.pid],
      [id, GRETA.name, GRETA.email, 'https://greta.example.test/', 'A *new* word <b>here</b>.', 'approved', null],
    );
    assert.ok(await section.shows('A new word here.'));
    assert.equal(await section.form().value('text'), '');
  });

  it('answers an answer, in the place where it stands', async () => {
    const thread = await pages.publish(THREAD);
    const { section } = await pages.visit(reader, thread);
    const { id } = await (await section.reply('And an answer.')).send({ ...GRETA, text: 'One more below.' });

    const [first, second] = thread.ids;
    const row = (await waline.comments(thread.path)).at(-1);
    assert.deepEqual([String(row.id), row.pid, row.rid], [id, second, first]);
    const again = await pages.visit(reader, thread);
    const shown = await again.section.comment('One more below.');
    assert.deepEqual([shown.parent, shown.level], [String(second), 3]);
  });

  it('likes a comment once, sees that after a reload, and takes it back', async () => {
    const thread = await pages.publish(THREAD);
    const { section } = await pages.visit(reader, thread);
    const likesThere = async () => (await waline.comments(thread.path)).at(-1).like;
    await section.act('Something else.', 'vote');
    await section.until(async () => (await likesThere()) === 1);

    const { section: again } = await pages.visit(reader, thread);
    assert.deepEqual(await again.likes('Something else.'), { count: 1, isMine: true });
    await again.act('Something else.', 'vote');
    await again.until(async () => (await likesThere()) === 0);
    await again.until(async () => !(await again.likes('Something else.')).isMine);
  });

  it('reacts to the page, changes their mind, and takes it back', async () => {
    const thread = await pages.publish([], { 'data-reactions': '👍 🎉' });
    const { section } = await pages.visit(reader, thread);
    const counts = async () => {
      const { reaction0, reaction1 } = (await waline.reactions(thread.path)) ?? {};
      return [reaction0 ?? 0, reaction1 ?? 0];
    };
    const becomes = (...wanted) => section.until(async () => String(await counts()) === String(wanted));
    await section.react(2);
    await becomes(0, 1);
    await section.react(1);
    await becomes(1, 0);

    const { section: again } = await pages.visit(reader, thread);
    assert.deepEqual(await again.pageReactions(), [
      { emoji: '👍', count: 1, isMine: true },
      { emoji: '🎉', count: 0, isMine: false },
    ]);
    await again.react(1);
    await becomes(0, 0);
  });

  it('sees a held comment, also after a reload, while nobody else does', async () => {
    const { url: endpoint } = await waline.another({ COMMENT_AUDIT: 'true' });
    const thread = await pages.publish(THREAD, { endpoint });
    const { section } = await pages.visit(reader, thread);
    const { posted } = await section.form().send({ ...GRETA, text: 'May this be said?' });
    assert.equal(posted, 'held');

    const { section: again } = await pages.visit(reader, thread);
    assert.match((await again.comment('May this be said?')).notice, /waiting for approval/);
    const other = await browser.newReader();
    assert.ok(!(await (await pages.visit(other, thread)).section.shows('May this be said?')));
    await other.leave();
  });

  it('is asked to wait between two comments, and the second one waits in its place', async () => {
    // Waline asks its database who has written lately.
    await waline.clear();
    const { url: endpoint } = await waline.another({ IPQPS: '60' });
    const thread = await pages.publish([], { endpoint });
    const { section } = await pages.visit(reader, thread);
    const form = section.form();
    await form.send({ ...GRETA, text: 'One right after' });
    const { failed } = await form.send({ text: 'the other.' });

    assert.equal(failed, 'rate-limited');
    assert.match(await section.unsent('the other.'), /fast|again/i);
    assert.equal((await waline.comments(thread.path)).length, 1);
  });

  it('is asked before the same words are sent again, and Waline refuses them in place', async () => {
    const thread = await pages.publish();
    const { section } = await pages.visit(reader, thread);
    await section.form().send({ ...GRETA, text: 'Only once, please.' });
    const { section: again } = await pages.visit(reader, thread);
    const form = again.form();
    await form.fill({ ...GRETA, text: 'Only once, please.' });
    await form.pressAgain();
    assert.match(await form.problem(), /already posted/);

    assert.equal((await form.sendAllTheSame()).failed, 'conflict');
    assert.equal(await form.value('text'), 'Only once, please.');
    assert.equal((await waline.comments(thread.path)).length, 1);
  });

  it('is asked to sign in where Waline takes no guests, and keeps the text', async () => {
    const { url: endpoint } = await waline.another({ LOGIN: 'force' });
    const thread = await pages.publish([], { endpoint });
    const { section } = await pages.visit(reader, thread);
    const { failed } = await section.form().send({ ...GRETA, text: 'Without an account?' });

    assert.equal(failed, 'signed-out');
    assert.equal(await section.form().value('text'), 'Without an account?');
    assert.deepEqual(await waline.comments(thread.path), []);
  });

  it('reads how many comments pages have, and the newest of the site', async () => {
    await waline.clear();
    const [full, empty] = [await pages.publish(THREAD), await pages.publish()];
    const of = (path) => `<gedanken-count backend="waline" endpoint="${waline.url}" thread="${path}"></gedanken-count>`;
    const page = await reader.open(
      blog.publish(
        '/around/',
        `<script type="module" src="/dist/embed.js"></script>${of(full.path)}${of(empty.path)}
         <gedanken-recent backend="waline" endpoint="${waline.url}"></gedanken-recent>`,
      ),
    );

    assert.deepEqual(
      (await countsIn(page)).map((count) => Number.parseInt(count, 10)),
      [3, 0],
    );
    const newest = (await recentIn(page)).find(({ link }) => link.startsWith(full.url));
    assert.equal(newest?.link, `${full.url}#comment-${full.ids[2]}`);
    assert.equal(newest?.author, 'Doro');
  });
});
