import type { Emoji } from '../../src/core/comment.js';
import { embedVideo } from '../../src/content/embeds.js';
import { plainText } from '../../src/core/plain-text.js';
import { showEmbed, showImage } from '../../src/content/show-media.js';
import { plainTextOfBody } from '../../src/content/excerpt.js';
import { highlightCode } from '../../src/content/highlight-code.js';
import { loadMarkdown } from '../../src/content/load-markdown.js';
import { type BodyOptions, renderBody } from '../../src/content/render.js';
import { renderName } from '../../src/content/render-name.js';
import type { ContentLabels } from '../../src/content/render-options.js';
import { expect } from '../support/index.js';
import { everyPayload as all } from './corpus.js';
import { findHarm } from './find-harm.js';
import { nativeTextOf } from './native-text.js';

/** Payloads on one page: few enough that all code among them is marked. */
const TOGETHER = 40;
const BASE = 'https://blog.example/2026/';
const VIDEO = 'https://youtu.be/abcdefghijk';
const labels: ContentLabels = {
  showImage: (host, alt) => `${alt} (${host})`,
  showEmbed: (site) => site,
  embedTitle: (site) => site,
  always: (host) => host,
};
/** Nothing in it loads or runs: it is never shown. */
const inert = document.implementation.createHTMLDocument();

/** Everything turned on, for an emoji that has the payload in its name and its address. */
function everything(source: string): BodyOptions {
  const emojis: readonly Emoji[] = [
    { code: source, url: 'https://evil.example/a.png' },
    { code: 'a', url: source },
  ];
  const images = { trusted: ['https://trusted.example'], placeholder: true } as const;
  return { document: inert, baseUrl: BASE, images, embeds: embedVideo, emojis, labels };
}

type Format = 'html' | 'markdown' | 'text';

/** Renders some at once, presses all buttons, marks all code, and tells what is wrong before and after. */
async function harmInSome(
  sources: readonly string[],
  format: Format,
  place: (payload: string) => string,
): Promise<string[]> {
  inert.body.replaceChildren();
  for (const source of sources) {
    const frame = inert.body.appendChild(inert.createElement('blockquote'));
    frame.append(renderBody({ format, source: place(source) }, everything(source)));
  }
  const before = findHarm(inert.body, { media: true });
  // Before somebody asks, no picture loads and no video plays.
  for (const { localName } of inert.body.querySelectorAll('img, iframe, video, audio, object, embed'))
    before.push(`unasked ${localName}`);
  for (const button of inert.querySelectorAll('button')) showImage(button) ?? showEmbed(button);
  await highlightCode(inert);
  return [...before, ...findHarm(inert.body, { media: true })];
}

/** The same for all; of harm is said where about it was. */
async function expectNoHarm(format: Format, place: (payload: string) => string): Promise<void> {
  for (let at = 0; at < all.length; at += TOGETHER) {
    const sources = all.slice(at, at + TOGETHER);
    expect(await harmInSome(sources, format, place), `among ${sources.join('\n')}`).to.deep.equal([]);
  }
}

/** What a payload may be put into, in Markdown and in HTML. */
const places: readonly [what: string, format: 'html' | 'markdown', place: (payload: string) => string][] = [
  ['Markdown', 'markdown', (payload) => payload],
  [
    'Markdown among its marks',
    'markdown',
    (payload) => `> - # *${payload}*\n\n|${payload}|b|\n|-|-|\n|c|**${payload}**|`,
  ],
  [
    'addresses and words of links in Markdown',
    'markdown',
    (payload) => `[${payload}](<${payload}> "${payload}") <${payload}>`,
  ],
  [
    'pictures in Markdown',
    'markdown',
    (payload) => `![${payload}](https://evil.example/a.png "${payload}") ![a](${payload})`,
  ],
  ['references in Markdown', 'markdown', (payload) => `[a][b]\n\n[b]: ${payload}\n[${payload}]: https://evil.example/`],
  [
    'code in Markdown',
    'markdown',
    (payload) => `\`${payload}\`\n\n\`\`\`html ${payload}\n${payload}\n\`\`\`\n\n~~~${payload}\na\n~~~`,
  ],
  ['tables and tasks in Markdown', 'markdown', (payload) => `- [x] ${payload}\n\na|${payload}\n-|-\n${payload}|b`],
  [
    'alternative texts',
    'html',
    (payload) =>
      `<a href="${VIDEO}"><img src="https://evil.example/a.png" alt="${payload.replaceAll('"', '&quot;')}"></a>`,
  ],
  ['addresses of pictures', 'html', (payload) => `<img alt="a" src="${payload.replaceAll('"', '&quot;')}">`],
  ['addresses of videos', 'html', (payload) => `<p><a href="${VIDEO}${payload.replaceAll('"', '&quot;')}">a</a></p>`],
  ['code', 'html', (payload) => `<pre><code class="language-html">${payload.replaceAll('<', '&lt;')}</code></pre>`],
];

