import { memoryAdapter } from '../../src/adapters/memory.js';
import { aComment } from '../support/a-comment.js';
import { expect, fixture } from '../support/index.js';
import { ThreadPage } from '../support/thread-page.js';

describe('<gedanken-comments>, its language', () => {
  const adapter = memoryAdapter({ comments: [aComment()] });

  /** Waits for the heading of a section that stands in this markup. */
  async function headingIn(markup: string): Promise<string> {
    const frame = await fixture<HTMLElement>(markup);
    const page = await ThreadPage.open(adapter, { lang: '' });
    frame.querySelector('i')!.replaceWith(page.section);
    page.section.requestUpdate();
    await page.until(() => page.heading !== '1 thought');
    return page.heading;
  }

  it('is its own, when it says one', async () => {
    const page = await ThreadPage.open(adapter, { lang: 'de' });

    expect(page.heading).to.equal('1 Gedanke');
    expect(page.part('section')!.lang).to.equal('de');
    expect(page.part('section')!.dir).to.equal('ltr');
  });

  it('is else the nearest in the page', async () => {
    expect(await headingIn('<div lang="fr"><div lang="de"><p><i></i></p></div></div>')).to.equal('1 Gedanke');
  });

  it('is found from within another element’s shadow root, too', async () => {
    const frame = await fixture<HTMLElement>('<div lang="de"><div></div></div>');
    const root = frame.querySelector('div')!.attachShadow({ mode: 'open' });
    const page = await ThreadPage.open(adapter, { lang: '' });

    root.append(page.section);
    page.section.requestUpdate();

    await page.until(() => page.heading === '1 Gedanke');
  });

  it('changes with the attribute, and with the property', async () => {
    const page = await ThreadPage.open(adapter, { lang: 'de' });

    page.section.setAttribute('lang', 'en');
    await page.until(() => page.heading === '1 thought');

    page.section.lang = 'ar';
    await page.until(() => page.heading === 'خاطرة واحدة');
    expect(page.part('section')!.dir).to.equal('rtl');
    expect(page.section.getAttribute('lang')).to.equal('ar');
  });

  it('is the last one asked for, however long the others take to load', async () => {
    const page = await ThreadPage.open(adapter, { lang: 'en' });

    for (const lang of ['de', 'ar', 'de']) {
      page.section.lang = lang;
      await page.section.updateComplete;
    }

    await page.until(() => page.heading === '1 Gedanke');
    expect(page.part('section')!.lang).to.equal('de');
  });
});
