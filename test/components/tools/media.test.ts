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
