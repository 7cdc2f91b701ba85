import { embedVideo, readVideo } from '../../src/content/embeds.js';
import { showEmbed } from '../../src/content/show-media.js';
import { renderBody } from '../../src/content/render.js';
import type { ContentLabels } from '../../src/content/render-options.js';
import { expect, fixture, html } from '../support/index.js';
import { findHarm } from './find-harm.js';

const ID = 'a-B_c1234-x';
const WATCH = `https://www.youtube.com/watch?v=${ID}`;
const PLAYER = `https://www.youtube-nocookie.com/embed/${ID}`;
const labels: ContentLabels = {
  showImage: () => 'picture',
  showEmbed: (site) => `Play on ${site}`,
  embedTitle: (site) => `A video on ${site}`,
};

async function show(source: string, format: 'html' | 'text' = 'text'): Promise<HTMLElement> {
  const stage = await fixture<HTMLElement>(html`<div></div>`);
  stage.append(renderBody({ format, source }, { embeds: embedVideo, labels }));
  return stage;
}

/** A frame that asks for nothing: it never comes into the page. */
function frameFor(button: HTMLElement): HTMLIFrameElement | undefined {
  const inert = document.implementation.createHTMLDocument();
  const frame = showEmbed(inert.body.appendChild(inert.importNode(button, true)));
  expect(findHarm(inert.body, { media: true })).to.deep.equal([]);
  return frame;
}

describe('readVideo', () => {
  const table: readonly [address: string, player: string | undefined][] = [
    [WATCH, PLAYER],
    [`${WATCH}&t=12s&list=x`, PLAYER],
    [`https://m.youtube.com/watch?v=${ID}#x`, PLAYER],
    [`http://youtu.be/${ID}?si=x`, PLAYER],
    [`https://youtube.com/shorts/${ID}/`, PLAYER],
    [`https://youtube.com/live/${ID}`, PLAYER],
    ['https://vimeo.com/123456', 'https://player.vimeo.com/video/123456?dnt=1'],
    ['https://player.vimeo.com/video/123456?autoplay=1', 'https://player.vimeo.com/video/123456?dnt=1'],
    ['https://www.youtube.com/watch?v=short', undefined],
    [`https://www.youtube.com/watch?v=${ID}x`, undefined],
    [`https://www.youtube.com/watch/x?v=${ID}`, undefined],
    [`https://www.youtube.com/watch?v=..%2F${'a'.repeat(8)}`, undefined],
    [`https://www.youtube.com/redirect?v=${ID}`, undefined],
    [`https://youtube.com.evil.example/watch?v=${ID}`, undefined],
    [`https://evil.example/youtube.com/watch?v=${ID}`, undefined],
    [`https://youtube.com@evil.example/watch?v=${ID}`, undefined],
    [`javascript:harm()//youtube.com/watch?v=${ID}`, undefined],
    [`//youtube.com/watch?v=${ID}`, undefined],
    ['https://vimeo.com/0', undefined],
    ['https://vimeo.com/123/456', undefined],
    ['https://vimeo.com/channels', undefined],
    ['https://player.vimeo.com/evil/123', undefined],
    ['', undefined],
  ];
  for (const [address, player] of table) {
    it(`${player ? 'finds the player of' : 'finds no video at'} ${address || 'no address'}`, () =>
      expect(readVideo(address)?.player).to.equal(player));
  }
});

describe('videos', () => {
  it('have a button after their link, when that is all there is in the paragraph', async () => {
    const stage = await show(`Look:\n\n${WATCH}\n\nNice.`);
    expect([...stage.querySelectorAll('p')].map(({ textContent }) => textContent)).to.deep.equal([
      'Look:',
      `${WATCH} Play on YouTube`,
      'Nice.',
    ]);
    expect({ ...stage.querySelector<HTMLElement>('a + button')!.dataset }).to.deep.equal({
      action: 'show-embed',
      src: WATCH,
      title: 'A video on YouTube',
    });
    expect(stage.querySelector('iframe')).to.equal(null);
    expect(findHarm(stage, { media: true })).to.deep.equal([]);
  });

  it('have none among other words, where they are no video, and where the site did not ask', async () => {
    for (const source of [`see ${WATCH}`, `${WATCH} ${WATCH}`, 'https://a.example/', 'a'])
      expect((await show(source)).querySelector('button'), source).to.equal(null);
    expect((await show(`<ul><li><a href="${WATCH}">a</a></ul>`, 'html')).querySelector('button')).to.equal(null);
    expect(renderBody({ format: 'text', source: WATCH }, { labels }).querySelector('button')).to.equal(null);
    expect(renderBody({ format: 'text', source: WATCH }, { embeds: embedVideo }).querySelector('button')).to.equal(
      null,
    );
  });
});

describe('showEmbed', () => {
  it('makes a frame that may do little, of an address that it put together', async () => {
    const button = (await show(`${WATCH}&autoplay=1`)).querySelector('button')!;
    const frame = frameFor(button)!;
    expect(Object.fromEntries([...frame.attributes].map(({ name, value }) => [name, value]))).to.deep.equal({
      title: 'A video on YouTube',
      part: 'media',
      sandbox: 'allow-scripts allow-same-origin allow-presentation',
      allow: 'fullscreen; picture-in-picture',
      referrerpolicy: 'strict-origin-when-cross-origin',
      loading: 'lazy',
      src: PLAYER,
      tabindex: '-1',
    });
  });

  it('gives a frame its limits before its address', async () => {
    const names = frameFor((await show(WATCH)).querySelector('button')!)!.getAttributeNames();
    expect(names.indexOf('sandbox')).to.be.within(0, names.indexOf('src') - 1);
  });

  for (const src of [
    'javascript:harm()',
    'https://evil.example/',
    `https://evil.example/?${WATCH}`,
    location.href,
    '',
  ]) {
    it(`makes no frame of ${src || 'nothing'}, whoever wrote that`, async () => {
      const button = await fixture<HTMLElement>(html`<button data-action="show-embed" data-src=${src}>a</button>`);
      expect(showEmbed(button)).to.equal(undefined);
      expect(document.querySelector('iframe[part]')).to.equal(null);
    });
  }
});
