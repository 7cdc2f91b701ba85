import { hiddenHost } from '../../src/content/link-host.js';
import { expect } from '../support/index.js';

describe('hiddenHost', () => {
  const EVIL = 'https://evil.example/x';

  it('has nothing to say about links with words for text', () => {
    for (const text of [
      'click here',
      'PayPal',
      'Dr. Example',
      'e.g. this',
      '3.5 km',
      'v1.2',
      'U.S.A.',
      'index.html',
      'Node.js',
      'foto.jpg',
    ]) {
      expect(hiddenHost(text, EVIL), text).to.equal(undefined);
    }
  });

  it('has nothing to say about texts that name the host that the link leads to', () => {
    const texts = [
      'evil.example',
      'www.evil.example',
      'EVIL.example/y',
      'https://evil.example/',
      'http://evil.example:8080/a.bc/d',
      'see evil.example, please',
    ];
    for (const text of texts) expect(hiddenHost(text, EVIL), text).to.equal(undefined);
    expect(hiddenHost('evil.example', 'http://www.evil.example/')).to.equal(undefined);
  });

  it('tells the host when the text names another one', () => {
    const texts = [
      'paypal.com',
      'https://paypal.com/',
      'www.paypal.com/login',
      'log in at paypal.com now',
      '„paypal.com“',
      '(paypal.com)',
      'paypal.com:443',
      'PAYPAL.COM',
    ];
    for (const text of texts) expect(hiddenHost(text, EVIL), text).to.equal('evil.example');
  });

  it('tells the host when the text names a part of it only', () => {
    expect(hiddenHost('paypal.com', 'https://paypal.com.evil.example/')).to.equal('paypal.com.evil.example');
    expect(hiddenHost('https://paypal.com@evil.example/', EVIL)).to.equal('evil.example');
  });

  it('sees through characters that only look different', () => {
    for (const text of [
      'ｐａｙｐａｌ．ｃｏｍ',
      'pay\u200bpal.com',
      'paypal\u3002com',
      'pay\u00adpal.com',
      '\u202epaypal.com',
    ]) {
      expect(hiddenHost(text, EVIL), JSON.stringify(text)).to.equal('evil.example');
    }
  });

  it('tells the real name of a host that mixes alphabets', () => {
    const href = new URL('https://раypal.com/').href;
    expect(hiddenHost('раypal.com', href)).to.equal('xn--ypal-43d9g.com');
  });

  it('leaves a host with umlauts or in one alphabet alone', () => {
    expect(hiddenHost('müller.example', new URL('https://müller.example').href)).to.equal(undefined);
    expect(hiddenHost('пример.рф', new URL('https://пример.рф').href)).to.equal(undefined);
  });

  it('compares the domain of a mail address', () => {
    expect(hiddenHost('alice@blog.example', 'mailto:alice@blog.example')).to.equal(undefined);
    expect(hiddenHost('alice@blog.example', 'mailto:alice@evil.example')).to.equal('evil.example');
  });

  it('thinks nothing of hosts in the path of the address that the link leads to', () => {
    expect(hiddenHost('https://evil.example/web/https://other.example/', EVIL)).to.equal(undefined);
  });

  it('stays quick for long texts', () => {
    for (const piece of ['a.', '-', 'a-', '.', 'evil.example ', 'evil.example,', '@']) {
      const text = `${piece.repeat(65_536 / piece.length)} a`;
      expect(hiddenHost(text, EVIL)).to.be.oneOf([undefined, 'evil.example']);
    }
  });
});
