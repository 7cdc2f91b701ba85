import { namePlace } from '../../src/adapters/bluesky-address.js';
import { readStatusAddress } from '../../src/adapters/mastodon-address.js';
import { readNoteAddress } from '../../src/adapters/misskey-address.js';
import { AdapterError } from '../../src/core/errors.js';
import { findSources } from '../../src/components/find-sources.js';
import { expect } from '../support/index.js';

const DID = 'did:plc:dnozp7mp4m7qew6llyekwnhl';
const TOOT = 'https://social.example.test/@me/112233445566778899';
const POST = 'https://bsky.app/profile/me.example.test/post/3kabcdefgh22x';
const PAGE = 'https://blog.example.test/2026/hello/';

/** A page as a server sends it. */
function page(head: string, body = ''): Document {
  const base = `<base href="${PAGE}">`;
  return new DOMParser().parseFromString(`<!doctype html><head>${base}${head}</head><body>${body}</body>`, 'text/html');
}

const found = (...parts: Parameters<typeof page>): readonly string[] =>
  findSources(page(...parts)).map(({ backend, endpoint, thread }) => `${backend} ${endpoint} ${thread}`);

const threads = (...parts: Parameters<typeof page>): readonly string[] =>
  findSources(page(...parts)).map(({ thread }) => thread);

/** What WordPress 6 prints into the head of a post. */
const wordpressHead = (json = 'https://blog.example.test/wp-json/wp/v2/posts/28'): string => `
  <title>Hello – A blog</title>
  <link rel="alternate" type="application/rss+xml" title="A blog » Feed" href="https://blog.example.test/feed/">
  <link rel="stylesheet" href="https://blog.example.test/wp-content/themes/bare/style.css">
  <link rel="https://api.w.org/" href="https://blog.example.test/wp-json/">
  <link rel="alternate" title="JSON" type="application/json" href="${json}">
  <link rel="EditURI" type="application/rsd+xml" title="RSD" href="https://blog.example.test/xmlrpc.php?rsd">
  <link rel="canonical" href="${PAGE}">
  <link rel="shortlink" href="https://blog.example.test/?p=28">
  <link rel="alternate" type="application/json+oembed" href="https://blog.example.test/wp-json/oembed/1.0/embed?url=x">`;

/** A post of a static blog, with what its author links to at its end. */
const entry = (links: string): string => `
  <header><a href="/">A blog</a></header>
  <main>
    <article class="h-entry">
      <h1 class="p-name">Hello</h1>
      <div class="e-content"><p>Words, with <a href="https://social.example.test/@somebody/1234">a link</a>.</p></div>
      <footer>Also on ${links}</footer>
    </article>
  </main>`;

