import { html, LitElement, type TemplateResult } from 'lit';
import { atom, type ReadableAtom } from 'nanostores';
import { StoreController } from '../../src/dom/store-controller.js';
import { expect, fixture } from '../support/index.js';

class NameTag extends LitElement {
  readonly stores = new StoreController(this);
  $name: ReadableAtom<string> = atom('nobody');
  drawn = 0;

  protected override render(): TemplateResult {
    return html`${this.$name.get()}`;
  }

  protected override updated(): void {
    this.drawn += 1;
  }

  follow($name: ReadableAtom<string>): void {
    this.$name = $name;
    this.stores.follow($name);
    this.requestUpdate();
  }
}
customElements.define('name-tag', NameTag);

describe('StoreController', () => {
  let tag: NameTag;

  beforeEach(async () => {
    tag = await fixture<NameTag>('<name-tag></name-tag>');
  });

  const shown = async (): Promise<string> => {
    await tag.updateComplete;
    return tag.renderRoot.textContent!;
  };

  it('draws its host again when a store changes', async () => {
    const $name = atom('Alice');
    tag.follow($name);
    expect(await shown()).to.equal('Alice');

    $name.set('Bruno');

    expect(await shown()).to.equal('Bruno');
  });

  it('draws once for many changes', async () => {
    const $name = atom('Alice');
    tag.follow($name);
    await shown();
    const before = tag.drawn;

    for (const name of ['Bruno', 'Clara', 'Dora']) $name.set(name);

    expect(await shown()).to.equal('Dora');
    expect(tag.drawn - before).to.equal(1);
  });

  it('no longer follows the stores before', async () => {
    const $before = atom('Alice');
    tag.follow($before);

    tag.follow(atom('Bruno'));

    expect($before.lc).to.equal(0);
  });

  it('lets go while its host is out of the page, and catches up when it is back', async () => {
    const $name = atom('Alice');
    tag.follow($name);
    await shown();
    const { parentElement } = tag;

    tag.remove();
    expect($name.lc).to.equal(0);
    $name.set('Bruno');

    parentElement!.append(tag);
    expect(await shown()).to.equal('Bruno');
    expect($name.lc).to.equal(1);
  });
});
