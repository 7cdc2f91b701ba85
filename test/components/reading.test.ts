import { memoryAdapter } from '../../src/adapters/memory.js';
import { AdapterError } from '../../src/core/errors.js';
import { aComment, LONG_AGO, someComments } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { text, ThreadPage } from '../support/thread-page.js';
import { withChanges } from '../support/with-changes.js';
import { warningsInEachTest } from '../support/warnings.js';

describe('<gedanken-comments>, read', () => {
  const warnings = warningsInEachTest();

  describe('its heading', () => {
    it('counts the thoughts on the page, in the quotes of the language', async () => {
      const comments = someComments(6);

      expect((await ThreadPage.open(memoryAdapter({ comments, title: 'Small questions' }))).heading).to.equal(
        '6 thoughts on “Small questions”',
      );
      expect(
        (
          await ThreadPage.open(memoryAdapter({ comments: comments.slice(0, 2), title: 'Kleine Fragen' }), {
            lang: 'de',
          })
        ).heading,
      ).to.equal('2 Gedanken zu „Kleine Fragen“');
      expect(
        (
          await ThreadPage.open(memoryAdapter({ comments: comments.slice(0, 1), title: 'Kleine Fragen' }), {
            lang: 'de',
          })
        ).heading,
      ).to.equal('1 Gedanke zu „Kleine Fragen“');
    });

    it('prefers the title that the page gives', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()], title: 'From the backend' }), {
        'page-title': 'From the page',
      });

      expect(page.heading).to.equal('1 thought on “From the page”');
    });

    it('has the level that fits into the page, and the comments one below', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }), { 'heading-level': '3' });

      expect(page.part('heading')!.localName).to.equal('h3');
      expect(page.part('comment-heading')!.localName).to.equal('h4');
    });
  });

  describe('the list', () => {
    const chain = memoryAdapter({ comments: someComments(6, (index) => (index === 1 ? null : String(index - 1))) });

    it('nests answers below what they answer', async () => {
      const page = await ThreadPage.open(chain, { 'max-depth': '8' });

      expect(page.comments.map(({ depth }) => depth)).to.deep.equal([1, 2, 3, 4, 5, 6]);
      expect(page.comments.map(({ target }) => target)).to.deep.equal(['', '', '', '', '', '']);
    });

    it('goes no deeper than max-depth: below it, comments say whom they answer', async () => {
      const page = await ThreadPage.open(chain, { 'max-depth': '3' });

      expect(page.comments.map(({ depth }) => depth)).to.deep.equal([1, 2, 3, 3, 3, 3]);
      expect(page.comments.map(({ target }) => target)).to.deep.equal([
        '',
        '',
        '',
        ...Array.from({ length: 3 }, () => 'in reply to Alice Example'),
      ]);
      expect(page.comment('Comment 4').article.querySelector('[part~="comment-target"] a')).to.have.property(
        'hash',
        '#comment-3',
      );
    });

    it('folds again when max-depth changes, without asking the backend', async () => {
      const page = await ThreadPage.open(chain, { 'max-depth': '8' });

      page.section.maxDepth = '2';
      await page.section.updateComplete;

      expect(page.comments.map(({ depth }) => depth)).to.deep.equal([1, 2, 2, 2, 2, 2]);
    });

    it('keeps an answer to a comment that is gone, and says so (F070)', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment({ id: '7', parent: '3' })] }));

      expect(page.comments[0]!.target).to.equal('in reply to a comment that is not here');
    });

    it('shows the newest first when asked, and answers still oldest first', async () => {
      const page = await ThreadPage.open(
        memoryAdapter({ comments: someComments(4, (index) => (index > 2 ? '1' : null)) }),
        { sort: 'newest' },
      );

      expect(page.comments.map(({ body }) => body)).to.deep.equal(['Comment 2', 'Comment 1', 'Comment 3', 'Comment 4']);
    });
  });

  describe('a comment', () => {
    it('shows who wrote what, when', async () => {
      const page = await ThreadPage.open(
        memoryAdapter({
          comments: [
            aComment({ author: 'Alice Example', body: 'Good morning', created: Date.UTC(2026, 10, 21, 14, 3) }),
          ],
        }),
      );
      const [comment] = page.comments;

      expect(comment!.author).to.equal('Alice Example');
      expect(comment!.body).to.equal('Good morning');
      expect(comment!.article.querySelector('time')!.dateTime).to.equal('2026-11-21T14:03:00.000Z');
      expect(text(comment!.article.querySelector('time'))).to.match(/November 2\d, 2026/);
    });

    it('has a permalink that keeps the page', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment({ id: '12' })] }));

      const link = page.part('comment-permalink') as HTMLAnchorElement;
      expect(link.href).to.equal(`${location.href.replace(/#.*/, '')}#comment-12`);
    });

    it('wears badges only for what the backend vouches for', async () => {
      const page = await ThreadPage.open(
        memoryAdapter({
          comments: [
            aComment({ id: '1', author: { name: 'Bruno Example', roles: ['author'] } }),
            aComment({ id: '2', author: 'Bruno Example · Author' }),
          ],
        }),
      );

      expect(page.comments.map(({ badges }) => badges)).to.deep.equal([['Author'], []]);
      expect(page.comments[0]!.article.part.contains('by-author')).to.equal(true);
    });

    it('links the name to the website, which search engines are told not to follow', async () => {
      const page = await ThreadPage.open(
        memoryAdapter({
          comments: [aComment({ author: { name: 'Alice Example', url: 'https://alice.example.test/' } })],
        }),
      );

      const link = page.part('comment-author-link') as HTMLAnchorElement;
      expect(link.href).to.equal('https://alice.example.test/');
      expect(link.rel).to.equal('ugc nofollow noopener noreferrer');
    });

    it('links no name to an address that can run', async () => {
      const page = await ThreadPage.open(
        memoryAdapter({ comments: [aComment({ author: { name: 'Mallory Example', url: 'javascript:alert(1)' } })] }),
      );

      expect(page.part('comment-author-link')).to.equal(null);
      expect(page.comments[0]!.author).to.equal('Mallory Example');
    });

    it('calls those without a name anonymous (F060)', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment({ author: '\u200b' })] }));

      expect(page.comments[0]!.author).to.equal('Anonymous');
    });

    it('shows initials, and asks no third party for pictures', async () => {
      const pictured = aComment({
        author: { name: 'Alice von Example', avatar: 'https://pictures.example.test/a.png' },
      });

      const page = await ThreadPage.open(memoryAdapter({ comments: [pictured] }));

      expect(text(page.part('avatar'))).to.equal('AE');
      expect(page.root.querySelector('img')).to.equal(null);
    });

    it('takes no emoji of a server for a part of the name', async () => {
      const emojis = [{ code: 'cat', url: 'https://pictures.example.test/cat.png' }];
      const author = { name: 'Alice Example :cat:', emojis };

      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment({ author })] }));

      expect(text(page.part('avatar'))).to.equal('AE');
    });

    it('shows the backend’s pictures when the site asks for them, without telling where the reader is', async () => {
      const pictured = aComment({ author: { name: 'Alice Example', avatar: `${location.origin}/a.png` } });

      const page = await ThreadPage.open(memoryAdapter({ comments: [pictured] }), { avatars: 'backend' });

      const image = page.part('avatar-picture') as HTMLImageElement;
      expect(image.src).to.equal(`${location.origin}/a.png`);
      expect(image.alt).to.equal('');
      expect(image.referrerPolicy).to.equal('no-referrer');
    });

    it('shows initials where a picture is missing, and where the site takes none from there', async () => {
      const pictured = aComment({ author: { name: 'Alice Example', avatar: `${location.origin}/none.png` } });
      const missing = await ThreadPage.open(memoryAdapter({ comments: [pictured] }), { avatars: 'backend' });
      missing.part('avatar-picture')!.scrollIntoView();
      await missing.until(() => missing.part('avatar-picture')!.hasAttribute('data-missing'));

      expect(getComputedStyle(missing.part('avatar-picture')!).visibility).to.equal('hidden');
      expect(text(missing.part('avatar'))).to.equal('AE');

      const strict = await ThreadPage.open(memoryAdapter({ comments: [pictured] }), { avatars: 'gravatar' });
      expect(strict.part('avatar-picture')).to.equal(null);
    });

    it('asks for pictures by way of the site, where it has a way', async () => {
      const avatar = 'https://pictures.example.test/a.png';
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment({ author: { name: 'Al', avatar } })] }), {
        avatars: 'backend',
        'avatar-proxy': '/picture?of={url}',
      });

      expect((page.part('avatar-picture') as HTMLImageElement).src).to.equal(
        `${location.origin}/picture?of=https%3A%2F%2Fpictures.example.test%2Fa.png`,
      );
    });

    it('leaves a mark where a comment was removed (F078)', async () => {
      const page = await ThreadPage.open(
        memoryAdapter({
          comments: [aComment({ id: '1', status: 'removed' }), aComment({ id: '2', parent: '1', body: 'Still here' })],
        }),
      );

      expect(page.comments.map(({ body }) => body)).to.deep.equal(['This comment was removed.', 'Still here']);
      expect(page.comments[0]!.replyButton).to.equal(null);
    });
  });

  describe('pingbacks', () => {
    const ping = aComment({
      id: '9',
      kind: 'pingback',
      author: { name: 'Another Blog » Links', url: 'https://other.example.test/links' },
      body: '[…] a good idea […]',
    });

    it('stand apart from people, and are not counted as thoughts', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment(), ping], title: 'Small questions' }));

      expect(page.heading).to.equal('1 thought on “Small questions”');
      expect(page.comments).to.have.length(1);
      expect(text(page.part('pings-heading'))).to.equal('Mentioned on 1 other page');
      expect(text(page.part('ping-title'))).to.equal('Another Blog » Links');
      expect(text(page.part('ping-excerpt'))).to.equal('[…] a good idea […]');
    });
  });

  describe('a long thread', () => {
    it('loads more when asked, says how far it got, and moves on to the first new comment', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: someComments(45), pageSize: 20 }));
      expect(page.comments).to.have.length(20);
      expect(text(page.part('more-count'))).to.equal('20 of 45');

      page.part('more-button')!.click();
      await page.until(() => page.comments.length === 40 && page.said.length > 0);

      expect(page.focused).to.equal(page.comment('Comment 21').heading);
      expect(page.said).to.deep.equal(['20 more comments. 40 of 45.']);

      page.part('more-button')!.click();
      await page.until(() => page.comments.length === 45);

      expect(page.part('more-button')).to.equal(null);
    });

    it('keeps what is loaded when loading more fails, and tries again', async () => {
      const adapter = memoryAdapter({ comments: someComments(30), pageSize: 20 });
      let broken = true;
      const page = await ThreadPage.open(
        withChanges(adapter, {
          list: (query, call) =>
            query.cursor !== undefined && broken
              ? Promise.reject(new AdapterError('offline'))
              : adapter.comments.list(query, call),
        }),
      );

      page.part('more-button')!.click();
      await page.until(() => page.part('error'));

      expect(page.comments).to.have.length(20);
      expect(text(page.part('more-button'))).to.equal('Try again');
      expect(page.events).to.deep.equal(['loaded', 'error offline']);
      expect(warnings).to.deep.equal(['<gedanken-comments>: offline']);

      broken = false;
      page.part('more-button')!.click();
      await page.until(() => page.comments.length === 30);

      expect(page.part('error')).to.equal(null);
    });

    it('moves on to the first new comment in reading order, in whichever order they came', async () => {
      const adapter = memoryAdapter({ comments: someComments(30), pageSize: 20 });
      const page = await ThreadPage.open(
        withChanges(adapter, {
          async list(query, call) {
            const found = await adapter.comments.list(query, call);
            return { ...found, comments: found.comments.toReversed() };
          },
        }),
      );

      page.part('more-button')!.click();
      await page.until(() => page.comments.length === 30 && page.focused);

      expect(page.focused).to.equal(page.comment('Comment 21').heading);
    });

    it('counts people, not pingbacks, in what it says', async () => {
      const comments = [...someComments(3), aComment({ id: '9', kind: 'pingback', created: LONG_AGO + 3_600_000 })];
      const page = await ThreadPage.open(memoryAdapter({ comments, pageSize: 2 }));

      page.part('more-button')!.click();
      await page.until(() => page.said.length > 0);

      expect(page.said).to.deep.equal(['1 more comment. 3 of 3.']);
    });

    it('stays at the last comment when there turns out to be no more', async () => {
      const adapter = memoryAdapter({ comments: someComments(2) });
      const page = await ThreadPage.open(
        withChanges(adapter, {
          list: async (query, call) =>
            query.cursor === undefined
              ? { ...(await adapter.comments.list(query, call)), next: 'more' }
              : { comments: [], next: null },
        }),
      );

      page.part('more-button')!.focus();
      page.part('more-button')!.click();
      await page.until(() => !page.part('more-button') && page.focused);

      expect(page.focused).to.equal(page.comment('Comment 2').heading);
    });

    it('does not say how many there are in all where nobody knows', async () => {
      const adapter = memoryAdapter({ comments: someComments(3), pageSize: 1 });
      const page = await ThreadPage.open(
        withChanges(adapter, {
          describe: async (call) => ({ ...(await adapter.comments.describe(call)), total: null }),
          async list(query, call) {
            const { comments, next } = await adapter.comments.list(query, call);
            return { comments, next };
          },
        }),
      );
      expect(page.heading).to.match(/^1\+ thoughts?/);
      expect(page.part('more-count')).to.equal(null);

      page.part('more-button')!.click();
      await page.until(() => page.said.length > 0);

      expect(page.said).to.deep.equal(['1 more comment. 2 of 2+.']);
    });

    it('offers a way around it to the form', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: someComments(12) }));

      page.part('skip-link')!.click();

      expect(page.focused).to.equal(page.form.field('text'));
    });
  });
});
