import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Section } from '../../e2e/section.mjs';
import { startBrowser } from '../support/browser.mjs';
import { signIn } from './requests.mjs';
import { startWordpress } from './start.mjs';

describe('a moderator, in a WordPress page', () => {
  let wordpress;
  let browser;
  let reader;
  let section;
  before(async () => {
    [wordpress, browser] = await Promise.all([startWordpress(), startBrowser()]);
  });
  after(() => Promise.all([wordpress?.stop(), browser?.stop()]));
  beforeEach(async () => {
    reader = await browser.newReader();
  });
  afterEach(() => reader.leave());

  const post = () => wordpress.posts['old-bread'];
  const write = (text, approved) =>
    wordpress.php(
      'return wp_insert_comment(wp_slash(["comment_post_ID" => $args["post"], "comment_author" => "Gina Guest", "comment_author_email" => "gina@example.test", "comment_content" => $args["text"], "comment_approved" => $args["approved"]]));',
      { post: post().id, text, approved },
    );
  const rowOf = (id) =>
    wordpress.php(
      '$c = get_comment($args["id"]); return ["status" => wp_get_comment_status($c), "text" => $c->comment_content];',
      {
        id,
      },
    );

  async function visitAs(user) {
    await reader.take(await signIn(wordpress, user), wordpress.url);
    section = await Section.in(await reader.open(wordpress.url + post().link));
  }

  it('approves in place what waits', async () => {
    const id = await write('May I come in?', 0);
    await visitAs(wordpress.users.alice);
    await section.act('May I come in?', 'approve');
    await section.until(async () => (await section.comment('May I come in?')).notice === null);

    assert.equal((await rowOf(id)).status, 'approved');
  });

  it('takes spam out, and brings it back', async () => {
    const id = await write('Cheap toasters, best price.', 1);
    await visitAs(wordpress.users.alice);
    await section.act('Cheap toasters, best price.', 'spam');
    assert.match(await section.noted('Cheap toasters'), /^Moved to spam\. Undo$/);
    assert.equal((await rowOf(id)).status, 'spam');

    await section.act('Cheap toasters', 'undo');
    await section.until(async () => (await rowOf(id)).status === 'approved');
    assert.ok(await section.shows('Cheap toasters, best price.'));
  });

  it('edits what somebody wrote, as they wrote it', async () => {
    const id = await write('Half a kilo of <strong>flower</strong>.', 1);
    await visitAs(wordpress.users.alice);
    const source = await section.edit('Half a kilo of flower.', 'Half a kilo of <em>flour</em>.');

    assert.equal(source, 'Half a kilo of <strong>flower</strong>.');
    assert.equal((await rowOf(id)).text, 'Half a kilo of <em>flour</em>.');
    assert.ok(await section.shows('Half a kilo of flour.'));
  });

  it('is offered nothing of this without the right to it', async () => {
    await write('Anybody may read this.', 1);
    await visitAs(wordpress.users.reader);

    assert.deepEqual(await section.actions('Anybody may read this.'), ['quote', 'copy-link', 'person', 'mute']);
  });
});
