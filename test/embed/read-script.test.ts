import { readScript } from '../../src/embed/read-script.js';
import { expect } from '../support/index.js';

const ADDRESS = 'https://cdn.example.test/gedanken/embed.js';

/** A page that is not shown: no script in it runs. */
function pageWith(body: string): Document {
  const page = document.implementation.createHTMLDocument();
  page.body.innerHTML = body;
  return page;
}

describe('readScript()', () => {
  function read(attributes: string): { settings: Record<string, string>; warnings: string[] } {
    const warnings: string[] = [];
    const script = pageWith(`<script type="module" src="${ADDRESS}" ${attributes}></script>`).querySelector('script')!;
    return { settings: Object.fromEntries(readScript(script, (message) => warnings.push(message))), warnings };
  }

  it('makes attributes of the section of what it knows', () => {
    const { settings, warnings } = read(
      'data-backend="wordpress" data-endpoint="https://blog.example.test" data-thread="12" data-max-depth="3" data-lang="de"',
    );

    expect(settings).to.deep.equal({
      backend: 'wordpress',
      endpoint: 'https://blog.example.test',
      thread: '12',
      'max-depth': '3',
      lang: 'de',
    });
    expect(warnings).to.deep.equal([]);
  });

  it('leaves to the backend what only the backend knows', () => {
    const { settings, warnings } = read('data-backend="wordpress" data-nonce="abc" data-require-name-email="false"');

    expect(settings).to.deep.equal({ backend: 'wordpress', 'data-nonce': 'abc', 'data-require-name-email': 'false' });
    expect(warnings).to.deep.equal([]);
  });

  it('takes nothing that does not begin with data-', () => {
    expect(
      read('data-backend="browser" async crossorigin="anonymous" integrity="sha384-x" thread="12"').settings,
    ).to.deep.equal({ backend: 'browser' });
  });

  it('tells the developer of what looks misspelt', () => {
    const { settings, warnings } = read('data-backend="browser" data-thraed="12"');

    expect(warnings).to.deep.equal(['data-thraed is not known; did you mean data-thread?']);
    expect(settings).to.deep.equal({ backend: 'browser', 'data-thraed': '12' });
  });
});
