import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Section } from '../../e2e/section.mjs';
import { startBlog } from '../support/blog.mjs';
import { startBrowser } from '../support/browser.mjs';
import { Pages } from './page.mjs';
import { startWaline } from './start.mjs';

describe('somebody with an account, in a page whose comments a Waline keeps', () => {
  let waline;
  let blog;
  let browser;
  let reader;
  let pages;
  let thread;
  let page;
  let section;
  before(async () => {
    [waline, blog, browser] = await Promise.all([startWaline(), startBlog(), startBrowser()]);
    pages = new Pages(waline, blog);
  });
  after(() => Promise.all([waline?.stop(), blog?.stop(), browser?.stop()]));
  beforeEach(async () => {
    reader = await browser.newReader();
    thread = await pages.publish([{ nick: 'Gina Guest', comment: 'May I come in?', status: 'waiting' }]);
    ({ page, section } = await pages.visit(reader, thread));
  });
  afterEach(() => reader.leave());

  /**
   * Signs in as people do, in Waline's window. What is drawn in there comes from a host on the internet, so this does
   * what that script does with name and password: asks Waline for a token, and hands it to the page that opened it.
   */
  async function signInAs({ email, password }) {
    const opened = new Promise((resolve) => page.once('popup', resolve));
    await section.signIn();
    const popup = await opened;
    await popup.waitForFunction((origin) => location.origin === origin, {}, waline.url);
    await popup.evaluate(
      async (body) => {
        const headers = { 'Content-Type': 'application/json' };
        const answer = await fetch('/api/token', { method: 'POST', body: JSON.stringify(body), headers });
        const { data } = await answer.json();
        opener.postMessage({ type: 'userInfo', data: { ...data, remember: false } }, '*');
      },
      { email, password, code: '' },
    );
    await section.until(async () => (await section.form().fields()).length === 1);
  }

  const rows = () => waline.comments(thread.path);
  const rowOf = async (text) => (await rows()).find(({ comment }) => comment.includes(text));

  it('signs in in Waline’s own window, and comments with the account', async () => {
    await signInAs(waline.people.rita);
    assert.deepEqual(await section.form().fields(), ['text']);
    const { posted } = await section.form().send({ text: 'Signed, Rita.' });

    assert.equal(posted, 'published');
    const row = await rowOf('Signed, Rita.');
    assert.deepEqual([row.user_id, row.nick, row.mail], [waline.people.rita.id, 'Rita Reader', 'rita@example.test']);
    assert.equal((await section.comment('Signed, Rita.')).author, 'Rita Reader');
  });

  it('stays signed in as long as the tab, and signs out', async () => {
    await signInAs(waline.people.rita);
    await page.reload();
    await section.until(async () => (await section.form().fields()).length === 1);
    await section.signOut();
    await section.until(async () => (await section.form().fields()).includes('name'));

    await section.form().send({ name: 'Nobody Example', text: 'And now?' });
    assert.equal((await rowOf('And now?')).user_id, null);
  });

  it('changes and takes away what they wrote, and nothing else', async () => {
    await signInAs(waline.people.rita);
    await section.form().send({ text: 'Half a kilo of flower.' });
    const source = await section.edit('Half a kilo of flower.', 'Half a kilo of **flour**.');
    assert.equal(source, 'Half a kilo of flower.');
    assert.ok(await section.shows('Half a kilo of flour.'));
    assert.equal((await rowOf('Half a kilo')).comment, 'Half a kilo of **flour**.');

    await section.act('Half a kilo', 'remove');
    await section.act('Half a kilo', 'remove-yes');
    await section.until(async () => (await rowOf('Half a kilo')) === undefined);
    assert.equal((await rows()).length, 1);
  });

  it('approves in place what waits, as an administrator', async () => {
    await signInAs(waline.people.mona);
    await section.until(() => section.shows('May I come in?'));
    await section.act('May I come in?', 'approve');
    await section.until(async () => (await section.comment('May I come in?')).notice === null);

    assert.equal((await rowOf('May I come in?')).status, 'approved');
  });

  it('pins a conversation and takes spam out, as an administrator', async () => {
    await signInAs(waline.people.mona);
    await section.until(() => section.shows('May I come in?'));
    await section.act('May I come in?', 'approve');
    await section.until(async () => (await section.comment('May I come in?')).notice === null);
    await section.act('May I come in?', 'pin');
    await section.until(async () => Number((await rowOf('May I come in?')).sticky) === 1);
    await section.act('May I come in?', 'spam');
    await section.until(async () => (await rowOf('May I come in?')).status === 'spam');
  });

  it('sees nothing that waits without the right to it', async () => {
    await signInAs(waline.people.rita);
    await page.reload();
    await Section.in(page);

    assert.ok(!(await section.shows('May I come in?')));
  });
});
