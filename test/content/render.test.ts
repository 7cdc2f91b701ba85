import { parseBody } from '../../src/content/parse-body.js';
import { type BodyOptions, renderBody, renderContent } from '../../src/content/render.js';
import type { Content } from '../../src/content/tree.js';
import { expect } from '../support/index.js';

function markup(source: string, options?: BodyOptions, format: 'html' | 'text' = 'html'): string {
  const element = document.createElement('div');
  element.append(renderBody({ format, source }, options));
  return element.innerHTML;
}

const REL = 'rel="ugc nofollow noopener noreferrer"';

describe('renderBody', () => {
  it('makes nodes of HTML', () => {
    expect(markup('<p>a <b>b</b></p><ul><li>c</ul>')).to.equal('<p>a <b>b</b></p><ul><li>c</li></ul>');
  });

  it('makes nodes of text', () => {
    expect(markup('a <b>\nc', {}, 'text')).to.equal('<p>a &lt;b&gt;<br>c</p>');
  });

  it('makes them for the document that it is given', () => {
    const other = document.implementation.createHTMLDocument();
    const fragment = renderBody({ format: 'html', source: '<p>a' }, { document: other });
    expect(fragment.ownerDocument).to.equal(other);
    expect(fragment.firstChild!.ownerDocument).to.equal(other);
  });

  describe('links', () => {
    it('say that a stranger set them, and open where readers expect', () => {
      expect(markup('<a href="https://a.example/b" target=_top rel=opener>c</a>')).to.equal(
        `<a href="https://a.example/b" ${REL}>c</a>`,
      );
      expect(markup('https://a.example/b', {}, 'text')).to.equal(
        `<p><a href="https://a.example/b" ${REL}>https://a.example/b</a></p>`,
      );
    });

    it('are relative to where the comment is at home', () => {
      expect(markup('<a href="b">c</a>', { baseUrl: 'https://blog.example/a/' })).to.equal(
        `<a href="https://blog.example/a/b" ${REL}>c</a>`,
      );
    });

    it('tell their host when their text pretends another', () => {
      expect(markup('<a href="https://evil.example/">paypal.com</a>!')).to.equal(
        `<a href="https://evil.example/" ${REL}>paypal.com</a><span> (evil.example)</span>!`,
      );
      expect(markup('<a href="https://evil.example/"><b>pay</b>pal<i>.com</i></a>')).to.match(
        /<span> \(evil\.example\)<\/span>$/,
      );
      expect(markup('http://раypal.com', {}, 'text')).to.match(/<span> \(xn--ypal-43d9g\.com\)<\/span><\/p>$/);
    });

    it('tell nothing when their text is honest', () => {
      expect(markup('<a href="https://www.a.example/b/c">a.example/b…</a>')).to.not.contain('span');
      expect(markup('https://a.example/b.html', {}, 'text')).to.not.contain('span');
    });

    it('are none when there is nothing to click on', () => {
      expect(markup('a<a href="https://a.example/"> </a>b')).to.equal('a b');
      expect(markup('<a href="https://a.example/"><img src="https://b.example/c.png"></a>')).to.equal('');
    });
  });

  describe('headings', () => {
    it('start below those of the section', () => {
      expect(markup('<h3>a</h3><h4>b</h4>')).to.equal('<h4>a</h4><h5>b</h5>');
      expect(markup('<h3>a</h3><h4>b</h4>', { headingLevel: 3 })).to.equal('<h3>a</h3><h4>b</h4>');
    });

    it('end at level 6', () => {
      expect(markup('<h1>a</h1><h4>b</h4><h6>c</h6>', { headingLevel: 5 })).to.equal('<h5>a</h5><h6>b</h6><h6>c</h6>');
      expect(markup('<h3>a</h3>', { headingLevel: 7 })).to.equal('<h6>a</h6>');
    });
  });

  describe('pictures', () => {
    const PICTURE = '<img src="https://a.example/b.png" alt="a cat" width="20" height="10">';

    it('leave what they show in words', () => {
      expect(markup(`<p>${PICTURE}, ha`)).to.equal('<p>a cat, ha</p>');
      expect(markup('<p>a<img src="https://a.example/b.png">b')).to.equal('<p>ab</p>');
    });

    it('are shown when the site wants that, late and without telling where', () => {
      const image = renderBody({ format: 'html', source: PICTURE }, { images: true }).firstElementChild!;
      expect(Object.fromEntries([...image.attributes].map(({ name, value }) => [name, value]))).to.deep.equal({
        loading: 'lazy',
        decoding: 'async',
        referrerpolicy: 'no-referrer',
        part: 'media',
        src: 'https://a.example/b.png',
        alt: 'a cat',
        width: '20',
        height: '10',
      });
    });

    it('get their address last, since that starts the request', () => {
      const image = renderBody(
        { format: 'html', source: '<img src="https://a.example/b.png">' },
        { images: true },
      ).firstElementChild!;
      expect(image.getAttributeNames().at(-1)).to.equal('src');
    });

    it('come from the origins that the site names', () => {
      expect(markup(PICTURE, { images: ['https://a.example'] })).to.contain('<img');
      expect(markup(PICTURE, { images: ['https://b.example', 'http://a.example', 'https://a.example:8443'] })).to.equal(
        'a cat',
      );
    });

    it('do not come from the page itself, where an address may do something', () => {
      const source = `<img src="${location.origin}/wp-login.php?action=logout" alt="a">`;
      expect(markup(source, { images: true })).to.equal('a');
      expect(markup(source, { images: [location.origin] })).to.contain('<img');
    });

    it('have no address relative to anything', () => {
      expect(markup('<img src="/a.png" alt="b">', { images: true, baseUrl: 'https://blog.example/' })).to.equal('b');
    });
  });
});

describe('renderContent', () => {
  it('renders what was parsed before, as often as one likes', () => {
    const content = parseBody({ format: 'html', source: '<p>a' });
    for (let time = 0; time < 2; time += 1) expect(renderContent(content).textContent).to.equal('a');
  });

  it('renders what came back from a store', () => {
    const content = JSON.parse(
      JSON.stringify(parseBody({ format: 'html', source: '<a href="https://a.example/">b</a>' })),
    ) as Content;
    expect(renderContent(content).querySelector('a')).to.have.property('href', 'https://a.example/');
  });

  it('trusts no tree that somebody changed on the way', () => {
    const forged = JSON.parse(
      '{"nodes":[{"el":"script","attrs":{},"children":["a"]},{"el":"b","attrs":{"onclick":"harm()","style":"x","a href":"y"},"children":["b"]},{"el":"a","attrs":{"href":"javascript:harm()"},"children":["c"]}],"truncated":false}',
    ) as Content;
    const element = document.createElement('div');
    element.append(renderContent(forged));
    expect(element.innerHTML).to.equal('a<b>b</b>c');
  });
});
