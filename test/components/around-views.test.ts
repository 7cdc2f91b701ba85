import { nothing, render } from 'lit';
import { feedLinkView } from '../../src/components/views/feed-link-view.js';
import { printNoteView } from '../../src/components/views/print-note-view.js';
import { createLocalizer } from '../../src/i18n/localizer.js';
import { messages as ar } from '../../src/i18n/locales/ar.js';
import { messages as de } from '../../src/i18n/locales/de.js';
import { messages as en } from '../../src/i18n/locales/en.js';
import { expect } from '../support/index.js';
import { anInfo } from '../support/scripted-adapter.js';
import { text } from '../support/thread-page.js';

const words = createLocalizer('en', en);

function drawn(view: unknown): HTMLElement {
  const place = document.createElement('div');
  render(view, place);
  return place;
}

describe('feedLinkView()', () => {
  const link = (feed: string): HTMLAnchorElement | null =>
    drawn(feedLinkView(anInfo({ feed }), words)).querySelector('a');

  it('leads to the feed, and says what it is', () => {
    const feed = link('https://blog.example.test/hello/feed/')!;

    expect(feed.href).to.equal('https://blog.example.test/hello/feed/');
    expect(text(feed)).to.equal('Comments as a feed');
    expect([feed.rel, feed.type]).to.deep.equal(['alternate', 'application/rss+xml']);
  });

  it('knows Atom by its address', () => {
    expect(link('https://blog.example.test/hello/feed/atom/')!.type).to.equal('application/atom+xml');
    expect(link('https://blog.example.test/comments.atom')!.type).to.equal('application/atom+xml');
    expect(link('https://atom.example.test/feed/')!.type).to.equal('application/rss+xml');
  });

  it('is not there without a feed, nor for what is no web address', () => {
    expect(feedLinkView(anInfo(), words)).to.equal(nothing);
    // oxlint-disable-next-line no-script-url
    expect(link('javascript:alert(1)')).to.equal(null);
  });
});

describe('printNoteView()', () => {
  const note = (shown: number, count: number, exact = true): string =>
    text(drawn(printNoteView(shown, { count, exact }, words)));

  it('says how much of the thread is on the paper', () => {
    expect(note(20, 143)).to.equal('20 of 143 comments; the others were not loaded.');
  });

  it('says nothing when all of it is', () => {
    expect(note(3, 3)).to.equal('');
    expect(text(drawn(printNoteView(3, null, words)))).to.equal('');
  });

  it('does not claim to know how many there are', () => {
    expect(note(20, 20, false)).to.equal('20 of 20+ comments; the others were not loaded.');
  });

  it('speaks other languages', () => {
    const inLanguage = (lang: string, messages: typeof de | typeof ar): string =>
      text(drawn(printNoteView(20, { count: 143, exact: true }, createLocalizer(lang, messages))));

    expect(inLanguage('de', de)).to.equal('20 von 143 Kommentaren; die übrigen waren nicht geladen.');
    expect(inLanguage('ar', ar)).to.include('لم تُحمَّل البقية');
  });
});
