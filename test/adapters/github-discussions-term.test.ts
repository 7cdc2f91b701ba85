import { hashOf, searchFor } from '../../src/adapters/github-discussions-search.js';
import { nameTerm } from '../../src/adapters/github-discussions-term.js';
import { bestMatch } from '../../src/adapters/page-term.js';
import { AdapterError } from '../../src/core/errors.js';
import { expect } from '../support/index.js';

const titled = (...titles: readonly string[]) => titles.map((title) => ({ title }));
const site = { repo: 'Example/Site', category: '', strict: false };

describe('how a page finds its discussion', () => {
  it('goes by its path as giscus has it: without the first slash and the ending', () => {
    expect(nameTerm(undefined, '/2026/hello.html')).to.deep.equal({ text: '2026/hello' });
    expect(nameTerm('pathname', '/2026/hello/')).to.deep.equal({ text: '2026/hello/' });
    expect(nameTerm(undefined, '/')).to.deep.equal({ text: 'index' });
  });

  it('takes its own path without being told', () => {
    const before = location.href;
    history.replaceState(null, '', '/2026/hello.html');
    try {
      expect(nameTerm(undefined, '')).to.deep.equal({ text: '2026/hello' });
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('takes its address without the fragment, and without what signing in left there', () => {
    const before = location.href;
    history.replaceState(null, '', `${location.pathname}?wtr=1&giscus=a-session&gedanken=a-state#comment-1`);
    try {
      expect(nameTerm('url', '')).to.deep.equal({ text: `${location.origin}${location.pathname}?wtr=1` });
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('takes its title, or the one for other sites, whatever its forms are called', () => {
    const form = document.createElement('form');
    form.setAttribute('name', 'title');
    const meta = document.createElement('meta');
    meta.setAttribute('property', 'og:title');
    meta.content = 'Rye, water, salt';
    const before = document.title;
    document.title = 'The slow oven';
    document.body.append(form);
    document.head.append(meta);
    try {
      expect(nameTerm('title', '')).to.deep.equal({ text: 'The slow oven' });
      expect(nameTerm('og:title', '')).to.deep.equal({ text: 'Rye, water, salt' });
    } finally {
      form.remove();
      meta.remove();
      document.title = before;
    }
  });

  it('takes words, a number, or the address of a discussion', () => {
    expect(nameTerm('specific', 'Rye')).to.deep.equal({ text: 'Rye' });
    expect(nameTerm('specific', '/rye.html')).to.deep.equal({ text: '/rye.html' });
    expect(nameTerm('number', '12')).to.deep.equal({ number: 12 });
    expect(nameTerm(undefined, 'https://github.com/example/site/discussions/12#discussioncomment-3')).to.deep.equal({
      number: 12,
    });
  });

  it('says when there is nothing to go by', () => {
    for (const term of [
      nameTerm('specific', ' '),
      nameTerm('number', 'twelve'),
      nameTerm('number', '0'),
      nameTerm('og:title', ''),
    ])
      expect(term).to.be.instanceOf(AdapterError).and.include({ kind: 'not-found' });
  });

  it('prefers the very title, and passes over titles in which the words are part of others', () => {
    const found = titled('guide/intro-2', 'Comments on guide/intro', 'Guide/Intro', 'en/guide/intro');

    expect(bestMatch(found, 'guide/intro')).to.deep.equal({ title: 'Guide/Intro' });
    expect(bestMatch(found.slice(0, 2), 'guide/intro')).to.deep.equal({ title: 'Comments on guide/intro' });
    expect(bestMatch([found[0], found[3]], 'guide/intro')).to.equal(undefined);
    expect(bestMatch([null, 'x', { title: 7 }], 'guide/intro')).to.equal(undefined);
  });

  it('searches titles in a repository in small letters, and in a category where there is one', async () => {
    expect(await searchFor('a "b" c', site)).to.equal('repo:example/site in:title "a \\"b\\" c"');
    expect(await searchFor('a', { ...site, category: 'Q & A' })).to.equal(
      'repo:example/site category:"Q & A" in:title "a"',
    );
  });

  it('searches first posts for the hash of the words where it is strict, as giscus hides it there', async () => {
    const hash = 'a9993e364706816aba3e25717850c26c9cd0d89d';

    expect(await hashOf('abc')).to.equal(hash);
    expect(await searchFor('abc', { ...site, strict: true })).to.equal(`repo:example/site in:body "${hash}"`);
  });
});
