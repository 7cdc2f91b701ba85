import { memoryAdapter } from '../../../src/adapters/memory.js';
import type { Body } from '../../../src/core/comment.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { RowsPage } from '../../support/rows-page.js';
import { text } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const PICTURE = 'https://pictures.example.test/ginkgo.png';

describe('what is more than words', () => {
  warningsInEachTest();
  const open = (format: Body['format'], source: string, attributes = {}, more = {}): Promise<RowsPage> =>
    RowsPage.open(memoryAdapter({ comments: [aComment({ body: { format, source, ...more } })] }), attributes);
  const body = (page: RowsPage): HTMLElement => page.page.part('comment-body')!;
  const picture = `<p>Look: <img src="${PICTURE}" alt="A ginkgo"></p>`;

  it('is a button in place of a picture, until the reader asks for it', async () => {
    const page = await open('html', picture);
    expect(body(page).querySelector('img')).to.equal(null);
    const button = body(page).querySelector('button')!;
    expect(text(button)).to.equal('Show image from pictures.example.test: A ginkgo');

    button.click();
    await page.until(() => body(page).querySelector('img'));

    const image = body(page).querySelector('img')!;
    expect([image.src, image.alt, image.referrerPolicy]).to.deep.equal([PICTURE, 'A ginkgo', 'no-referrer']);
    expect(page.root.activeElement === image).to.equal(true);
  });

  it('is the picture itself where the site trusts its host, or all of them', async () => {
    for (const attributes of [{ 'trusted-hosts': 'other.test pictures.example.test' }, { images: 'show' }])
      expect(body(await open('html', picture, attributes)).querySelector('img')?.src).to.equal(PICTURE);
  });

  it('is only what the picture shows, in words, where the site wants none', async () => {
    const page = await open('html', picture, { images: 'none' });

    expect(text(body(page))).to.equal('Look: A ginkgo');
  });

  it('changes with the attribute', async () => {
    const page = await open('html', picture);

    page.page.section.setAttribute('images', 'none');
    await page.until(() => text(body(page)) === 'Look: A ginkgo');
  });

  it('is a button that plays a video, only where the site asks for that', async () => {
    const link = '<p><a href="https://youtu.be/abcdefghijk">https://youtu.be/abcdefghijk</a></p>';
    const without = await open('html', link);
    expect(body(without).querySelector('button')).to.equal(null);

    const page = await open('html', link, { embeds: 'click', lang: 'de' });
    expect(text(body(page).querySelector('button'))).to.equal('Video von YouTube abspielen');
    expect(body(page).querySelector('iframe')).to.equal(null);
  });

  it('is emoji of its server, where pictures of that may load', async () => {
    const emojis = [{ code: 'ginkgo', url: PICTURE }];
    const trusted = await open('text', 'So :ginkgo: yellow', { 'trusted-hosts': 'pictures.example.test' }, { emojis });
    const others = await open('text', 'So :ginkgo: yellow', {}, { emojis });

    expect(body(trusted).querySelector<HTMLImageElement>('img.emoji')?.alt).to.equal(':ginkgo:');
    expect(text(body(others))).to.equal('So :ginkgo: yellow');
  });

  describe('from where the reader always wants it', () => {
    const KEY = 'gedanken:1:sources';
    afterEach(() => localStorage.removeItem(KEY));
    const two = `${picture}<p><img src="https://pictures.example.test/b.png" alt="B"> <img src="https://other.test/c.png" alt="C"></p>`;
    const pictures = (page: RowsPage): string[] => [...body(page).querySelectorAll('img')].map(({ alt }) => alt);
    const box = (page: RowsPage): HTMLInputElement => body(page).querySelector('input')!;

    it('has a box next to its button that says from where, and is not ticked', async () => {
      const page = await open('html', picture);

      expect(text(box(page).closest('label'))).to.equal('Always from pictures.example.test');
      expect(box(page).checked).to.equal(false);
    });

    it('is asked for again each time, and nothing is kept, without a tick', async () => {
      const page = await open('html', two);
      body(page).querySelector('button')!.click();
      await page.until(() => pictures(page).length > 0);

      expect(pictures(page)).to.deep.equal(['A ginkgo']);
      expect(localStorage.getItem(KEY)).to.equal(null);
    });

    it('asks nobody and keeps nothing for a tick alone', async () => {
      const page = await open('html', two);
      box(page).click();

      expect(pictures(page)).to.deep.equal([]);
      expect(localStorage.getItem(KEY)).to.equal(null);
    });

    it('is shown at once, here and in the next visit, until that is deleted', async () => {
      const page = await open('html', two);
      box(page).click();
      body(page).querySelector('button')!.click();
      await page.until(() => pictures(page).length > 0);

      expect(pictures(page)).to.deep.equal(['A ginkgo', 'B']);
      expect(text(body(page).querySelector('button'))).to.contain('other.test');
      expect((page.root.activeElement as HTMLImageElement).alt).to.equal('A ginkgo');
      expect(localStorage.getItem(KEY)).to.equal('["https://pictures.example.test"]');
      expect(pictures(await open('html', two))).to.deep.equal(['A ginkgo', 'B']);

      localStorage.removeItem(KEY);
      expect(pictures(await open('html', two))).to.deep.equal([]);
    });

    it('is a video that plays once it is asked for, and from then on is there', async () => {
      const link = '<p><a href="https://youtu.be/abcdefghijk">https://youtu.be/abcdefghijk</a></p>';
      localStorage.setItem(KEY, '["https://player.vimeo.com"]');
      const asked = await open('html', link, { embeds: 'click' });
      expect(body(asked).querySelector('iframe')).to.equal(null);
      expect(text(box(asked).closest('label'))).to.equal('Always from www.youtube-nocookie.com');

      localStorage.setItem(KEY, '["https://www.youtube-nocookie.com"]');
      const allowed = await open('html', link, { embeds: 'click' });
      const frame = body(allowed).querySelector('iframe')!;
      expect(frame.src).to.equal('https://www.youtube-nocookie.com/embed/abcdefghijk');
      expect(frame.getAttribute('sandbox')).to.equal('allow-scripts allow-same-origin allow-presentation');
      expect(body(await open('html', link)).querySelector('iframe')).to.equal(null);
    });

    it('is never from the page itself, and never where the site wants no pictures', async () => {
      localStorage.setItem(KEY, JSON.stringify([location.origin, 'https://pictures.example.test']));
      const own = `<p><img src="${location.origin}/logout" alt="Own"></p>`;

      expect(pictures(await open('html', own))).to.deep.equal([]);
      expect(pictures(await open('html', picture, { images: 'none' }))).to.deep.equal([]);
    });
  });

  it('is Markdown, once what reads it is there', async () => {
    const page = await open('markdown', 'Some **strong** words');

    await page.until(() => body(page).querySelector('strong'));

    expect(text(body(page))).to.equal('Some strong words');
  });

  it('is code in colours, once it is near', async () => {
    const page = await open('html', '<pre><code class="language-js">const tree = "ginkgo";</code></pre>');
    body(page).scrollIntoView();

    await page.until(() => body(page).querySelector('[class^="token-"]'));

    expect(text(body(page))).to.equal('const tree = "ginkgo";');
  });
});
