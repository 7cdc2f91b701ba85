import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { sendComment, signIn } from './requests.mjs';
import { startWordpress } from './start.mjs';

/** How WordPress is set before each of these tests. */
const OPEN = {
  gedanken_rest_guests: '1',
  gedanken_test_flood: '',
  gedanken_test_outbox: [],
  comment_registration: '',
  comment_moderation: '0',
  disallowed_keys: '',
};

describe('the WordPress plugin’s rules for the REST API', () => {
  let wordpress;
  let post;
  before(async () => {
    wordpress = await startWordpress();
    post = wordpress.posts.empty.id;
    await wordpress.set(OPEN);
  });
  afterEach(() => wordpress.set(OPEN));
  after(() => wordpress?.stop());

  it('keep guests out until the owner has ticked the box', async () => {
    await wordpress.set({ gedanken_rest_guests: '' });
    const refused = await sendComment(wordpress, { post, content: 'Too early.' });
    await wordpress.set({ gedanken_rest_guests: '1' });
    const taken = await sendComment(wordpress, { post, content: 'Now it may.' });

    assert.deepEqual([refused.status, refused.body.code], [401, 'rest_comment_login_required']);
    assert.equal(taken.status, 201);
    assert.ok((await wordpress.comments(post)).every((row) => row.comment_content !== 'Too early.'));
  });

  it('keep guests out where the site asks for an account, ticked or not', async () => {
    await wordpress.set({ comment_registration: '1' });
    const refused = await sendComment(wordpress, { post, content: 'Without an account.' });
    const session = await signedIn();
    const taken = await sendComment(
      wordpress,
      { post, content: 'With an account.', author_name: undefined, author_email: undefined },
      session,
    );

    assert.deepEqual([refused.status, refused.body.code], [401, 'rest_comment_login_required']);
    assert.equal(taken.status, 201);
    assert.equal(taken.body.author_name, 'Rita Reader');
  });

  it('keep closed posts closed', async () => {
    const { status, body } = await sendComment(wordpress, { post: wordpress.posts.briefe.id, content: 'Too late.' });

    assert.deepEqual([status, body.code], [403, 'rest_comment_closed']);
  });

  it('ask for name and email where the site does', async () => {
    const { status, body } = await sendComment(wordpress, { post, content: 'Nameless.', author_name: '' });

    assert.deepEqual([status, body.code], [400, 'rest_comment_author_data_required']);
  });

  it('hold what the site holds', async () => {
    await wordpress.set({ comment_moderation: '1' });
    const { status, body } = await sendComment(wordpress, { post, content: 'For the moderator.' });

    assert.deepEqual([status, body.status], [201, 'hold']);
    assert.equal((await wordpress.comments(post)).at(-1).comment_approved, '0');
  });

  it('throw away what the site disallows', async () => {
    await wordpress.set({ disallowed_keys: 'toaster' });
    await sendComment(wordpress, { post, content: 'Buy a toaster.' });

    assert.equal((await wordpress.comments(post)).at(-1).comment_approved, 'trash');
  });

  it('let no guest choose a date, nor get round the waiting time with one', async () => {
    await wordpress.letTimePass();
    await wordpress.set({ gedanken_test_flood: '1' });
    const before = Date.now() - 2000;
    const first = await sendComment(wordpress, {
      post,
      content: 'From the past?',
      author_email: 'past@example.test',
      date_gmt: '2001-01-01T00:00:00',
    });
    const second = await sendComment(wordpress, {
      post,
      content: 'From the future?',
      author_email: 'past@example.test',
      date_gmt: '2031-01-01T00:00:00',
    });

    assert.equal(first.status, 201);
    assert.ok(Date.parse(`${first.body.date_gmt}Z`) >= before);
    assert.deepEqual([second.status, second.body.code], [400, 'comment_flood']);
  });

  for (const [what, parentOf] of [
    ['on another post', () => wordpress.posts['old-bread'].comments.warm],
    ['that does not exist', () => 999_999],
    ['that nobody can see yet', () => wordpress.posts.deep.comments.held],
  ]) {
    it(`make a reply to a comment ${what} a comment of its own`, async () => {
      const { status, body } = await sendComment(wordpress, {
        post,
        content: `Reply to one ${what}.`,
        parent: parentOf(),
      });

      assert.deepEqual([status, body.parent], [201, 0]);
    });
  }

  it('keep a reply where it belongs', async () => {
    const parent = wordpress.posts['old-bread'].comments.warm;
    const { body } = await sendComment(wordpress, {
      post: wordpress.posts['old-bread'].id,
      content: 'A real reply.',
      parent,
    });

    assert.equal(body.parent, parent);
  });

  it('mail the post’s author about a comment, as the classic form does', async () => {
    await sendComment(wordpress, { post, content: 'Please tell Alice.' });

    const outbox = await wordpress.php('return get_option("gedanken_test_outbox");');
    assert.equal(outbox.length, 1);
    assert.equal(outbox[0].to, 'alice@example.test');
    assert.match(outbox[0].subject, /Comment: "Nobody was here"/);
  });

  it('mail the moderators about a held one', async () => {
    await wordpress.set({ comment_moderation: '1' });
    await sendComment(wordpress, { post, content: 'Please look at this.' });

    const outbox = await wordpress.php('return get_option("gedanken_test_outbox");');
    assert.match(outbox[0].subject, /Please moderate/);
  });

  it('mail nobody about an edit', async () => {
    await wordpress.set({ comment_moderation: '1' });
    const { body } = await sendComment(wordpress, { post, content: 'To be edited.' });
    await wordpress.set({ gedanken_test_outbox: [] });
    const { login, applicationPassword } = wordpress.users.alice;
    const edit = await fetch(`${wordpress.url}/wp-json/wp/v2/comments/${body.id}`, {
      method: 'POST',
      body: new URLSearchParams({ content: 'Edited.' }),
      headers: { Authorization: `Basic ${btoa(`${login}:${applicationPassword}`)}` },
    });

    assert.equal(edit.status, 200);
    assert.deepEqual(await wordpress.php('return get_option("gedanken_test_outbox");'), []);
  });

  /** The headers of a signed-in reader's REST request. */
  async function signedIn() {
    const session = await signIn(wordpress, wordpress.users.reader);
    const nonce = await fetch(`${wordpress.url}/wp-admin/admin-ajax.php?action=rest-nonce`, { headers: session });
    return { ...session, 'X-WP-Nonce': await nonce.text() };
  }
});

