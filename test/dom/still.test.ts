import { hydrate } from '@lit-labs/ssr-client';
import { html, nothing, render, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { atom } from 'nanostores';
import { Stills } from '../../src/dom/still.js';
import { watch } from '../../src/dom/watch.js';
import { expect, fixture } from '../support/index.js';

interface Person {
  readonly name: string;
  readonly badges?: readonly string[];
  readonly answers?: readonly Person[];
  readonly isNew?: boolean;
}

/** With all that rows are made of. */
function row({ name, badges = [], answers = [], isNew = false }: Person): TemplateResult {
  return html`<li part=${isNew ? 'row new' : 'row'} data-name="is ${name}, ${badges.length}" ?hidden=${isNew}>
    ${isNew ? html`<hr />` : nothing}<b .title=${name} .textContent=${name}></b> says
    ${guard([name], () => wordsOf(name))}
    <svg viewBox="0 0 1 1" aria-label=${name === 'Nobody' ? nothing : name}><path d="M0 0" /></svg>
    ${badges.map((badge) => html`<i class="badge ${badge}-badge">${badge}</i> `)}
    ${
      answers.length > 0
        ? html`<ol>
            ${repeat(answers, (one) => one.name, row)}
          </ol>`
        : ''
    }
  </li>`;
}

function wordsOf(name: string): DocumentFragment {
  const words = document.createDocumentFragment();
  words.append('Hello ', Object.assign(document.createElement('em'), { textContent: name }), '!');
  return words;
}

const people: readonly Person[] = [
  { name: 'Alice' },
  { name: 'Bruno', badges: ['author', 'moderator'] },
  { name: 'Nobody', answers: [{ name: 'Clara', answers: [{ name: 'Dora', isNew: true }] }, { name: 'Alice' }] },
  { name: 'Clara', isNew: true, answers: [{ name: 'Bruno', badges: ['author'] }] },
];

/** What is there besides the notes that lit keeps for itself. */
function withoutNotes(root: Node): string {
  const copy = document.createElement('div');
  copy.append(root.cloneNode(true));
  return copy.innerHTML.replaceAll(/<!--.*?-->/g, '');
}

describe('Stills', () => {
  let stills: Stills;
  let place: HTMLElement;

  beforeEach(async () => {
    stills = new Stills();
    place = await fixture<HTMLElement>('<ol></ol>');
  });

  it('draws what lit would draw', () => {
    for (const person of [...people, ...people]) {
      const live = document.createElement('div');
      render(row(person), live);

      const still = document.createElement('div');
      still.append(stills.draw(row(person)));

      expect(withoutNotes(still)).to.equal(withoutNotes(live));
    }
  });

  it('sets properties, and hears events', () => {
    let pressed = 0;
    const button = (name: string): TemplateResult =>
      html`<button .title=${name} @click=${() => (pressed += 1)}>${name}</button>`;

    place.append(stills.draw(button('One')), stills.draw(button('Two')));
    place.querySelectorAll('button')[1]!.click();

    expect([...place.querySelectorAll('button')].map(({ title }) => title)).to.deep.equal(['One', 'Two']);
    expect(pressed).to.equal(1);
  });

  it('draws what a store holds, and does not watch it', () => {
    const $name = atom('Alice');
    place.append(stills.draw(html`<li>${watch($name, (name) => html`<b>${name}</b>`)}</li>`));

    $name.set('Bruno');

    expect(place.textContent).to.equal('Alice');
  });

  for (const person of people) {
    it(`brings ${person.name}’s row to life in the same elements`, () => {
      const $person = atom(person);
      const view = (one: Person): TemplateResult => row(one);
      place.append(stills.draw(view(person)));
      const drawn = withoutNotes(place);
      const elements = [...place.querySelectorAll('*')];
      const li = place.querySelector('li')!;

      stills.mark(li, view(person));
      hydrate(watch($person, view), place);
      render(watch($person, view), place);

      expect(withoutNotes(place)).to.equal(drawn);
      expect([...place.querySelectorAll('*')]).to.deep.equal(elements);

      $person.set({ ...person, name: 'Emil' });
      expect(li.querySelector('b')!.textContent).to.equal('Emil');
      expect(li.dataset['name']).to.contain('Emil');
      expect(place.querySelector('li')).to.equal(li);
    });
  }

  it('refuses what has to live, or what it does not know', () => {
    expect(() => stills.draw(html`<gedanken-composer></gedanken-composer>`)).to.throw('No still picture');
    expect(() => stills.draw(html`<p>Bits &amp; pieces</p>`)).to.throw('No still picture');
    expect(() =>
      stills.draw(
        html`<p>One</p>
          <!-- and more -->`,
      ),
    ).to.throw('No still picture');
  });
});
