import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pageOf, sayPassword, signIn } from './requests.mjs';
import { startWordpress } from './start.mjs';

const TAG = /<gedanken-comments\b[^>]*>/g;
const SCRIPT =
  /<script type="module" src="[^"]*\/plugins\/gedanken\/embed\.js\?ver=\d+" id="gedanken-js"><\/script>\n/g;

/** The attributes of the section in a page; fails unless there is exactly one. */
function sectionIn(html) {
  const tags = html.match(TAG) ?? [];
  assert.equal(tags.length, 1, 'one section in the page');
  return Object.fromEntries([...tags[0].matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
}

function hasSection(html) {
  return new RegExp(TAG).test(html) || new RegExp(SCRIPT).test(html);
}

/** A page as it would be without us: our two tags and our script taken out. */
function withoutSection(html) {
  return html.replace(TAG, '').replace('</gedanken-comments>', '').replace(SCRIPT, '');
}

/** What WordPress makes new for each page: nonces. */
function lasting(html) {
  return html.replace(/"nonce":"\w+"/g, '');
}

describe('the WordPress plugin, in the page', () => {
  let wordpress;
  before(async () => (wordpress = await startWordpress({ language: 'de' })));
  after(() => wordpress?.stop());

  for (const [theme, kind] of [
    ['twentytwentyone', 'a classic theme'],
    ['twentytwentythree', 'a block theme'],
  ]) {
    describe(`with ${kind}`, () => {
      before(() => wordpress.theme(theme));

      it('puts one section around the comments, and one script', async () => {
        const html = await pageOf(wordpress, 'old-bread');

        sectionIn(html);
        assert.equal(html.match(SCRIPT)?.length, 1);
        const section = html.slice(html.indexOf('<gedanken-comments'), html.indexOf('</gedanken-comments>'));
        assert.match(section, /Clara Example/);
        assert.match(section, /id="commentform"/);
      });

      it('stays inside the element that carries the theme’s widths', async () => {
        const html = await pageOf(wordpress, 'old-bread');

        assert.match(
          html,
          /<div (id="comments" class="comments-area|class="wp-block-comments)[^>]*><gedanken-comments /,
        );
        assert.match(html, /<\/gedanken-comments><\/div>/);
      });

      it('leaves everything that the theme prints as it is', async () => {
        const html = await pageOf(wordpress, 'old-bread');
        await wordpress.php('deactivate_plugins("gedanken/gedanken.php"); return true;');
        const plain = await pageOf(wordpress, 'old-bread');
        await wordpress.php('activate_plugin("gedanken/gedanken.php"); return true;');

        assert.ok(!hasSection(plain));
        assert.equal(lasting(withoutSection(html)), lasting(plain));
      });

      it('shows a closed thread that has comments, and none that has none', async () => {
        sectionIn(await pageOf(wordpress, 'briefe'));
        assert.ok(!hasSection(await pageOf(wordpress, 'quiet')));
      });

      it('waits for a post’s password', async () => {
        assert.ok(!hasSection(await pageOf(wordpress, 'protected')));
        sectionIn(await pageOf(wordpress, 'protected', await sayPassword(wordpress, 'secret')));
      });

      it('keeps off pages of many posts, and feeds', async () => {
        for (const path of ['/', '/2021/05/', '/2021/05/old-bread/feed/', '/2021/05/old-bread/embed/']) {
          const answer = await fetch(wordpress.url + path);
          assert.ok(!hasSection(await answer.text()), path);
        }
      });
    });
  }

  describe('the section’s attributes', () => {
    before(() => wordpress.theme('twentytwentyone'));

    it('say what the section would otherwise ask for', async () => {
      const { 'data-nonce': nonce, ...attributes } = sectionIn(await pageOf(wordpress, 'old-bread'));

      assert.deepEqual(attributes, {
        backend: 'wordpress',
        endpoint: `${wordpress.url}/wp-json/`,
        thread: String(wordpress.posts['old-bread'].id),
        lang: 'de-DE',
        'page-title': 'What to do with old bread',
        sort: 'oldest',
        'max-depth': '5',
        'data-guest-posting': 'form',
      });
      assert.equal(nonce, undefined, 'no nonce in a page that caches may keep');
    });

    it('follow the site’s settings', async () => {
      await wordpress.set({ comment_order: 'desc', thread_comments_depth: '10', gedanken_rest_guests: '1' });
      const settled = sectionIn(await pageOf(wordpress, 'old-bread'));
      await wordpress.set({ thread_comments: '', require_name_email: '' });
      const flat = sectionIn(await pageOf(wordpress, 'old-bread'));
      await wordpress.set({
        comment_order: 'asc',
        thread_comments: '1',
        thread_comments_depth: '5',
        gedanken_rest_guests: '',
        require_name_email: '1',
      });

      assert.equal(settled.sort, 'newest');
      assert.equal(settled['max-depth'], '8');
      assert.equal(settled['data-guest-posting'], 'rest');
      assert.equal(flat['max-depth'], '1');
      assert.equal(flat['data-require-name-email'], 'false');
    });

    it('point to the REST API where addresses have no words', async () => {
      await wordpress.permalinks('plain');
      const answer = await fetch(`${wordpress.url}/?p=${wordpress.posts['old-bread'].id}`);
      await wordpress.permalinks('pretty');

      assert.match(sectionIn(await answer.text()).endpoint, /\/index\.php\?rest_route=\/$|\/\?rest_route=\/$/);
    });

    it('carry a nonce that the REST API takes, for readers who are signed in', async () => {
      const session = await signIn(wordpress, wordpress.users.reader);
      const { 'data-nonce': nonce } = sectionIn(await pageOf(wordpress, 'old-bread', session));

      const me = await fetch(`${wordpress.url}/wp-json/wp/v2/users/me`, {
        headers: { ...session, 'X-WP-Nonce': nonce },
      });

      assert.equal((await me.json()).name, 'Rita Reader');
    });

    it('escape the title', async () => {
      const id = wordpress.posts.empty.id;
      await wordpress.php(
        'return wp_update_post(["ID" => $args["id"], "post_title" => "Fish & \\"chips\\" <b>now</b> 1 &lt; 2"]);',
        { id },
      );

      assert.equal(sectionIn(await pageOf(wordpress, 'empty'))['page-title'], 'Fish &amp; “chips” now 1 &lt; 2');
    });
  });

  describe('the template it stands in for', () => {
    const ask = (template) =>
      wordpress.php(
        'query_posts(["p" => $args["id"]]); the_post(); $file = apply_filters("comments_template", get_stylesheet_directory() . $args["template"]); return [basename($file), Gedanken_Plugin::theme_template()];',
        { id: wordpress.posts['old-bread'].id, template },
      );

    it('is the theme’s own', async () => {
      const [file, template] = await ask('/comments.php');

      assert.equal(file, 'gedanken.php');
      assert.match(template, /\/themes\/twentytwentyone\/comments\.php$/);
    });

    it('is what WordPress falls back to when the theme has none', async () => {
      const [, template] = await ask('/no-such-template.php');

      assert.match(template, /\/wp-includes\/theme-compat\/comments\.php$/);
    });
  });

  describe('markup that has no single outermost element', () => {
    const wrap = (html) =>
      wordpress.php('return Gedanken_Plugin::wrap($args["html"], $args["id"]);', {
        html,
        id: wordpress.posts.empty.id,
      });

    for (const [what, html] of [
      ['two elements', '<div id="comments"><p>a</p></div><div id="respond"></div>'],
      ['an element that never ends', '<div id="comments"><div>a</div>'],
      ['bare text', 'No comments.'],
      ['text after the element', '<div>a</div> and more'],
    ]) {
      it(`is wrapped whole: ${what}`, async () => {
        const wrapped = await wrap(html);

        assert.ok(wrapped.startsWith('<gedanken-comments'), wrapped);
        assert.ok(wrapped.endsWith(`${html}</gedanken-comments>`), wrapped);
      });
    }

    it('is told from one that has, whatever stands around it', async () => {
      const wrapped = await wrap(
        '\n<!-- top -->\n<section class="c"><section>a</section><p>b</p></section>\n<!-- <p>end</p> -->\n',
      );

      assert.match(
        wrapped,
        /<section class="c"><gedanken-comments [^>]*><section>a<\/section><p>b<\/p><\/gedanken-comments><\/section>\n<!-- /,
      );
    });

    it('takes no longer for a long page than its length asks', async () => {
      const wrapped = await wrap(`<div>${'<div>'.repeat(200_000)}`);

      assert.ok(wrapped.startsWith('<gedanken-comments'));
    });
  });

  it('is wrapped once when a block theme asks for the classic template', async () => {
    await wordpress.theme('twentytwentythree');
    const html = await wordpress.php(
      'global $wp_query; query_posts(["p" => $args["id"]]); the_post(); return (new WP_Block(parse_blocks("<!-- wp:comments {\\"legacy\\":true} /-->")[0], ["postId" => $args["id"]]))->render();',
      { id: wordpress.posts['old-bread'].id },
    );

    sectionIn(html);
  });

  it('raises no warning of PHP', async () => {
    const log = await wordpress.php(
      'return array_values(preg_grep("~plugins/gedanken~", file_exists(WP_DEBUG_LOG) ? file(WP_DEBUG_LOG) : []));',
    );

    assert.deepEqual(log, []);
  });
});
