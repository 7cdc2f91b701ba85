import { mount } from '../../src/embed/mount.js';
import { sectionScripts } from '../../src/embed/section-scripts.js';
import { expect } from '../support/index.js';
import { warningsInEachTest } from '../support/warnings.js';

const ADDRESS = 'https://cdn.example.test/gedanken/embed.js';
const tag = (attributes: string): string => `<script type="module" src="${ADDRESS}" ${attributes}></script>`;

/** The page after the script has run, each element as its name and thread. */
function mounted({ head = '', body = '', times = 1 }: { head?: string; body?: string; times?: number }): string[] {
  const page = document.implementation.createHTMLDocument();
  page.head.innerHTML = head;
  page.body.innerHTML = body;
  for (let time = 0; time < times; time += 1) mount(page, sectionScripts(page, ADDRESS));
  return [...page.body.children].map((element) =>
    [element.localName, element.getAttribute('thread')].filter(Boolean).join(' '),
  );
}

describe('the script tag', () => {
  const warnings = warningsInEachTest();

  it('puts a section right after itself', () => {
    expect(mounted({ body: `<p></p>${tag('data-backend="browser" data-thread="a"')}<footer></footer>` })).to.deep.equal(
      ['p', 'script', 'gedanken-comments a', 'footer'],
    );
  });

  it('puts it at the end of the page when it stands in the head', () => {
    expect(mounted({ head: tag('data-backend="browser" data-thread="a"'), body: '<p></p>' })).to.deep.equal([
      'p',
      'gedanken-comments a',
    ]);
  });

  it('puts a section after each of two', () => {
    expect(
      mounted({ body: tag('data-backend="browser" data-thread="a"') + tag('data-backend="browser" data-thread="b"') }),
    ).to.deep.equal(['script', 'gedanken-comments a', 'script', 'gedanken-comments b']);
  });

  it('puts no second section when it runs twice', () => {
    expect(mounted({ body: tag('data-backend="browser"'), times: 2 })).to.deep.equal(['script', 'gedanken-comments']);
  });

  it('leaves a section that the page wrote itself', () => {
    expect(
      mounted({ body: `${tag('data-backend="browser"')}<gedanken-comments thread="mine"></gedanken-comments>` }),
    ).to.deep.equal(['script', 'gedanken-comments mine']);
  });

  it('puts none where it is not asked to', () => {
    expect(mounted({ body: tag('') })).to.deep.equal(['script']);
  });

  it('says what is misspelt, and mounts all the same', () => {
    expect(mounted({ body: tag('data-backend="browser" data-thraed="a"') })).to.deep.equal([
      'script',
      'gedanken-comments',
    ]);
    expect(warnings).to.deep.equal(['<gedanken-comments>: data-thraed is not known; did you mean data-thread?']);
  });
});
