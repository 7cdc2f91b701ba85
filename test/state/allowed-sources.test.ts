import { allowedSources, allowSource } from '../../src/state/allowed-sources.js';
import { expect } from '../support/index.js';
import { fullKeep, MemoryKeep } from '../support/memory-keep.js';

const KEY = 'gedanken:1:sources';

describe('allowed sources', () => {
  it('are none, and nothing is kept, before the reader allows one', () => {
    const keep = new MemoryKeep();

    expect(allowedSources(keep)).to.deep.equal([]);
    expect(keep.kept.size).to.equal(0);
  });

  it('are kept once each, and the last hundred', () => {
    const keep = new MemoryKeep();
    for (let at = 0; at <= 100; at += 1) allowSource(keep, `https://host${at}.example.test`);
    allowSource(keep, 'https://host5.example.test');

    const allowed = allowedSources(keep);
    expect(allowed).to.have.length(100);
    expect(allowed.at(-1)).to.equal('https://host5.example.test');
    expect(allowed).not.to.include('https://host0.example.test');
  });

  it('are origins of the web, whatever other scripts have written there', () => {
    const keep = new MemoryKeep();
    const written = ['https://a.test/path', 'javascript:alert(1)', 'null', 7, {}, 'data:x', 'https://b.test'];
    keep.set(KEY, JSON.stringify(written));
    expect(allowedSources(keep)).to.deep.equal(['https://b.test']);

    keep.set(KEY, '{"0":"https://b.test"}');
    expect(allowedSources(keep)).to.deep.equal([]);
  });

  it('are forgotten with the page where nothing can be kept', () => {
    allowSource(fullKeep, 'https://a.test');

    expect(allowedSources(fullKeep)).to.deep.equal([]);
  });
});
