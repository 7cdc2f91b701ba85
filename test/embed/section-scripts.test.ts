import { sectionScripts } from '../../src/embed/section-scripts.js';
import { expect } from '../support/index.js';

const ADDRESS = 'https://cdn.example.test/gedanken/embed.js';

/** A page that is not shown: no script in it runs. */
function pageWith(body: string): Document {
  const page = document.implementation.createHTMLDocument();
  page.body.innerHTML = body;
  return page;
}

describe('sectionScripts()', () => {
  const found = (body: string): string[] =>
    sectionScripts(pageWith(body), ADDRESS).map(({ dataset }) => dataset['thread'] ?? '');

  it('finds the script tags that loaded this code and ask for a section, in their order', () => {
    expect(
      found(
        `<script type="module" src="${ADDRESS}" data-backend="browser" data-thread="a"></script><p></p><script type="module" src="${ADDRESS}" data-backend="browser" data-thread="b"></script>`,
      ),
    ).to.deep.equal(['a', 'b']);
  });

  it('finds one whose comments are all elsewhere', () => {
    expect(found(`<script type="module" src="${ADDRESS}" data-sources="page" data-thread="a"></script>`)).to.deep.equal(
      ['a'],
    );
  });

  it('finds one that misspells what it asks for, so that somebody is told', () => {
    const misspelt = ['data-bakend="browser" data-thread="a"', 'data-back-end="browser"', 'data-thread="c"'];

    expect(
      found(misspelt.map((said) => `<script type="module" src="${ADDRESS}" ${said}></script>`).join('')),
    ).to.deep.equal(['a', '', 'c']);
  });

  it('leaves a script that only loads the code', () => {
    expect(
      found(
        `<script type="module" src="${ADDRESS}"></script><script type="module" src="${ADDRESS}" data-cfasync="false"></script>`,
      ),
    ).to.deep.equal([]);
  });

  it('leaves the scripts of others, and another copy of this one', () => {
    expect(
      found(
        `<script type="module" src="https://other.example.test/x.js" data-backend="x"></script><script type="module" src="${ADDRESS}?ver=2" data-backend="browser"></script>`,
      ),
    ).to.deep.equal([]);
  });

  it('finds them although a form of the page is called like what finds them', () => {
    const form = Object.assign(document.createElement('form'), { name: 'querySelectorAll' });
    document.body.append(form);
    try {
      expect(sectionScripts(document, ADDRESS)).to.deep.equal([]);
    } finally {
      form.remove();
    }
  });
});
