import { addressesOf, formOf, mentionEndpoint, variantsOf } from '../../src/adapters/webmention-address.js';
import { expect } from '../support/index.js';

const PAGE = 'https://blog.example.test/hello/';

describe('the address of a page for Webmention', () => {
  const withLink = async (rel: string, href: string, test: () => void): Promise<void> => {
    const link = Object.assign(document.createElement('link'), { rel, href });
    document.head.append(link);
    try {
      test();
    } finally {
      link.remove();
    }
  };

  it('is what the page says of itself, else where it is', async () => {
    expect(addressesOf([])).to.deep.equal([location.href.split('#')[0]]);
    await withLink('canonical', PAGE, () => expect(addressesOf('')).to.deep.equal([PAGE]));
  });

  it('has no fragment, and stands there once', () => {
    expect(addressesOf([`${PAGE}#comment-1`, PAGE])).to.deep.equal([PAGE]);
  });

  it('is completed by where the page is', () => {
    expect(addressesOf('/hello/')).to.deep.equal([`${location.origin}/hello/`]);
  });

  it('has no slash after the name of a file', () => {
    expect(variantsOf(['https://a.example/b.html'])).to.deep.equal([
      'https://a.example/b.html',
      'http://a.example/b.html',
    ]);
  });

  it('leads to the endpoint of the page where that is known to show a form', async () => {
    await withLink('webmention', 'https://webmention.io/blog.example.test/webmention', () =>
      expect(formOf(undefined)).to.equal('https://webmention.io/blog.example.test/webmention'),
    );
    await withLink('webmention', 'https://other.example/webmention', () =>
      expect(formOf(undefined)).to.equal(undefined),
    );
    expect(formOf('javascript:alert(1)')).to.equal(undefined);
  });

  it('names the endpoint that takes mentions, wherever that is', async () => {
    await withLink('webmention', '/webmention', () =>
      expect(mentionEndpoint()).to.equal(`${location.origin}/webmention`),
    );
    await withLink('webmention', 'javascript:alert(1)', () => expect(mentionEndpoint()).to.equal(undefined));
    expect(mentionEndpoint()).to.equal(undefined);
  });
});
