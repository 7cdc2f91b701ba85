import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { found, Section } from '../../e2e/section.mjs';
import { startBrowser } from '../support/browser.mjs';
import { sayPassword } from './requests.mjs';
import { startWordpress } from './start.mjs';

const THEMES = { 'a classic theme': 'twentytwentyone', 'a block theme': 'twentytwentythree' };

describe('reading in a WordPress page', () => {
  let wordpress;
  let browser;
  let reader;
  before(async () => {
    [wordpress, browser] = await Promise.all([startWordpress({ language: 'de' }), startBrowser()]);
  });
  after(() => Promise.all([wordpress?.stop(), browser?.stop()]));

  /** The section of a seeded post, as a new reader sees it. */
  async function read(name, { hash = '', ...options } = {}) {
    reader = await browser.newReader(options);
    const page = await reader.open(wordpress.url + wordpress.posts[name].link + hash);
    return { page, section: await Section.in(page) };
  }

  for (const [kind, theme] of Object.entries(THEMES)) {
    describe(`with ${kind}`, () => {
      before(() => wordpress.theme(theme));

      it('takes over the theme’s list without asking for anything', async () => {
        const { section } = await read('old-bread');

        const rows = (await wordpress.comments(wordpress.posts['old-bread'].id)).filter(
          (row) => row.comment_type === 'comment',
        );
        const comments = await section.comments();
        assert.deepEqual(
          comments.map(({ id, author }) => [id, author]),
          rows.map((row) => [row.comment_ID, row.comment_author]),
        );
        assert.deepEqual(reader.asked('/wp-json/'), []);
        assert.deepEqual(reader.asked('rest_route'), []);
        await reader.leave();
      });

      it('speaks the site’s language', async () => {
        const { section } = await read('old-bread');

        assert.equal(await section.heading(), '4 Gedanken zu „What to do with old bread“');
        await reader.leave();
      });

      it('shows a closed thread with its answer by the author, links and smileys', async () => {
        const { section } = await read('briefe');

        assert.equal(await section.heading(), '2 Gedanken zu „Warum ich wieder Briefe schreibe“');
        const [question, answer] = await section.comments();
        assert.deepEqual(
          [question.author, question.website, question.badges],
          ['Bruno Beispiel', 'https://bruno.example.test/', []],
        );
        assert.deepEqual(question.links, ['https://papier.example.test/b%C3%BCtten', 'https://feder.example.test/']);
        assert.match(question.text, /Schublade 🙂\n/u);
        assert.deepEqual([answer.parent, answer.level, answer.badges], [question.id, 2, ['Autor']]);
        assert.match(answer.text, /eindeutig 😉\nEs trinkt/u);
        assert.equal((await section.notice('closed')).text, 'Kommentare sind geschlossen.');
        assert.ok(!question.canReply);
        await reader.leave();
      });

      it('keeps pingbacks apart from people', async () => {
        const { section } = await read('old-bread');

        const [ping, ...others] = await section.pings();
        assert.deepEqual(
          [ping.title, ping.link],
          ['Krumen & Co. » Drei Suppen für den Januar', 'https://krumen.example.test/drei-suppen/'],
        );
        assert.deepEqual(others, []);
        await reader.leave();
      });

      it('shows deep answers flat, and nothing that waits or is spam', async () => {
        const { section } = await read('deep');

        const comments = await section.comments();
        assert.deepEqual(
          comments.map(({ level }) => level),
          [1, 2, 3, 4, 5, 5],
        );
        assert.equal(comments.length, 6);
        await reader.leave();
      });

      it('shows all of a long thread that the theme prints on one page', async () => {
        const { section } = await read('many');

        const numbers = (await section.comments()).map(({ text }) => Number(/number (\d+)/.exec(text)[1]));
        assert.deepEqual(
          numbers.toSorted((a, b) => a - b),
          Array.from({ length: 250 }, (_, index) => index + 1),
        );
        await reader.leave();
      });

      it('leaves the theme’s list in place where scripts are off', async () => {
        reader = await browser.newReader({ scripts: false });
        const page = await reader.open(wordpress.url + wordpress.posts['old-bread'].link);

        const text = await page.$eval('gedanken-comments', (element) => element.innerText);
        assert.match(text, /Clara Example/);
        assert.match(text, /Danke!/);
        await reader.leave();
      });

      it('leaves the theme’s list in place where our script does not load', async () => {
        reader = await browser.newReader({ blocks: 'gedanken/embed' });
        const page = await reader.open(wordpress.url + wordpress.posts['old-bread'].link);

        const seen = await page.$eval('gedanken-comments #commentform', (form) => form.checkVisibility());
        assert.ok(seen);
        await reader.leave();
      });
    });
  }

  describe('and by its addresses', () => {
    before(() => wordpress.theme('twentytwentyone'));

    it('leads to the comment that the address names', async () => {
      const { answer } = wordpress.posts['old-bread'].comments;
      const { section } = await read('old-bread', { hash: `#comment-${answer}` });

      assert.equal(await section.focused(), 'comment-heading');
      await reader.leave();
    });

    it('opens the form below the comment that WordPress’ own reply link names', async () => {
      const { warm } = wordpress.posts['old-bread'].comments;
      const { page, section } = await read('old-bread', { hash: `?replytocom=${warm}#respond` });

      await found(page, 'gedanken-comments >>> [part~="item"] > gedanken-composer textarea');
      assert.equal(await section.focused(), 'field');
      await reader.leave();
    });
  });

  describe('when the theme prints a long thread in pages', () => {
    before(async () => {
      await wordpress.theme('twentytwentyone');
      await wordpress.set({ page_comments: '1', comments_per_page: '50', default_comments_page: 'oldest' });
    });
    after(() => wordpress.set({ page_comments: '' }));

    it('goes on with the rest, and shows each comment once', async () => {
      const { section } = await read('many');
      const first = await section.comments();
      while (await section.hasMore()) await section.more();
      const all = await section.comments();

      assert.ok(first.length < 250);
      assert.equal(all.length, 250);
      assert.equal(new Set(all.map(({ id }) => id)).size, 250);
      await reader.leave();
    });
  });

  describe('behind a post’s password', () => {
    before(() => wordpress.theme('twentytwentyone'));

    it('shows the comments to those who said it, and takes theirs', async () => {
      reader = await browser.newReader();
      await reader.take(await sayPassword(wordpress, 'secret'), wordpress.url);
      const page = await reader.open(wordpress.url + wordpress.posts.protected.link);
      const section = await Section.in(page);
      assert.ok(await section.shows('Only for those who know the word.'));

      const guest = { name: 'Greta Guest', email: 'greta@example.test', text: 'I know it, too.' };
      const { posted } = await section.form().send(guest);
      assert.equal(posted, 'published');
      assert.equal((await wordpress.comments(wordpress.posts.protected.id)).at(-1).comment_content, guest.text);
      await reader.leave();
    });
  });
});
