import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Section } from '../../e2e/section.mjs';
import { startBrowser } from '../support/browser.mjs';
import { startWordpress } from './start.mjs';

const GRETA = { name: 'Greta Guest', email: 'greta@example.test' };

/** The two doors that WordPress has for guests. The section must make no difference between them. */
const WAYS = [
  { way: 'through the site’s own form', ticked: '', request: '/wp-comments-post.php' },
  { way: 'through the REST API', ticked: '1', request: '/wp-json/wp/v2/comments' },
];
const USUAL = { comment_moderation: '0', comment_registration: '', disallowed_keys: '', gedanken_test_flood: '' };

for (const { way, ticked, request } of WAYS) {
  describe(`a guest in a WordPress page, ${way}`, () => {
    let wordpress;
    let browser;
    let reader;
    let post;
    let page;
    let section;
    before(async () => {
      [wordpress, browser] = await Promise.all([startWordpress(), startBrowser()]);
      await wordpress.set({ gedanken_rest_guests: ticked });
    });
    after(() => Promise.all([wordpress?.stop(), browser?.stop()]));

    beforeEach(async () => {
      await wordpress.set(USUAL);
      post = await newPost();
      reader = await browser.newReader();
      await visit();
    });
    afterEach(() => reader.leave());

    /** A post with one comment by Clara, so that nothing stands between two tests. */
    function newPost() {
      return wordpress.php(`
        $id = wp_insert_post(["post_title" => "A fresh post", "post_content" => "Body.", "post_status" => "publish", "post_author" => 1, "comment_status" => "open"]);
        wp_insert_comment(["comment_post_ID" => $id, "comment_author" => "Clara Example", "comment_author_email" => "clara@example.test", "comment_content" => "The first word.", "comment_approved" => 1]);
        return ["id" => $id, "link" => str_replace(home_url(), "", get_permalink($id))];
      `);
    }

    async function visit() {
      page = await reader.open(wordpress.url + post.link);
      section = await Section.in(page);
    }

    const rows = () => wordpress.comments(post.id);
    const ownRow = async () => (await rows()).find((row) => row.comment_author === GRETA.name);
    /** What anybody else reads, without our script. */
    const seenByOthers = async () => (await fetch(wordpress.url + post.link)).text();
    const set = (id, change) =>
      wordpress.php('return wp_update_post(["ID" => $args["id"]] + $args["change"]);', { id, change });

    it('posts, and WordPress has it', async () => {
      const result = await section
        .form()
        .send({ ...GRETA, website: 'https://greta.example.test/', text: 'A “new” word, and <em>one more</em>.' });

      assert.equal(result.posted, 'published');
      const row = await ownRow();
      assert.equal(row.comment_ID, result.id);
      assert.equal(row.comment_author_email, GRETA.email);
      assert.equal(row.comment_author_url, 'https://greta.example.test/');
      assert.equal(row.comment_content, 'A “new” word, and <em>one more</em>.');
      assert.deepEqual([row.comment_parent, row.comment_approved, row.user_id], ['0', '1', '0']);
      assert.match(await seenByOthers(), /A “new” word, and <em>one more<\/em>\./);
      assert.ok(await section.shows('A “new” word, and one more.'));
      assert.match(await section.heading(), /^2 thoughts/);
      assert.equal(reader.asked(`POST ${wordpress.url}${request}`).length, 1);
      assert.equal(await section.form().value('text'), '');
    });

    it('replies below the comment that is answered', async () => {
      const form = await section.reply('The first word.');
      const result = await form.send({ ...GRETA, text: 'And the second.' });

      const [first] = await rows();
      assert.equal((await ownRow()).comment_parent, first.comment_ID);
      const shown = await section.comment('And the second.');
      assert.deepEqual([shown.id, shown.parent, shown.level], [result.id, first.comment_ID, 2]);
    });

    it('sees a held comment, also after a reload, while nobody else does; and then everybody', async () => {
      await wordpress.set({ comment_moderation: '1' });
      const { posted, id } = await section.form().send({ ...GRETA, text: 'May this be said?' });

      assert.equal(posted, 'held');
      assert.equal((await ownRow()).comment_approved, '0');
      assert.match((await section.comment('May this be said?')).notice, /waiting for approval/);

      await visit();
      assert.match((await section.comment('May this be said?')).notice, /waiting for approval/);
      assert.doesNotMatch(await seenByOthers(), /May this be said/);
      const other = await browser.newReader();
      assert.ok(!(await (await Section.in(await other.open(wordpress.url + post.link))).shows('May this be said?')));
      await other.leave();

      await wordpress.php('return wp_set_comment_status($args["id"], "approve");', { id });
      await visit();
      assert.equal((await section.comment('May this be said?')).notice, null);
      assert.match(await seenByOthers(), /May this be said/);
    });

    it('is told of a comment that the site’s filter took aside', async () => {
      await wordpress.set({ disallowed_keys: 'toaster' });
      const { posted } = await section.form().send({ ...GRETA, text: 'My toaster is fine.' });

      assert.equal((await ownRow()).comment_approved, 'trash');
      assert.ok(posted === 'spam' || posted === 'held', posted);
      assert.doesNotMatch(await seenByOthers(), /toaster is fine/);
    });

    it('is asked before the same words are sent again, and WordPress refuses them in place', async () => {
      await section.form().send({ ...GRETA, text: 'Only once, please.' });
      await visit();
      const form = section.form();
      await form.fill({ ...GRETA, text: 'Only once, please.' });
      await form.press();

      assert.match(await form.problem(), /already posted/);
      assert.equal(await form.value('text'), 'Only once, please.');
      assert.equal((await rows()).length, 2);

      const result = await form.sendAllTheSame();
      assert.equal(result.failed, 'conflict');
      assert.match(await form.problem(), /already posted/);
      assert.equal(await form.value('text'), 'Only once, please.');
      assert.equal((await rows()).length, 2);
    });

    it('is asked to wait between two comments, and the second one waits in its place', async () => {
      await wordpress.letTimePass();
      await wordpress.set({ gedanken_test_flood: '1' });
      const form = section.form();
      await form.send({ ...GRETA, text: 'One right after' });
      const result = await form.send({ text: 'the other.' });

      assert.equal(result.failed, 'rate-limited');
      assert.match(await section.unsent('the other.'), /fast|again/i);
      assert.equal((await rows()).length, 2);

      await wordpress.letTimePass();
      await section.resend('the other.');
      assert.equal((await rows()).length, 3);
    });

    it('keeps what was written when the thread is closed meanwhile', async () => {
      await section.form().fill({ ...GRETA, text: 'A moment too late.' });
      await set(post.id, { comment_status: 'closed' });
      const result = await section.form().submit();

      assert.equal(result.failed, 'closed');
      assert.equal(await section.form().value('text'), 'A moment too late.');
      assert.equal((await rows()).length, 1);

      await visit();
      assert.equal((await section.notice('closed')).text, 'Comments are closed.');
    });

    it('is asked to sign in when the site asks for an account meanwhile', async () => {
      await section.form().fill({ ...GRETA, text: 'Without an account?' });
      await wordpress.set({ comment_registration: '1' });
      const result = await section.form().submit();

      assert.equal(result.failed, 'signed-out');
      assert.equal(await section.form().value('text'), 'Without an account?');
      assert.equal((await rows()).length, 1);
    });

    it('sees where to sign in when the site asks for an account', async () => {
      await wordpress.set({ comment_registration: '1' });
      await visit();

      const notice = await section.notice('sign-in');
      assert.match(notice.text, /signed in/);
      assert.ok(notice.link.startsWith(`${wordpress.url}/wp-login.php?redirect_to=`), notice.link);
    });

    it('is told what is missing before anything is sent', async () => {
      const result = await section.form().send({ text: 'Who am I?' });

      assert.ok(result.refused);
      assert.match(await section.form().problem(), /2 problems/);
      assert.deepEqual(reader.asked('POST'), []);
      assert.equal((await rows()).length, 1);
    });

    it('posts once, however often the button is pressed', async () => {
      const form = section.form();
      await form.fill({ ...GRETA, text: 'Pressed in a hurry.' });
      await Promise.all([form.submit(), form.pressAgain(), form.pressAgain()]);

      assert.equal((await rows()).length, 2);
      assert.equal(reader.asked('POST').length, 1);
    });

    it('is remembered only when that was agreed', async () => {
      await section.form().send({ ...GRETA, text: 'Forget me.' });
      await visit();
      assert.equal(await section.form().value('name'), '');

      await section.form().send({ ...GRETA, text: 'Remember me.', remember: true });
      await visit();
      assert.equal(await section.form().value('name'), GRETA.name);
      assert.equal(await section.form().value('email'), GRETA.email);
    });
  });
}
