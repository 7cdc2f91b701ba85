import { html, LitElement, type TemplateResult } from 'lit';
import { LanguageController } from '../../src/components/language-controller.js';
import { expect, fixture, waitUntil } from '../support/index.js';

class SpeakingElement extends LitElement {
  readonly language = new LanguageController(this);
  readonly drawn = new Set<unknown>();

  protected override render(): TemplateResult {
    this.drawn.add(this.language.words);
    return html`${this.language.words?.text('reply')}`;
  }
}
customElements.define('test-speaking', SpeakingElement);

describe('the language of an element', () => {
  async function speaking(lang: string): Promise<SpeakingElement> {
    const element = await fixture<SpeakingElement>(`<test-speaking lang=${lang}></test-speaking>`);
    await speaks(element, lang);
    return element;
  }

  async function speaks(element: SpeakingElement, lang: string): Promise<void> {
    await waitUntil(() => element.language.words?.lang === lang);
  }

  function turn(element: SpeakingElement, lang: string): void {
    element.lang = lang;
    element.requestUpdate();
  }

  it('is learnt as far as it is needed, without drawing anything again', async () => {
    const element = await speaking('de');
    const { words } = element.language;

    const learnt = await words!.learn('tools');

    expect(learnt().text('sortBy')).to.equal('Sortieren');
    expect(element.language.words).to.equal(words);
    expect(element.drawn.size, 'nothing, and the first words').to.equal(2);
  });

  it('changes with everything that was learnt', async () => {
    const element = await speaking('de');
    const learnt = await element.language.words!.learn('tools', 'stored');

    turn(element, 'en');
    expect(learnt().text('sortBy'), 'as long as the other is on its way').to.equal('Sortieren');
    await speaks(element, 'en');

    expect(learnt().text('sortBy')).to.equal('Sort by');
    expect(learnt().text('storedDelete')).to.equal('Delete');
  });

  it('is that of the page, also when that changes', async () => {
    const { lang } = document.documentElement;
    try {
      document.documentElement.lang = 'de';
      const element = await fixture<SpeakingElement>('<test-speaking></test-speaking>');
      await speaks(element, 'de');

      document.documentElement.lang = 'en';
      await speaks(element, 'en');

      element.remove();
      document.documentElement.lang = 'de';
      await Promise.resolve();
      expect(element.isUpdatePending).to.equal(false);
    } finally {
      document.documentElement.lang = lang;
    }
  });

  it('is learnt as it is in the end, when it changes meanwhile', async () => {
    const element = await speaking('de');

    const learning = element.language.words!.learn('writing');
    turn(element, 'en');
    const learnt = await learning;
    expect(learnt().text('bold'), 'never a language without the words').to.be.oneOf(['Fett', 'Bold']);
    await speaks(element, 'en');

    expect(learnt().text('bold')).to.equal('Bold');
  });

  it('keeps what one element learnt from all others', async () => {
    const [one, other] = [await speaking('de'), await speaking('de')];

    await one.language.words!.learn('tools');

    const unlearnt = other.language.words as typeof one.language.words & { text(key: string): string };
    expect(() => unlearnt.text('sortBy')).to.throw(TypeError);
  });
});
