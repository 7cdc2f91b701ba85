import { nothing, render } from 'lit';
import { headingHtml } from '../../src/dom/heading-html.js';
import { expect } from '../support/index.js';

describe('a template with a heading', () => {
  const view = (level: number, text: string, timeless = false): unknown => {
    const html = headingHtml(level, timeless);
    return html`<header>
      <h3 id="name">${text}</h3>
      <time>${text}</time>
    </header>`;
  };
  const drawn = (level: number, text = 'Alice Example'): HTMLElement => {
    const place = document.createElement('div');
    render(view(level, text), place);
    return place.querySelector<HTMLElement>('#name')!;
  };

  it('has one of the level that is asked for', () => {
    expect([1, 2, 3, 4, 5, 6].map((level) => drawn(level).localName)).to.deep.equal([
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
    ]);
  });

  it('stays at the sixth level, past which there is none', () => {
    expect([0, 7, 1.5, Number.NaN].map((level) => drawn(level).localName)).to.deep.equal(['h6', 'h6', 'h6', 'h6']);
  });

  it('leaves what is filled in as it is', () => {
    expect(drawn(2, '<h3>Ben</h3>').textContent).to.equal('<h3>Ben</h3>');
  });

  it('has no time where there is none to tell', () => {
    const place = document.createElement('div');

    render(view(3, 'Alice Example', true), place);

    expect(place.querySelector('h3 + span')!.textContent).to.equal('Alice Example');
    expect(place.querySelector('time')).to.equal(null);
  });

  it('is the same template each time: what stands in the page stays when it is drawn again', () => {
    const place = document.createElement('div');
    render(view(4, 'Alice Example'), place);
    const heading = place.querySelector('h4')!;

    render(view(4, 'Ben'), place);

    expect(place.querySelector('h4') === heading).to.equal(true);
    expect(heading.textContent).to.equal('Ben');
    render(nothing, place);
  });
});
