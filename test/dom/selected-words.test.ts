import { fixture } from '@open-wc/testing-helpers';
import { selectedIn, wordsOf } from '../../src/dom/selected-words.js';
import { expect } from '../support/index.js';

async function aBody(markup: string): Promise<HTMLElement> {
  const host = await fixture<HTMLElement>('<div></div>');
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = `<div id="body">${markup}</div><p id="other">Other</p>`;
  return root.querySelector('#body')!;
}

describe('selectedIn', () => {
  it('finds what is selected within a shadow root', async () => {
    const body = await aBody('<p>One two three</p>');
    const text = body.querySelector('p')!.firstChild!;
    document.getSelection()!.setBaseAndExtent(text, 4, text, 7);

    expect(selectedIn(body)?.toString()).to.equal('two');
  });

  it('answers nothing for a cursor, or for what lies elsewhere', async () => {
    const body = await aBody('<p>One two three</p>');
    const text = body.querySelector('p')!.firstChild!;
    document.getSelection()!.setBaseAndExtent(text, 4, text, 4);
    expect(selectedIn(body)).to.equal(undefined);

    const other = (body.getRootNode() as ShadowRoot).querySelector('#other')!.firstChild!;
    document.getSelection()!.setBaseAndExtent(other, 0, other, 3);
    expect(selectedIn(body)).to.equal(undefined);
  });
});

describe('wordsOf', () => {
  it('reads blocks and breaks as one sees them', async () => {
    const body = await aBody(
      '<p>One\n   <em>two</em><br>three</p><ul><li>four</li><li>five</li></ul><pre>a\n  b</pre>',
    );

    expect(wordsOf(body)).to.equal('One two\nthree\n\nfour\n\nfive\n\na\n  b');
  });

  it('leaves out what is pressed, not read', async () => {
    const body = await aBody('<p>See <button>Show image from pictures.example.test</button> there</p>');

    expect(wordsOf(body)).to.equal('See there');
  });

  it('ends after some thousand letters', async () => {
    const body = await aBody(`<p>${'word '.repeat(5000)}</p>`);

    expect(wordsOf(body)).to.have.length(2001).and.match(/…$/);
  });
});