describe('the WordPress plugin’s settings', () => {
  let wordpress;
  let session;
  before(async () => {
    wordpress = await startWordpress();
    session = await signIn(wordpress, wordpress.users.alice);
  });
  after(() => wordpress?.stop());

  const settingsPage = async () =>
    (await fetch(`${wordpress.url}/wp-admin/options-discussion.php`, { headers: session })).text();
  const optionsNow = () =>
    wordpress.php('return [get_option("gedanken_rest_guests"), get_option("gedanken_script_url")];');

  /** Presses "Save Changes" with our two fields as given, and the others as they are not. */
  async function save(fields) {
    const page = await settingsPage();
    const nonce = /name="_wpnonce" value="(\w+)"/.exec(page)[1];
    const answer = await fetch(`${wordpress.url}/wp-admin/options.php`, {
      method: 'POST',
      body: new URLSearchParams({ option_page: 'discussion', action: 'update', _wpnonce: nonce, ...fields }),
      headers: session,
      redirect: 'manual',
    });
    assert.equal(answer.status, 302);
  }

  it('stand under Settings → Discussion, with nothing ticked', async () => {
    const page = await settingsPage();

    assert.match(page, /<h2>Comment section \(Gedanken\)<\/h2>/);
    assert.match(page, /<input type="checkbox" id="gedanken_rest_guests" name="gedanken_rest_guests" value="1" >/);
    assert.match(page, /<input type="url" [^>]*name="gedanken_script_url" value=""/);
  });

  it('are kept as the owner leaves them', async () => {
    await save({ gedanken_rest_guests: '1', gedanken_script_url: ' https://cdn.example.test/a.js?x=1&y=2 ' });
    assert.deepEqual(await optionsNow(), ['1', 'https://cdn.example.test/a.js?x=1&y=2']);
    assert.match(await settingsPage(), /name="gedanken_rest_guests" value="1"  checked='checked'>/);

    await save({ gedanken_script_url: '' });
    assert.deepEqual(await optionsNow(), ['', '']);
  });

  for (const address of ['javascript:alert(1)', 'data:text/javascript,alert(1)', 'not an address"><script>']) {
    it(`keep no script address but a web address: ${address}`, async () => {
      await save({ gedanken_script_url: address });
      const [, kept] = await optionsNow();

      assert.ok(kept === '' || /^https?:\/\/[^"<> ]*$/.test(kept), kept);
    });
  }

  it('load the script from where the owner says', async () => {
    await wordpress.set({ gedanken_script_url: 'https://cdn.example.test/a.js?x=1&y="2' });
    const page = await (await fetch(wordpress.url + wordpress.posts['old-bread'].link)).text();

    assert.match(
      page,
      /<script type="module" src="https:\/\/cdn\.example\.test\/a\.js\?x=1&#038;y=2" id="gedanken-js"><\/script>/,
    );
  });

  it('are gone when the plugin is uninstalled', async () => {
    const left = await wordpress.php(
      'deactivate_plugins("gedanken/gedanken.php"); uninstall_plugin("gedanken/gedanken.php"); return $wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE \'%gedanken%\' AND option_name NOT LIKE \'%test%\'");',
    );

    assert.deepEqual(left, []);
  });
});
