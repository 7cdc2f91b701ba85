import { createLocalizer, type Localizer } from '../../src/i18n/localizer.js';
import { messages as ar } from '../../src/i18n/locales/ar.js';
import { messages as de } from '../../src/i18n/locales/de.js';
import { messages as en } from '../../src/i18n/locales/en.js';
import { expect } from '../support/index.js';

describe('a localizer', () => {
  const english = createLocalizer('en', en);
  const german = createLocalizer('de', de);
  const arabic = createLocalizer('ar-u-nu-latn', ar);

  it('fills in values', () => {
    expect(english.text('inReplyTo', { name: 'Alice Example' })).to.equal('in reply to Alice Example');
  });

  it('fills in values as they are: nothing in them is looked at again', () => {
    expect(english.text('headingOn', { count: 2, title: '{count} $& {title}' })).to.equal(
      '2 thoughts on “{count} $& {title}”',
    );
  });

  it('chooses the plural of the language', () => {
    const counts = [0, 1, 2, 3, 11, 100];

    expect(counts.map((count) => english.text('count', { count }))).to.deep.equal([
      '0 comments',
      '1 comment',
      '2 comments',
      '3 comments',
      '11 comments',
      '100 comments',
    ]);
    expect(counts.map((count) => german.text('count', { count })))
      .to.include('1 Kommentar')
      .and.include('0 Kommentare');
    expect(counts.map((count) => arabic.text('count', { count }))).to.deep.equal([
      'لا تعليقات',
      'تعليق واحد',
      'تعليقان',
      '3 تعليقات',
      '11 تعليقا',
      '100 تعليق',
    ]);
  });

  it('writes numbers as the language does', () => {
    expect(english.text('moreCount', { shown: 1000, total: 12_345 })).to.equal('1,000 of 12,345');
    expect(german.text('moreCount', { shown: 1000, total: 12_345 })).to.equal('1.000 von 12.345');
  });

  it('says of a number that it may be larger, and still chooses the right plural', () => {
    expect(english.text('heading', { count: { atLeast: 1200 } })).to.equal('1,200+ thoughts');
    expect(createLocalizer('ar-u-nu-arab', ar).text('heading', { count: { atLeast: 5 } })).to.equal('٥+ خواطر');
  });

  it('keeps names of the other direction from dragging the words around them along', () => {
    expect(english.text('inReplyTo', { name: 'ليلى' })).to.equal('in reply to \u2068ليلى\u2069');
    expect(arabic.text('inReplyTo', { name: 'Alice' })).to.equal('ردا على \u2068Alice\u2069');
  });

  it('is asked only for words that it has: the compiler sees to that', async () => {
    const first: Localizer = english;
    // @ts-expect-error The words of the tools have to be learnt first.
    const early = (): string => first.text('sortBy');
    // @ts-expect-error So have they to be for whoever needs them.
    const more: Localizer<'tools'> = first;
    const words = await first.learn('tools');

    expect(words().text('sortBy')).to.equal('Sort by');
    expect([early(), more.text('sortBy')]).to.deep.equal(['Sort by', 'Sort by']);
  });

  it('knows the direction of the language', () => {
    expect([english, german, arabic].map(({ dir }) => dir)).to.deep.equal(['ltr', 'ltr', 'rtl']);
    expect(createLocalizer('arn', en).dir, 'Mapudungun').to.equal('ltr');
  });

  it('writes moments out, so that nobody has to hover', () => {
    const noon = Date.UTC(2026, 10, 21, 12);

    expect(english.date(noon)).to.match(/November 2[12], 2026/);
    expect(german.date(noon)).to.match(/2[12]\. November 2026/);
  });
});