describe('the sources that a page names', () => {
  it('are none on a page that names none', () => {
    expect(found('<link rel="stylesheet" href="/style.css">', entry(''))).to.deep.equal([]);
  });

  it('are those of a static blog’s post, in its order, with what retells them at the end', () => {
    const head = `<link rel="webmention" href="https://webmention.io/blog.example.test/webmention">
      <link rel="canonical" href="${PAGE}">`;
    const links = `<a class="u-syndication" href="${TOOT}">Mastodon</a>,
      <a rel="syndication noopener" href="${POST}">Bluesky</a>, <a class="u-syndication" href="https://news.example.test/item?id=1">News</a>`;

    expect(found(head, entry(links))).to.deep.equal([`mastodon  ${TOOT}`, `bluesky  ${POST}`, `webmention  ${PAGE}`]);
  });

  it('begin with the WordPress that the page is from', () => {
    const syndicated = `<link rel="syndication" href="${TOOT}">`;

    expect(found(syndicated + wordpressHead())).to.deep.equal([
      'wordpress https://blog.example.test/wp-json/ 28',
      `mastodon  ${TOOT}`,
    ]);
  });

  it('are at most eight, each once', () => {
    const many = Array.from({ length: 20 }, (_, at) => `<link rel="syndication" href="${TOOT}${at >> 1}">`);

    expect(threads(many.join(''))).to.deep.equal(Array.from({ length: 8 }, (_, at) => TOOT + at));
  });

  describe('in the fediverse', () => {
    for (const address of [
      TOOT,
      'https://social.example.test/@me@elsewhere.example.test/112233',
      'https://social.example.test/users/me/statuses/112233',
      'https://social.example.test/ap/users/11/statuses/112233',
      'https://gts.example.test/@me/statuses/01HSV2Y6Q3W7J9',
      'https://pleroma.example.test/notice/AbCdEfGhIjKlMnOpQr',
    ])
      it(`are statuses: ${address}`, () => {
        const [source] = findSources(page(`<link rel="syndication" href="${address}">`));

        expect(source).to.deep.equal({ backend: 'mastodon', endpoint: '', thread: address });
        expect(readStatusAddress(source!.thread)).to.be.an('object');
      });

    for (const address of [
      'https://misskey.example.test/notes/9abcdef123',
      'https://sharkey.example.test/notes/a1b2c3d4e5f6g7h8',
    ])
      it(`are notes: ${address}`, () => {
        const [source] = findSources(page(`<link rel="syndication" href="${address}">`));

        expect(source).to.deep.equal({ backend: 'misskey', endpoint: '', thread: address });
        expect(readNoteAddress(source!.thread)).to.be.an('object');
      });

    for (const address of [
      'https://social.example.test/@me',
      'https://videos.example.test/@me/videos',
      'https://pleroma.example.test/objects/0e8b1c6e-1d2f-4c86-8c6b-1c7d4c7d5a10',
      'https://blog.example.test/notes/2026',
      'https://blog.example.test/notes/on-gates-and-trees',
      'https://blog.example.test/notes/greenhouse',
      'https://news.example.test/item?id=1',
    ])
      it(`are nothing that has no thread to read there: ${address}`, () => {
        expect(threads(`<link rel="syndication" href="${address}">`)).to.deep.equal([]);
      });

    it('count once under two addresses', () => {
      const other = 'https://social.example.test/users/me/statuses/112233445566778899';

      expect(
        threads(`<link rel="syndication" href="${TOOT}?ref=feed#top"><link rel="syndication" href="${other}">`),
      ).to.deep.equal([TOOT]);
    });
  });

  describe('on Bluesky', () => {
    const document = `at://${DID}/site.standard.document/3kdocument22x`;

    for (const address of [
      POST,
      `https://bsky.app/profile/${DID}/post/3kabcdefgh22x`,
      `at://${DID}/app.bsky.feed.post/3kabcdefgh22x`,
    ])
      it(`are posts: ${address}`, () => {
        const [source] = findSources(page(`<link rel="syndication" href="${address}">`));

        expect(source).to.deep.equal({ backend: 'bluesky', endpoint: '', thread: address });
        expect(namePlace(source!.thread)).not.to.be.instanceOf(AdapterError);
      });

    it('may be the document that the page is', () => {
      const [source] = findSources(page(`<link rel="site.standard.document" href="${document}">`));

      expect(source).to.deep.equal({ backend: 'bluesky', endpoint: '', thread: document });
      expect(namePlace(source!.thread)).not.to.be.instanceOf(AdapterError);
    });

    it('are the post alone where there is one besides the document', () => {
      const links = `<link rel="site.standard.document" href="${document}"><link rel="syndication" href="${POST}">`;

      expect(threads(links)).to.deep.equal([POST]);
    });

    it('are one where handle and DID name the same post', () => {
      const same = `at://${DID}/app.bsky.feed.post/3kabcdefgh22x`;

      expect(threads(`<link rel="syndication" href="${POST}"><link rel="syndication" href="${same}">`)).to.deep.equal([
        POST,
      ]);
    });

    it('are no accounts, likes, nor documents of an account that can lose its name', () => {
      const links = [
        ['syndication', 'https://bsky.app/profile/me.example.test'],
        ['syndication', `at://${DID}/app.bsky.feed.like/3kabcdefgh22x`],
        ['site.standard.document', 'at://me.example.test/site.standard.document/3kdocument22x'],
        ['site.standard.document', `at://${DID}/app.bsky.feed.post/3kabcdefgh22x`],
      ].map(([rel, href]) => `<link rel="${rel}" href="${href}">`);

      expect(threads(links.join(''))).to.deep.equal([]);
    });
  });

  describe('among webmentions', () => {
    const endpoint = '<link rel="pingback webmention" href="https://webmention.io/blog.example.test/webmention">';

    it('are those that webmention.io took, under the page’s canonical address', () => {
      expect(found(`${endpoint}<link rel="canonical" href="/2026/hello/#more">`)).to.deep.equal([
        `webmention  ${PAGE}`,
      ]);
    });

    it('are found under the page’s own address where it has no other', () => {
      const own = document.URL.replace(/#.*$/, '');

      expect(threads(endpoint)).to.deep.equal([own]);
    });

    it('are none that another service took, which nobody can read', () => {
      const own = '<link rel="webmention" href="https://blog.example.test/wp-json/webmention/1.0/endpoint">';
      const false_ = '<link rel="webmention" href="https://webmention.io.evil.example.test/blog/webmention">';

      expect(threads(own + false_)).to.deep.equal([]);
    });
  });

  describe('in WordPress', () => {
    it('are found without pretty permalinks, and for pages', () => {
      const head = `<link rel="https://api.w.org/" href="https://blog.example.test/index.php?rest_route=/">
        <link rel="alternate" type="application/json" href="https://blog.example.test/index.php?rest_route=/wp/v2/pages/7">`;

      expect(found(head)).to.deep.equal(['wordpress https://blog.example.test/index.php?rest_route=/ 7']);
    });

    it('are found for other types of posts, where the short link says that it is one', () => {
      expect(threads(wordpressHead('https://blog.example.test/wp-json/wp/v2/recipes/28'))).to.deep.equal(['28']);
    });

    it('are no topic, no person, and no list of posts', () => {
      for (const route of ['categories/3', 'tags/9', 'users/1', 'genres/5', 'posts'])
        expect(threads(wordpressHead(`https://blog.example.test/wp-json/wp/v2/${route}`)), route).to.deep.equal([]);
    });

    it('are nothing of another site', () => {
      expect(threads(wordpressHead('https://other.example.test/wp-json/wp/v2/posts/28'))).to.deep.equal([]);
    });
  });

  describe('are named by the page alone, and not', () => {
    const link = `<a rel="syndication" class="u-syndication" href="${TOOT}">Mastodon</a>`;

    for (const [where, body] of Object.entries({
      'in the section’s own markup': entry(`<gedanken-comments>${link}</gedanken-comments>`),
      'in a list of comments': entry(
        `<ol class="comment-list"><li><article class="comment-body">${link}</article></li></ol>`,
      ),
      'in what somebody wrote elsewhere': entry(`<div class="u-comment h-cite">${link}</div>`),
      'in what it quotes': entry(`<blockquote>${link}</blockquote>`),
      'in an entry within its own': entry(`<div class="h-entry">${link}</div>`),
      'outside of any article': `<footer>${link}</footer>`,
      'in a list of articles': `<h1>A blog</h1>${`<article class="h-entry"><h2>One</h2>${link}</article>`.repeat(2)}`,
      'next to its article': `${entry('')}<aside><article class="h-entry">${link}</article></aside>`,
      'in a comment that is an article': `<main><article><h1>Hello</h1></article></main><div id="comments"><article>${link}</article></div>`,
    }))
      it(`by a link ${where}`, () => {
        expect(threads('', body)).to.deep.equal([]);
      });

    it('by the articles that go with it, of which none has its title', () => {
      const others = `<article class="h-entry"><h2>Another</h2><a class="u-syndication" href="${POST}">Bluesky</a></article>`;

      expect(threads('', entry(link) + others)).to.deep.equal([TOOT]);
    });

    it('by those in a list, but for the one that has its address', () => {
      const one = (href: string, copy: string): string =>
        `<article class="h-entry"><a class="u-url" href="${href}">#</a><a class="u-syndication" href="${copy}">x</a></article>`;

      expect(
        threads(`<link rel="canonical" href="${PAGE}">`, one('/2026/other/', POST) + one('/2026/hello/#top', TOOT)),
      ).to.deep.equal([TOOT]);
    });
  });

  it('are found where the article has no microformats, and where a broken head ends early', () => {
    const link = `<a rel="syndication" href="${TOOT}">Mastodon</a>`;

    expect(threads('', `<article class="post"><h1>Hello</h1>${link}</article>`)).to.deep.equal([TOOT]);
    expect(threads(`<div></div><link rel="syndication" href="${POST}">`)).to.deep.equal([POST]);
  });

  it('are none that could do harm', () => {
    const hostile = [
      // oxlint-disable-next-line no-script-url
      'javascript:alert(1)//social.example.test/@me/1',
      'data:text/html,/@me/1',
      'https://me:secret@social.example.test/@me/1',
      `https://social.example.test/@${'a'.repeat(3000)}/1`,
      `https://social.example.test/@me/${'1'.repeat(65)}`,
      `at://${DID}/app.bsky.feed.post/${'a'.repeat(1000)}`,
      `at://${'a.'.repeat(300)}/app.bsky.feed.post/1`,
      'http://[',
      '',
    ].map((href) => `<link rel="syndication" href="${href}">`);

    expect(threads(hostile.join(''))).to.deep.equal([]);
  });

  it('are read although forms of the page are called like what a document can do', () => {
    const forms = ['querySelectorAll', 'baseURI', 'URL', 'head', 'body', 'documentElement'].map(
      (name) => `<form name="${name}"></form><img name="${name}" alt="">`,
    );

    expect(
      found(
        `<link rel="canonical" href="/2026/hello/"><link rel="syndication" href="${TOOT}">
      <link rel="webmention" href="https://webmention.io/blog.example.test/webmention">`,
        forms.join(''),
      ),
    ).to.deep.equal([`mastodon  ${TOOT}`, `webmention  ${PAGE}`]);
  });
});
