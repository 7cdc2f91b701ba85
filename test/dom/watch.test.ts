import { html, nothing, render, type TemplateResult } from 'lit';
import { atom } from 'nanostores';
import { watch, watchBoth } from '../../src/dom/watch.js';
import { expect, fixture } from '../support/index.js';

describe('watch()', () => {
  let place: HTMLElement;
  let drawn: string[];

  const view = (name: string, key?: number): TemplateResult => {
    drawn.push(name);
    return html`<p>${name}${key ?? nothing}</p>`;
  };

  beforeEach(async () => {
    drawn = [];
    place = await fixture<HTMLElement>('<div></div>');
  });

  it('renders a value in place, at once', () => {
    render(watch(atom('Alice'), view), place);

    expect(place.textContent).to.equal('Alice');
  });

  it('renders it again when it changes, in the same elements', () => {
    const $name = atom('Alice');
    render(html`<section>${watch($name, view)}</section>`, place);
    const paragraph = place.querySelector('p')!;

    $name.set('Bruno');

    expect(paragraph.textContent).to.equal('Bruno');
    expect(place.querySelector('p')).to.equal(paragraph);
  });

  it('renders nothing anew when only what is around is', () => {
    const $name = atom('Alice');
    const page = (title: string): TemplateResult =>
      html`<h1>${title}</h1>
        ${watch($name, view)}`;

    render(page('One'), place);
    render(page('Two'), place);

    expect(place.querySelector('h1')!.textContent).to.equal('Two');
    expect(drawn).to.deep.equal(['Alice']);
  });

  it('tells rows of one view apart by their key', () => {
    const $name = atom('Alice');

    render(watch($name, view, 1), place);
    render(watch($name, view, 2), place);

    expect(place.textContent).to.equal('Alice2');
  });

  it('turns to another store, and lets go of the first', () => {
    const [$first, $second] = [atom('Alice'), atom('Clara')];
    const page = ($name: typeof $first): unknown => watch($name, view);
    render(page($first), place);

    render(page($second), place);
    $first.set('Bruno');
    expect(place.textContent).to.equal('Clara');

    $second.set('Dora');
    expect(place.textContent).to.equal('Dora');
    expect(drawn).to.deep.equal(['Alice', 'Clara', 'Dora']);
  });

  it('lets go when its place is gone', () => {
    const $name = atom('Alice');
    render(html`${watch($name, view)}`, place);

    render(html`${nothing}`, place);
    $name.set('Bruno');

    expect(drawn).to.deep.equal(['Alice']);
    expect($name.lc).to.equal(0);
  });

  it('lets go while its part of the page is taken out, and catches up when it is back', () => {
    const $name = atom('Alice');
    const part = render(watch($name, view), place);

    part.setConnected(false);
    $name.set('Bruno');
    expect(place.textContent).to.equal('Alice');
    expect($name.lc).to.equal(0);

    part.setConnected(true);
    expect(place.textContent).to.equal('Bruno');

    $name.set('Clara');
    expect(place.textContent).to.equal('Clara');
  });
});

describe('watchBoth()', () => {
  let place: HTMLElement;
  let drawn: string[];

  const view = (name: string, count: number, key: string): TemplateResult => {
    drawn.push(`${name} ${count}`);
    return html`<p>${key}: ${name}, ${count}</p>`;
  };

  beforeEach(async () => {
    drawn = [];
    place = await fixture<HTMLElement>('<div></div>');
  });

  it('renders what two stores hold, again when either changes', () => {
    const [$name, $count] = [atom('Alice'), atom(1)];
    render(watchBoth($name, $count, view, 'Replies'), place);
    expect(place.textContent).to.equal('Replies: Alice, 1');

    $count.set(2);
    expect(place.textContent).to.equal('Replies: Alice, 2');

    $name.set('Bruno');
    expect(place.textContent).to.equal('Replies: Bruno, 2');
  });

  it('renders nothing anew when only what is around is', () => {
    const [$name, $count] = [atom('Alice'), atom(1)];
    const page = (title: string): TemplateResult =>
      html`<h1>${title}</h1>
        ${watchBoth($name, $count, view, 'Replies')}`;

    render(page('One'), place);
    render(page('Two'), place);

    expect(drawn).to.deep.equal(['Alice 1']);
  });

  it('lets go of both when one is another', () => {
    const [$name, $other, $count] = [atom('Alice'), atom('Clara'), atom(1)];
    const page = ($one: typeof $name): unknown => watchBoth($one, $count, view, 'Replies');
    render(page($name), place);
    render(page($other), place);

    $name.set('Bruno');
    $count.set(2);

    expect(drawn).to.deep.equal(['Alice 1', 'Clara 1', 'Clara 2']);
  });

  it('lets go when its place is gone', () => {
    const [$name, $count] = [atom('Alice'), atom(1)];
    render(html`${watchBoth($name, $count, view, 'Replies')}`, place);

    render(html`${nothing}`, place);
    $name.set('Bruno');
    $count.set(2);

    expect(drawn).to.deep.equal(['Alice 1']);
  });
});
