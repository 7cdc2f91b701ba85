import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Section } from '../../e2e/section.mjs';
import { startBrowser } from '../support/browser.mjs';
import { signIn } from './requests.mjs';
import { startWordpress } from './start.mjs';

const DAY = 86_400;

describe('a reader with an account, in a WordPress page', () => {
  let wordpress;
  let browser;
  let reader;
  let page;
  let section;
  before(async () => {
    [wordpress, browser] = await Promise.all([startWordpress(), startBrowser()]);
  });
  after(() => Promise.all([wordpress?.stop(), browser?.stop()]));

  beforeEach(async () => {
    await wordpress.set({ comment_registration: '', comment_moderation: '0', gedanken_test_nonce_life: DAY });
    reader = await browser.newReader();
  });
  afterEach(() => reader.leave());

  const post = () => wordpress.posts['old-bread'];
  const lastRow = async () => (await wordpress.comments(post().id)).at(-1);

  async function visit() {
    page = await reader.open(wordpress.url + post().link);
    section = await Section.in(page);
  }

  async function visitAs(user) {
    await reader.take(await signIn(wordpress, user), wordpress.url);
    await visit();
  }

  it('is asked for no name, and comments with the account', async () => {
    await visitAs(wordpress.users.reader);
    assert.deepEqual(await section.form().fields(), ['text']);
    const { posted, id } = await section.form().send({ text: 'Signed, Rita.' });

    assert.equal(posted, 'published');
    const row = await lastRow();
    assert.deepEqual(
      [row.comment_ID, row.comment_author, row.comment_author_email],
      [id, 'Rita Reader', 'reader@example.test'],
    );
    assert.equal(Number(row.user_id), wordpress.users.reader.id);
    assert.equal((await section.comment('Signed, Rita.')).author, 'Rita Reader');
  });

  it('replies with the account', async () => {
    await visitAs(wordpress.users.reader);
    const form = await section.reply('Thank you for writing it down');
    const { id } = await form.send({ text: 'I made it, too.' });

    const row = await lastRow();
    assert.deepEqual(
      [row.comment_ID, Number(row.comment_parent), Number(row.user_id)],
      [id, post().comments.warm, wordpress.users.reader.id],
    );
  });

  it('is recognised as the post’s author', async () => {
    await visitAs(wordpress.users.alice);
    await section.form().send({ text: 'The recipe is mine.' });

    assert.ok((await section.comment('The recipe is mine.')).badges.includes('Author'));
  });

  it('comments with the account although the page has lain open for days', async () => {
    await visitAs(wordpress.users.reader);
    await section.form().fill({ text: 'Still here on Sunday.' });
    await wordpress.set({ gedanken_test_nonce_life: 2 * DAY });
    const { posted } = await section.form().submit();

    assert.equal(posted, 'published');
    assert.equal(Number((await lastRow()).user_id), wordpress.users.reader.id);
    assert.equal(reader.asked('action=rest-nonce').length, 1);
  });

  it('keeps the text when the session has ended meanwhile, and nothing is posted in nobody’s name', async () => {
    await visitAs(wordpress.users.reader);
    await section.form().fill({ text: 'Who am I now?' });
    const before = (await lastRow()).comment_ID;
    await wordpress.php('WP_Session_Tokens::get_instance($args["id"])->destroy_all(); return true;', {
      id: wordpress.users.reader.id,
    });
    const { failed } = await section.form().submit();

    assert.equal(failed, 'signed-out');
    assert.equal(await section.form().value('text'), 'Who am I now?');
    assert.equal((await lastRow()).comment_ID, before);
  });

  it('can sign in where the site asks for an account, and comes back to write', async () => {
    await wordpress.set({ comment_registration: '1' });
    await visit();
    const { link } = await section.notice('sign-in');
    await page.goto(link);
    // WordPress moves the focus there a while after its page has come, whatever is being typed by then.
    await page.waitForFunction(() => document.activeElement.id === 'user_login', { polling: 'raf' });
    await page.type('#user_login', wordpress.users.reader.login);
    await page.type('#user_pass', wordpress.users.reader.password);
    await Promise.all([page.waitForNavigation(), page.click('#wp-submit')]);

    assert.equal(new URL(page.url()).pathname, post().link);
    section = await Section.in(page);
    assert.equal((await section.form().send({ text: 'Through the door.' })).posted, 'published');
    assert.equal(Number((await lastRow()).user_id), wordpress.users.reader.id);
  });

  it('sees an own comment that is held, as only its author can', async () => {
    await wordpress.set({ comment_moderation: '1' });
    await visitAs(wordpress.users.reader);
    const { posted } = await section.form().send({ text: 'Rita waits.' });
    await visit();

    assert.equal(posted, 'held');
    assert.match((await section.comment('Rita waits.')).notice, /waiting for approval/);
  });
});
