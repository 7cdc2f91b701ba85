import { excerptOf, plainTextOfBody } from '../../src/content/excerpt.js';
import { loadMarkdown, needsLoading } from '../../src/content/load-markdown.js';
import { parseBody } from '../../src/content/parse-body.js';
import { expect } from '../support/index.js';
import { outlineOf } from './outline.js';

const BODY = { format: 'markdown', source: '*a*\n\n<b> https://a.example/' } as const;
const AS_TEXT = 'p("*a*") p("<b> " a[href=https://a.example/]("https://a.example/"))';

// In this order: what is loaded stays loaded.
describe('what reads Markdown', () => {
  it('is missed by Markdown only', () => {
    expect(needsLoading(BODY)).to.equal(true);
    expect(needsLoading({ format: 'html', source: 'a' })).to.equal(false);
    expect(needsLoading({ format: 'text', source: 'a' })).to.equal(false);
  });

  it('leaves text until it is there', () => {
    expect(outlineOf(parseBody(BODY))).to.equal(AS_TEXT);
  });

  it('leaves no marks in excerpts until it is there', () => {
    expect(excerptOf(BODY, 50)).to.equal('a https://a.example/');
    expect(plainTextOfBody({ format: 'markdown', source: '# a\n\n`b`' })).to.equal('a b');
  });

  it('leaves text when it cannot be loaded, and says so', async () => {
    expect(await loadMarkdown(() => Promise.reject(new TypeError('offline')))).to.equal(false);
    expect(needsLoading(BODY)).to.equal(true);
    expect(outlineOf(parseBody(BODY))).to.equal(AS_TEXT);
  });

  it('is there when it has been loaded, after a failure, too', async () => {
    expect(await loadMarkdown()).to.equal(true);
    expect(needsLoading(BODY)).to.equal(false);
    expect(outlineOf(parseBody(BODY))).to.match(/^p\(em\("a"\)\)/);
    expect(excerptOf(BODY, 50)).to.equal('a https://a.example/');
  });

  it('is loaded once', async () => {
    expect(await loadMarkdown(() => Promise.reject(new Error('asked again')))).to.equal(true);
  });
});
