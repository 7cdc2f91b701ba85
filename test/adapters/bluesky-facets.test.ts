import { paragraphsOf } from '../../src/adapters/bluesky-facets.js';
import { plainTextOf } from '../../src/core/plain-text.js';
import { expect } from '../support/index.js';

const link = (uri: unknown) => ({ $type: 'app.bsky.richtext.facet#link', uri });
const facet = (byteStart: unknown, byteEnd: unknown, ...features: readonly unknown[]) => ({
  index: { byteStart, byteEnd },
  features,
});
const SITE = link('https://a.example/');
const A = (words: string) => `<a href="https://a.example/">${words}</a>`;

describe('the text of a post', () => {
  it('becomes paragraphs and lines', () => {
    expect(paragraphsOf({ text: 'One\ntwo\r\n\r\n\r\nthree\n' })).to.equal('<p>One<br>two</p><p>three</p>');
  });

  it('is nothing where there is none', () => {
    for (const record of [{}, { text: 12 }, { text: ' \n ' }, null]) expect(paragraphsOf(record)).to.equal('');
  });

  it('stays what was typed, however much it looks like markup', () => {
    const text = `<img src=x onerror="alert('1')"> &amp; <b>`;
    expect(plainTextOf(paragraphsOf({ text }))).to.equal(text);
    expect(paragraphsOf({ text })).to.not.match(/<(?!\/?p>)/);
  });

  it('has links, mentions and tags where its facets say so', () => {
    const text = 'Hi @bob.test see a.example #été';
    const facets = [
      facet(27, 33, { tag: 'été' }),
      facet(3, 12, { did: 'did:plc:a3rzgzojsdf6tjyrdhzswiaz' }),
      facet(17, 26, SITE),
    ];
    expect(paragraphsOf({ text, facets })).to.equal(
      `<p>Hi <a href="https://bsky.app/profile/did:plc:a3rzgzojsdf6tjyrdhzswiaz">@bob.test</a> see ${A('a.example')} ` +
        '<a href="https://bsky.app/hashtag/%C3%A9t%C3%A9">#été</a></p>',
    );
  });

  it('counts bytes, not letters', () => {
    expect(paragraphsOf({ text: 'naïve 👩‍👩‍👧 here!', facets: [facet(26, 30, SITE)] })).to.equal(
      `<p>naïve 👩‍👩‍👧 ${A('here')}!</p>`,
    );
  });

  it('keeps what begins like a byte order mark', () => {
    expect(paragraphsOf({ text: 'a\ufeffb', facets: [facet(1, 5, SITE)] })).to.equal(`<p>a${A('\ufeffb')}</p>`);
  });

  it('escapes what a link says, and where it leads', () => {
    const facets = [facet(0, 3, link(`https://a.example/?q="><script>alert(1)</script>'`))];
    const html = paragraphsOf({ text: '<b>', facets });
    expect(html).to.match(/^<p><a href="https:\/\/a\.example\/\?q=[^"<>']*">&lt;b&gt;<\/a><\/p>$/);
  });

  it('leaves facets alone that make no sense', () => {
    const senseless: Readonly<Record<string, unknown>> = {
      'an end before the start': facet(3, 1, SITE),
      'nothing within': facet(1, 1, SITE),
      'an end beyond the text': facet(0, 99, SITE),
      'a start in the middle of a character': facet(2, 4, SITE),
      'an end in the middle of a character': facet(0, 2, SITE),
      'a negative start': facet(-1, 4, SITE),
      'a start that is a fraction': facet(0.5, 4, SITE),
      'no index': { features: [SITE] },
      'no features': { index: { byteStart: 0, byteEnd: 1 } },
      'an address that could run': facet(0, 1, link('javascript:alert(1)')),
      'somebody who can’t be': facet(0, 1, { did: 'did:"><b>' }),
      'an unknown kind': facet(0, 1, { $type: 'app.bsky.richtext.facet#new' }),
      'not even an object': 'facet',
    };
    for (const [what, one] of Object.entries(senseless))
      expect(paragraphsOf({ text: 'aé b', facets: [one] }), what).to.equal('<p>aé b</p>');
  });

  it('has the first of two facets that overlap', () => {
    const facets = [facet(0, 4, SITE), facet(2, 6, link('https://b.example/'))];
    expect(paragraphsOf({ text: 'abcdef', facets })).to.equal(`<p>${A('abcd')}ef</p>`);
  });

  it('takes the first kind that it knows, where a facet is of several', () => {
    const facets = [facet(0, 1, { $type: 'new' }, SITE)];
    expect(paragraphsOf({ text: 'a', facets })).to.equal(`<p>${A('a')}</p>`);
  });

  it('survives half characters, and ends somewhere', () => {
    expect(paragraphsOf({ text: 'a\ud83d' })).to.equal('<p>a\ufffd</p>');
    expect(paragraphsOf({ text: 'a'.repeat(100_000) }).length).to.be.below(30_000);
  });
});
