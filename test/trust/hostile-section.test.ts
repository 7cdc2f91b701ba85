import type { Comment } from '../../src/core/comment.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { corpus, everyPayload } from '../content/corpus.js';
import { aComment, LONG_AGO } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { ThreadPage } from '../support/thread-page.js';
import { harmInSection, Witness } from './section-harm.js';

const BATCH = 150;
const isWebKit = !CSS.supports('-moz-appearance: none') && !('chrome' in window);
const FORMATS = ['html', 'markdown', 'text'] as const;

/** A comment that has the payload in every field that a backend can fill in. */
function hostile(payload: string, at: number, format: (typeof FORMATS)[number]): Comment {
  return aComment({
    id: `${at}${payload}`,
    parent: at % 3 === 1 ? 'gone' : null,
    kind: at % 11 === 0 ? 'pingback' : 'comment',
    author: {
      name: payload,
      id: payload,
      handle: payload,
      url: payload,
      avatar: payload,
      emojis: [{ code: payload, url: payload }],
    },
    body: { format, source: payload, lang: payload, emojis: [{ code: payload, url: payload }] },
    created: LONG_AGO + at * 1000,
    edited: LONG_AGO + at * 2000,
    url: payload,
    source: payload,
    reactions: [{ name: payload, emoji: payload, count: 1, mine: false, who: [payload] }],
    can: { reply: true, report: true, react: true },
  });
}

/** The whole thread speaks in this payload. */
function threadOf(payload: string, comments: readonly Comment[]): ReturnType<typeof memoryAdapter> {
  return memoryAdapter({
    comments,
    pageSize: BATCH,
    title: payload,
    feed: payload,
    posting: { allowed: false, why: 'sign-in', href: payload },
    reactions: [{ name: payload, emoji: payload }],
  });
}

function batches(): (readonly string[])[] {
  const count = Math.ceil(everyPayload.length / BATCH);
  return Array.from({ length: count }, (_, at) => everyPayload.slice(at * BATCH, (at + 1) * BATCH));
}

describe('a section whose backend is hostile in every field', () => {
  const witness = new Witness();
  before(() => witness.begin());
  after(() => witness.end());

  for (const [at, payloads] of batches().entries()) {
    const from = at * BATCH;
    it(`shows payloads ${from + 1} to ${from + payloads.length}, and none of them survives`, async () => {
      const comments = payloads.map((payload, n) => hostile(payload, n, FORMATS[at % 3]!));
      const page = await ThreadPage.open(threadOf(payloads[0]!, comments), {
        'structured-data': 'microformats',
        'page-title': payloads[1]!,
      });
      await page.until(() => page.parts('comment').length + page.parts('ping').length >= payloads.length);
      await page.until(() => page.section.parentElement!.querySelectorAll('.h-cite').length > payloads.length / 2);

      expect(harmInSection(page.root)).to.deep.equal([]);
      expect(harmInSection(page.section.parentElement!)).to.deep.equal([]);
      for (const part of ['author-badge', 'moderator-badge']) expect(page.parts(part)).to.have.lengthOf(0);
    });
  }

  it('asks no other site for anything, and runs nothing', () => {
    expect(witness.requests).to.deep.equal([]);
    expect(witness.ran).to.equal(0);
  });
});

describe('what the page around a hostile thread gets', () => {
  const first = Object.values(corpus).map(([payload]) => payload!);

  it('is JSON-LD that no payload ends', async () => {
    const comments = first.map((payload, at) => hostile(payload, at, 'html'));
    const page = await ThreadPage.open(threadOf('</script><img src=x onerror=harm()>', comments), {
      'structured-data': 'json-ld',
    });
    const find = (): NodeListOf<HTMLScriptElement> => document.head.querySelectorAll('[type="application/ld+json"]');
    await page.until(() => find()[0]?.textContent.includes('Comment'));

    const scripts = [...find()];
    expect(scripts.length).to.equal(1);
    expect(scripts[0]!.textContent).to.not.contain('<');
    expect(JSON.parse(scripts[0]!.textContent)).to.have.property('@type', 'WebPage');
  });

  it('is nothing on Object.prototype, and nothing on the window', async () => {
    const before = [Object.getOwnPropertyNames(Object.prototype), Object.keys(globalThis)].map(String);
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
    const page = await ThreadPage.open(
      threadOf(
        '__proto__',
        names.map((name, at) => ({ ...hostile(name, at, 'text'), id: name, parent: names[at - 1] ?? null })),
      ),
    );
    await page.until(() => page.comments.length >= 5);

    expect([Object.getOwnPropertyNames(Object.prototype), Object.keys(globalThis)].map(String)).to.deep.equal(before);
    expect(page.comments.map(({ author }) => author)).to.include.members(names.slice(1));
  });
});

describe('the detector', () => {
  for (const html of [
    '<script>a</script>',
    '<p onclick="a">b</p>',
    '<p style="color:red">b</p>',
    '<a href="javascript:a">b</a>',
    '<img src="https://evil.example/a">',
    '<form action="https://evil.example/"></form>',
    '<div part="comment-body"><div id="a">b</div></div>',
    '<bdi part="comment-author"><a href="https://evil.example/">b</a></bdi>',
    '<bdi part="comment-author"><img src="x"></bdi>',
  ]) {
    it(`notices ${html}`, () => {
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      const root = document.implementation.createHTMLDocument().createElement('div');
      root.innerHTML = html;
      expect(harmInSection(body).length + harmInSection(root).length).to.be.at.least(1);
    });
  }

  it('notices what runs, and what is fetched from elsewhere', async () => {
    const witness = new Witness();
    witness.begin();
    const image = document.createElement('img');
    await new Promise((resolve) => {
      image.setAttribute('onerror', 'harm()');
      image.addEventListener('error', resolve);
      image.src = 'https://evil.example/x.png';
      document.body.append(image);
    });
    image.remove();
    // Engines tell of requests when they have time.
    for (let frame = 0; frame < 100 && witness.requests.length === 0; frame += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    witness.end();
    expect(witness.ran).to.equal(1);
    // WebKit tells of no request that failed: there, that nothing has an address to load from has to do.
    if (!isWebKit) expect(witness.requests).to.deep.equal(['https://evil.example/x.png']);
  });
});
