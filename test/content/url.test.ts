import { safeUrl } from '../../src/content/url.js';
import { expect } from '../support/index.js';

describe('safeUrl', () => {
  it('lets http, https and mailto pass, normalised', () => {
    expect(safeUrl('HTTP://A.example')).to.equal('http://a.example/');
    expect(safeUrl('  https://a.example/b c?d=ä#e\n')).to.equal('https://a.example/b%20c?d=%C3%A4#e');
    expect(safeUrl('mailto:alice@blog.example')).to.equal('mailto:alice@blog.example');
  });

  it('leaves a mail to its sender to write', () => {
    expect(safeUrl('mailto:alice@blog.example?body=I+owe+you&cc=b@c.example')).to.equal('mailto:alice@blog.example');
  });

  it('makes relative addresses absolute when it knows to what', () => {
    const base = 'https://blog.example/2026/';
    expect(safeUrl('a/b', base)).to.equal('https://blog.example/2026/a/b');
    expect(safeUrl('/a', base)).to.equal('https://blog.example/a');
    expect(safeUrl('#a', base)).to.equal('https://blog.example/2026/#a');
    expect(safeUrl('a/b')).to.equal(undefined);
    expect(safeUrl('', base)).to.equal(undefined);
  });

  const schemes = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'vbscript:a',
    'data:text/html,<b>',
    'data:image/png;base64,AA',
    'blob:https://a.example/1',
  ];
  for (const address of [
    ...schemes,
    'file:///etc/passwd',
    'ftp://a.example/',
    'tel:+49',
    'ws://a.example/',
    'about:blank',
    'intent://a#Intent;end',
    'view-source:https://a.example',
    'filesystem:https://a.example/x',
    'jar:https://a.example!/',
  ]) {
    it(`stops ${address}`, () => {
      expect(safeUrl(address)).to.equal(undefined);
      expect(safeUrl(address, 'https://blog.example/')).to.equal(undefined);
    });
  }

  it('stops schemes that control characters hide', () => {
    for (const address of [
      'java\nscript:alert(1)',
      'java\tscript:alert(1)',
      '\u0001javascript:alert(1)',
      'javascript\u0000:alert(1)',
      'java\u0085script:a',
    ]) {
      expect(safeUrl(address, 'https://blog.example/'), JSON.stringify(address)).to.equal(undefined);
    }
  });

  it('stops addresses that say less than they show', () => {
    for (const control of '\u202e\u202d\u2066\u2067\u200e\u200f\u061c')
      expect(safeUrl(`https://a.example/${control}gnp.exe`)).to.equal(undefined);
    expect(safeUrl('https://bank.example@evil.example/')).to.equal(undefined);
    expect(safeUrl('https://user:secret@a.example/')).to.equal(undefined);
  });

  it('stops addresses that are relative to the scheme alone', () => {
    for (const address of [
      '//evil.example/a',
      '\\\\evil.example',
      '/\\evil.example',
      '\\/evil.example',
      ' //evil.example',
    ]) {
      expect(safeUrl(address, 'https://blog.example/'), address).to.equal(undefined);
    }
  });

  it('stops what is no address', () => {
    for (const address of ['http://', 'https://[', 'http://%00/', 'mailto:', 'mailto:a b', 'mailto:ä@b.example']) {
      expect(safeUrl(address), address).to.equal(undefined);
    }
  });

  it('stops addresses of more than 2,048 characters', () => {
    expect(safeUrl(`https://a.example/${'x'.repeat(2048)}`)).to.equal(undefined);
    expect(safeUrl(`mailto:${'x'.repeat(2048)}@a.example`)).to.equal(undefined);
  });

  it('changes nothing about its own answers', () => {
    for (const address of ['https://a.example/ä?b c', 'mailto:A@b.example', 'http://müller.example']) {
      const once = safeUrl(address)!;
      expect(safeUrl(once)).to.equal(once);
    }
  });
});
