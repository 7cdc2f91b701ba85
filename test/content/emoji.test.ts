import type { Emoji } from '../../src/core/comment.js';
import { loadMarkdown } from '../../src/content/load-markdown.js';
import { renderBody } from '../../src/content/render.js';
import { renderName } from '../../src/content/render-name.js';
import type { RenderOptions } from '../../src/content/render-options.js';
import { expect } from '../support/index.js';
import { findHarm } from './find-harm.js';

const ORIGIN = 'https://media.example';
const emojis: readonly Emoji[] = [
  { code: 'blob', url: `${ORIGIN}/blob.png` },
  { code: '+1', url: `${ORIGIN}/up.png` },
];
const SHOWN = { images: [ORIGIN] } as const;

/** What one sees: pictures as `{code}`. */
function seen(node: Node): string {
  const root = document.createElement('div');
  root.append(node);
  expect(findHarm(root, { media: true })).to.deep.equal([]);
  for (const image of root.querySelectorAll('img')) image.replaceWith(`{${image.alt}}`);
  return root.textContent;
}

function body(source: string, options: RenderOptions = SHOWN, format: 'html' | 'markdown' | 'text' = 'html'): string {
  return seen(renderBody({ format, source, emojis }, options));
}

describe('shortcodes', () => {
  before(() => loadMarkdown());

  it('become small pictures that say what they stand for', () => {
    const image = renderBody({ format: 'text', source: 'a :blob:!', emojis }, SHOWN).querySelector('img')!;
    expect(Object.fromEntries([...image.attributes].map(({ name, value }) => [name, value]))).to.deep.equal({
      loading: 'lazy',
      decoding: 'async',
      referrerpolicy: 'no-referrer',
      class: 'emoji',
      alt: ':blob:',
      title: ':blob:',
      src: `${ORIGIN}/blob.png`,
    });
    expect(image.getAttributeNames().at(-1)).to.equal('src');
  });

  const table: readonly [what: string, source: string, seen: string][] = [
    ['wherever they stand', ':blob:a:+1:', '{:blob:}a{:+1:}'],
    ['in links and stress', '<a href="https://a.example/"><b>:blob:</b></a>', '{:blob:}'],
    ['after a colon that begins nothing', '12:30:blob: ::blob::', '12:30{:blob:} :{:blob:}:'],
    ['one colon serves one', ':blob:blob:', '{:blob:}blob:'],
    [
      'but stay words when nobody knows them',
      ':other: :Blob: :__proto__: :constructor:',
      ':other: :Blob: :__proto__: :constructor:',
    ],
    ['but stay words in code', '<code>:blob:</code><pre>:blob: <b>:+1:</b></pre>', ':blob::blob: :+1:'],
  ];
  for (const [what, source, expected] of table) it(`are read ${what}`, () => expect(body(source)).to.equal(expected));

  it('are read in every format', () => {
    expect(body(':blob: *b*', SHOWN, 'markdown')).to.equal('{:blob:} b');
    expect(body(':blob: <b>', SHOWN, 'text')).to.equal('{:blob:} <b>');
  });

  it('stay words where pictures of that origin may not load', () => {
    expect(body(':blob:', {})).to.equal(':blob:');
    expect(body(':blob:', { images: ['https://b.example'] })).to.equal(':blob:');
    expect(body(':blob:', { images: { trusted: [], placeholder: true } })).to.equal(':blob:');
    expect(body(':blob:', { images: { trusted: [ORIGIN], placeholder: true } })).to.equal('{:blob:}');
    expect(body(':blob:', { images: true })).to.equal('{:blob:}');
  });

  it('stay words when their picture is none, or is the page’s own', () => {
    for (const url of ['javascript:harm()', 'data:image/png,x', '/a.png', `${location.origin}/a.png`]) {
      const shown = renderBody({ format: 'text', source: ':a:', emojis: [{ code: 'a', url }] }, { images: true });
      expect(seen(shown), url).to.equal(':a:');
    }
  });

  it('stay words when their code could be markup', () => {
    const bad = [{ code: '"><img src=x>', url: `${ORIGIN}/a.png` }];
    expect(seen(renderBody({ format: 'text', source: ':"><img src=x>:', emojis: bad }, SHOWN))).to.equal(
      ':"><img src=x>:',
    );
  });

  it('are pictures 200 times at most', () => {
    expect(body(':blob:'.repeat(300))).to.equal('{:blob:}'.repeat(200) + ':blob:'.repeat(100));
    expect(body('<b>:blob:</b>'.repeat(300))).to.equal('{:blob:}'.repeat(200) + ':blob:'.repeat(100));
  });

  it('are found in one pass', () => {
    for (const piece of [':', ':a', ':a:', `:${'a'.repeat(64)}`, '::blob'])
      expect(body(piece.repeat(60_000 / piece.length)).length).to.be.at.least(60_000 - piece.length);
  });
});

describe('renderName', () => {
  it('is the clean name, with pictures for its shortcodes', () => {
    expect(seen(renderName('  Ada\u202e :blob:\n', emojis, SHOWN))).to.equal('Ada {:blob:}');
    expect(seen(renderName('<b>Ada</b>', emojis, SHOWN))).to.equal('<b>Ada</b>');
  });

  it('leaves shortcodes in words where no pictures may load, or there are none', () => {
    expect(seen(renderName('Ada :blob:', emojis))).to.equal('Ada :blob:');
    expect(seen(renderName('Ada :blob:', undefined, SHOWN))).to.equal('Ada :blob:');
  });

  it('is nothing when nothing would be seen', () => {
    expect(renderName('\u200b \u202e', emojis, SHOWN).childNodes.length).to.equal(0);
  });
});
