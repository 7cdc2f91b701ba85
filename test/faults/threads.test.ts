import { expect } from '../support/index.js';
import { text } from '../support/thread-page.js';
import { type FaultyPage, FaultyPages } from './support/faulty-page.js';

const said = (id: number, words: string, parent = 0): object => ({
  id,
  parent,
  content: { rendered: `<p>${words}</p>` },
});
const remarks = (count: number): string[] => Array.from({ length: count }, (_, at) => `Remark ${at + 1}.`);

describe('threads that do not hang together', () => {
  const pages = FaultyPages.inEachTest();

  async function over(...items: readonly object[]): Promise<FaultyPage> {
    const page = await pages.begin({ setting: { items } });
    await page.loaded();
    return page;
  }

  const more = (page: FaultyPage): void => page.page.part('more-button')!.click();

  it('show an answer whose parent is not there, and that it is one (F070)', async () => {
    const page = await over(said(301, 'An answer', 999), said(302, 'A remark'));

    expect(page.words).to.deep.equal(['An answer', 'A remark']);
    expect(page.page.comment('An answer').target).to.not.equal('');
    expect(page.page.comment('A remark').target).to.equal('');
  });

  it('put it in its place when the parent comes, and leave the focus where it is (F070)', async () => {
    const list = [
      ...Array.from({ length: 99 }, (_, at) => said(400 + at, `Filler ${at}.`)),
      said(301, 'An answer', 999),
    ];
    const page = await pages.begin({ setting: { items: list, headers: { 'x-wp-totalpages': '2' } } });
    await page.loaded();
    await page.until(() => page.page.part('menu-button'));
    const link = page.page.comment('An answer').article.querySelector<HTMLElement>('[part~="comment-permalink"]')!;
    link.focus();
    // Engines tell of the focus only in a window that has it.
    link.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));

    await page.site.set({ items: [said(999, 'The parent')] });
    page.page.part('more-button')!.dispatchEvent(new MouseEvent('click'));
    await page.until(() => page.words.includes('The parent'));

    const at = page.words.indexOf('The parent');
    expect(page.words[at + 1]).to.equal('An answer');
    expect(page.page.comment('An answer').depth).to.equal(2);
    expect(page.page.comment('An answer').article.contains(page.page.focused)).to.equal(true);
  });

  it('show each once where answers go round in a circle, or answer themselves (F071)', async () => {
    const page = await over(said(301, 'One', 302), said(302, 'Two', 301), said(303, 'Three', 303));

    expect([...page.words].sort()).to.deep.equal(['One', 'Three', 'Two']);
  });

  it('show each once that is named twice, also on different pages (F072)', async () => {
    const items = [said(301, 'One'), said(302, 'Two'), said(301, 'One')];
    const page = await pages.begin({ setting: { items, headers: { 'x-wp-totalpages': '2' } } });
    await page.loaded();
    expect(page.words).to.deep.equal(['One', 'Two']);

    await page.site.set({ items: [said(302, 'Two'), said(303, 'Three')] });
    more(page);
    await page.until(() => page.words.length > 2);

    expect(page.words).to.deep.equal(['One', 'Two', 'Three']);
  });

  it('lose nothing and double nothing when something comes in between two pages (F073)', async () => {
    const page = await pages.open(remarks(120), { sort: 'newest' });
    const before = page.words.length;
    expect(before).to.be.lessThan(120);

    await page.site.add('Something new.');
    for (let turn = 0; turn < 3 && page.page.part('more-button'); turn += 1) {
      const count = page.words.length;
      more(page);
      await page.until(() => page.words.length > count || !page.page.part('more-button'));
    }

    const shown = page.words.filter((words) => words.startsWith('Remark'));
    expect([shown.length, new Set(shown).size]).to.deep.equal([120, 120]);
  });

  it('say how many the site counts, and invent none (F074)', async () => {
    const page = await pages.begin({ setting: { items: [said(301, 'One')], headers: { 'x-wp-total': '10' } } });
    await page.loaded();

    expect(page.page.heading).to.match(/^10 thoughts/);
    expect(page.words).to.deep.equal(['One']);
  });

  it('end though a site says for ever that there is more, and sends the same (F075)', async () => {
    const page = await pages.begin({ setting: { items: [said(301, 'One')], headers: { 'x-wp-totalpages': '999' } } });
    await page.loaded();

    more(page);
    await page.until(() => !page.page.part('more-button'));

    expect(page.words).to.deep.equal(['One']);
    expect(await page.site.times('GET comments')).to.be.lessThan(10);
  });

  it('stay readable where each answers the one before, 1,000 deep (F076)', async () => {
    const chain = Array.from({ length: 1000 }, (_, at) => said(1000 + at, `Step ${at}.`, at === 0 ? 0 : 999 + at));
    const page = await pages.begin({ setting: { items: chain }, attributes: { 'max-depth': '8' } });
    await page.loaded();

    expect(Math.max(...page.page.comments.map(({ depth }) => depth))).to.equal(8);
    expect(text(page.page.part('comments'))).to.include('Step 0.');
  });

  it('keep the answers to a comment that is gone (F078)', async () => {
    const page = await pages.open(['Parent', 'Other']);
    page.page.comment('Parent').replyButton!.click();
    await page.until(() => page.page.comment('Parent').form);
    await page.page.comment('Parent').form!.send('The answer');
    await page.until(() => page.isSettled('The answer'));

    await page.site.remove(204);
    await page.reload();

    expect([...page.words].sort()).to.deep.equal(['Other', 'The answer']);
    expect(page.page.comment('The answer').target).to.not.equal('');
  });

  describe('and an address that names a comment', () => {
    afterEach(() => history.replaceState(null, '', location.pathname + location.search));

    it('lead to it, though it is on no page that is loaded (F079)', async () => {
      history.replaceState(null, '', '#comment-320');
      const page = await pages.begin({ remarks: remarks(120) });
      await page.until(() => page.rows('Remark 117.').length > 0 && page.page.focused);

      expect(page.page.comment('Remark 117.').article.part.contains('target')).to.equal(true);
      expect(page.page.comment('Remark 117.').article.contains(page.page.focused)).to.equal(true);
    });

    it('say that it is not there, and stay as they are (F079)', async () => {
      history.replaceState(null, '', '#comment-9999');
      const page = await pages.begin({});
      await page.until(() => page.page.part('gone'));

      expect(page.words).to.deep.equal(['First remark']);
    });
  });
});
