import { showImage } from '../../src/content/show-media.js';
import { type BodyOptions, renderBody } from '../../src/content/render.js';
import type { ContentLabels } from '../../src/content/render-options.js';
import { expect, fixture, html } from '../support/index.js';
import { findHarm } from './find-harm.js';

const labels: ContentLabels = {
  showImage: (host, alt) => `Show ${alt || 'a picture'} from ${host}`,
  showEmbed: (site) => `Play on ${site}`,
  embedTitle: (site) => `A video on ${site}`,
};
const ON_REQUEST = { images: { trusted: ['https://a.example'], placeholder: true }, labels } as const;

async function show(source: string, options: BodyOptions = ON_REQUEST): Promise<HTMLElement> {
  const stage = await fixture<HTMLElement>(html`<div></div>`);
  stage.append(renderBody({ format: 'html', source }, options));
  return stage;
}

const PICTURE = '<img src="https://b.example/c.png" alt="a cat" width="20" height="10">';

describe('pictures on request', () => {
  it('have a button with a name in their place, and ask for nothing', async () => {
    const stage = await show(`<p>see ${PICTURE}!`);
    const button = stage.querySelector('button')!;
    expect(stage.querySelector('img')).to.equal(null);
    expect(button.textContent).to.equal('Show a cat from b.example');
    expect(button.type).to.equal('button');
    expect(button.getAttribute('part')).to.equal('media-button');
    expect({ ...button.dataset }).to.deep.equal({
      action: 'show-image',
      src: 'https://b.example/c.png',
      alt: 'a cat',
      width: '20',
      height: '10',
    });
    expect(findHarm(stage, { media: true })).to.deep.equal([]);
  });

  it('are shown at once from origins that the site trusts', async () => {
    const stage = await show('<img src="https://a.example/b.png" alt="c">');
    expect(stage.querySelector('img')).to.have.property('alt', 'c');
    expect(stage.querySelector('button')).to.equal(null);
  });

  it('leave words where there are no words for buttons', async () => {
    expect((await show(PICTURE, { images: ON_REQUEST.images })).innerHTML.replace(/<!--.*?-->/g, '')).to.equal('a cat');
  });

  it('leave words when they come from the page itself, whatever its base or a picture of its own is called', async () => {
    const base = document.head.appendChild(document.createElement('base'));
    base.href = 'https://elsewhere.example/';
    const named = document.body.appendChild(document.createElement('img'));
    named.name = 'baseURI';
    try {
      for (const images of [true, ON_REQUEST.images] as const) {
        const stage = await show(`<img src="${location.origin}/vote?for=me" alt="c">`, { ...ON_REQUEST, images });
        expect(stage.textContent).to.equal('c');
        expect(stage.querySelector('img, button')).to.equal(null);
      }
    } finally {
      base.remove();
      named.remove();
    }
  });

  it('leave words when they come from the page itself, where an address may do something', async () => {
    const stage = await show(`<img src="${location.origin}/wp-login.php?action=logout" alt="a">`);
    expect(stage.querySelector('button, img')).to.equal(null);
    expect(stage.textContent).to.equal('a');
  });

  it('stand after the link that they were in, which keeps their words', async () => {
    const stage = await show(`<a href="https://d.example/"><b>${PICTURE}</b></a>, e`);
    expect(stage.querySelector('a')!.textContent).to.equal('a cat');
    expect(stage.querySelector('a button')).to.equal(null);
    expect(stage.querySelector('a + button')!.textContent).to.equal('Show a cat from b.example');
  });

  it('stand alone when the link had nothing but a picture without words', async () => {
    const stage = await show('<a href="https://d.example/"><img src="https://b.example/c.png"></a>');
    expect(stage.querySelector('a')).to.equal(null);
    expect(stage.querySelector('button')!.textContent).to.equal('Show a picture from b.example');
  });
});

describe('showImage', () => {
  it('puts the picture in place of the button, with focus on it', async () => {
    const stage = await show(`<p>see ${PICTURE}!`);
    const image = showImage(stage.querySelector('button')!)!;
    expect(stage.querySelector('button')).to.equal(null);
    expect(stage.querySelector('p')!.childNodes[1] === image).to.equal(true);
    expect(document.activeElement === image).to.equal(true);
    expect(Object.fromEntries([...image.attributes].map(({ name, value }) => [name, value]))).to.deep.equal({
      loading: 'lazy',
      decoding: 'async',
      referrerpolicy: 'no-referrer',
      alt: 'a cat',
      width: '20',
      height: '10',
      src: 'https://b.example/c.png',
      part: 'media',
      tabindex: '-1',
    });
    expect(findHarm(stage, { media: true })).to.deep.equal([]);
  });

  for (const src of [
    'javascript:harm()',
    'data:image/svg+xml,x',
    '//b.example/c',
    '/c.png',
    '',
    `${location.origin}/c`,
  ]) {
    it(`loads nothing from ${src || 'nowhere'}, whoever wrote that`, async () => {
      const stage = await fixture<HTMLElement>(
        html`<div><button data-action="show-image" data-src=${src}>a</button></div>`,
      );
      expect(showImage(stage.querySelector('button')!)).to.equal(undefined);
      expect(stage.querySelector('button')).to.not.equal(null);
    });
  }

  it('does nothing with buttons for something else', async () => {
    const button = await fixture<HTMLElement>(
      html`<button data-action="reply" data-src="https://b.example/c.png">a</button>`,
    );
    expect(showImage(button)).to.equal(undefined);
  });
});