describe('hostile bodies with everything turned on', () => {
  before(() => loadMarkdown());
  afterEach(() => inert.body.replaceChildren());

  for (const [what, format, place] of places) {
    it(`do no harm in ${what}, and load nothing unasked`, () => expectNoHarm(format, place));
  }

  for (const format of ['html', 'text'] as const) {
    it(`do no harm as ${format}`, () => expectNoHarm(format, (payload) => payload));
  }

  it('do no harm as names', () => {
    for (const source of all) {
      for (const name of [source, `:${source}:`, `:a: ${source}`])
        expect(findHarm(renderName(name, everything(source).emojis, { images: true }), { media: true })).to.deep.equal(
          [],
        );
    }
  });

  it('say what they show in labels as text', () => {
    for (const source of all) {
      const [, , place] = places.find(([what]) => what === 'alternative texts')!;
      const shown = renderBody({ format: 'html', source: place(source) }, everything(source));
      for (const button of shown.querySelectorAll('button')) expect(button.childElementCount, source).to.equal(0);
    }
  });

  it('do no harm once their plain text is shown as a body', () => {
    for (const source of all) {
      for (const text of [plainText({ format: 'markdown', source }), plainTextOfBody({ format: 'markdown', source })])
        expect(findHarm(renderBody({ format: 'markdown', source: text })), source).to.deep.equal([]);
    }
  });
});

describe('HTML that stands alone in Markdown', () => {
  before(() => loadMarkdown());

  it('leaves the words that the browser itself leaves of it', () => {
    for (const html of [
      '<p>a <b onclick="harm()">b</b> <script>harm()</script>c</p>',
      '<div><img src=x onerror=harm() alt="a"><a href="javascript:harm()">b</a></div>',
      '<table><tr><td onclick=harm()>a</td><td><style>b{}</style>c</td></tr></table>',
      '<ul><li>a<li>b<!-- c --></ul>',
      '<blockquote cite="javascript:harm()">a &amp; &lt;b&gt;</blockquote>',
    ]) {
      const words = plainTextOfBody({ format: 'markdown', source: html }).replace(/\s+/g, '');
      expect(words, html).to.equal(nativeTextOf(html).replace(/\s+/g, ''));
    }
  });
});

describe('the detector of harm, with media', () => {
  for (const html of [
    '<button>a</button>',
    '<button type="submit" data-action="show-image">a</button>',
    '<label part="media-always"><input type="checkbox" part="checkbox">a</label>',
    '<span part="media-request"><b>a</b></span>',
    '<span part="media-request"><button type="button" data-action="show-image">a</button><input type="text"></span>',
    '<button type="button" data-action="reply">a</button>',
    '<button type="button" data-action="show-image" data-src="javascript:a">a</button>',
    '<button type="button" data-action="show-image" onclick="a">a</button>',
    '<a href="https://a.example/" rel="ugc nofollow noopener noreferrer"><button type="button" data-action="show-image">a</button></a>',
    '<iframe></iframe>',
    '<iframe sandbox="allow-scripts allow-top-navigation"></iframe>',
    '<iframe sandbox="allow-scripts allow-same-origin allow-presentation" src="https://evil.example/"></iframe>',
    '<iframe sandbox="allow-scripts allow-same-origin allow-presentation" srcdoc="a"></iframe>',
    '<img src="javascript:a">',
    '<img src="https://a.example/" onerror="a">',
    '<img class="comment" src="https://a.example/">',
    '<span class="token-keyword">a</span>',
    '<pre><code><span class="badge">a</span></code></pre>',
    '<video></video>',
  ]) {
    it(`notices ${html}`, () => {
      const template = new DOMParser().parseFromString('', 'text/html').createElement('div');
      template.innerHTML = html;
      expect(findHarm(template, { media: true }).length).to.be.at.least(1);
    });
  }
});
