import { memoryAdapter } from '../../../src/adapters/memory.js';
import type { Author, Reaction } from '../../../src/core/comment.js';
import { aComment } from '../../support/a-comment.js';
import { press } from '../../support/commands.js';
import { expect } from '../../support/index.js';
import { nameOf, RowsPage } from '../../support/rows-page.js';
import { text } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const ada: Author = {
  name: 'Ada Example',
  handle: '@ada@social.example',
  id: '@ada@social.example',
  url: 'https://social.example.test/@ada',
  avatar: 'https://pictures.example.test/ada.png',
};
const ben: Author = { name: 'Ben' };

const crowd = (count: number): readonly Author[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `Person ${at + 1}`,
    url: `https://person-${at + 1}.example.test/`,
  }));

/** A page with its comments, and those who starred it. */
async function opened(
  star: Partial<Reaction>,
  attributes: Readonly<Record<string, string>> = {},
  more: readonly Reaction[] = [],
): Promise<CrowdPage> {
  const page = await RowsPage.open(
    memoryAdapter({
      comments: [aComment({ author: { name: 'Ben' } }), aComment({ id: '2', author: ada, body: 'Another' })],
      reactions: [{ name: 'star', emoji: '⭐' }],
      pageReactions: [{ name: 'star', emoji: '⭐', count: 1, mine: false, ...star }, ...more],
    }),
    attributes,
  );
  return new CrowdPage(page);
}

/** A page with faces, spoken of as a reader would. */
class CrowdPage {
  constructor(readonly rows: RowsPage) {}

  get piles(): HTMLElement[] {
    return this.rows.page.parts('facepile');
  }

  get people(): HTMLElement[] {
    return this.rows.page.parts('facepile-person');
  }

  get names(): string[] {
    return this.people.map((person) => text(person.querySelector('.hidden')));
  }

  /** How many more there are. */
  get more(): string[] {
    return this.rows.page.parts('facepile-more').map(text);
  }

  get button(): HTMLButtonElement | null {
    return this.rows.root.querySelector('button[part~="facepile-more"]');
  }
}

describe('the faces of those who reacted to the page', () => {
  warningsInEachTest();

  it('stand next to how many they are, as links to where they are at home', async () => {
    const page = await opened({ count: 2, people: [ada, ben] });
    const [first, second] = page.people as [HTMLAnchorElement, HTMLElement];

    expect(page.piles.map(nameOf)).to.deep.equal(['⭐, 2']);
    expect(page.names).to.deep.equal(['Ada Example', 'Ben']);
    expect([first.href, first.rel]).to.deep.equal([ada.url, 'ugc nofollow noopener noreferrer']);
    expect(second.localName).to.equal('span');
    expect(page.more).to.deep.equal([]);
  });

  it('are initials, and ask nobody for pictures, unless the site wants these', async () => {
    const page = await opened({ people: [ada] });

    expect(page.rows.page.parts('facepile-person').map((person) => text(person.firstElementChild))).to.deep.equal([
      'AE',
    ]);
    expect(page.rows.root.querySelector('[part~="facepile"] img')).to.equal(null);
  });

  it('are pictures where the site wants these', async () => {
    const page = await opened({ people: [ada] }, { avatars: 'backend' });

    expect(page.rows.root.querySelector<HTMLImageElement>('[part~="facepile"] img')?.src).to.equal(ada.avatar);
  });

  it('are not there where the site wants no faces, nor where nobody is known', async () => {
    expect((await opened({ people: [ada] }, { avatars: 'none' })).piles.length).to.equal(0);
    expect((await opened({ count: 3, who: ['Ben'] })).piles.length).to.equal(0);
  });

  it('lead nowhere but to web pages', async () => {
    // oxlint-disable-next-line no-script-url
    const page = await opened({ people: [{ ...ben, url: 'javascript:alert(1)' }, { name: '' }] });

    expect(page.people.map(({ localName }) => localName)).to.deep.equal(['span', 'span']);
    expect(page.names).to.deep.equal(['Ben', 'Anonymous']);
  });

  it('are a pile for each way to react', async () => {
    const page = await opened({ people: [ada] }, {}, [
      { name: 'link', emoji: '🔗', count: 4, mine: false, people: [ben] },
    ]);

    expect(page.piles.map(nameOf)).to.deep.equal(['⭐, 1', '🔗, 4']);
    expect(page.more).to.deep.equal(['+3']);
  });

  it('say how many more there are of whom nothing is known', async () => {
    const page = await opened({ count: 14, people: crowd(2) });

    expect(page.more).to.deep.equal(['+12']);
    expect(page.button).to.equal(null);
  });

  it('are twelve, and all of them at a press, from where reading goes on', async () => {
    const page = await opened({ count: 40, people: crowd(14) });
    expect(page.names.length).to.equal(12);
    expect(page.more).to.deep.equal(['+28']);
    expect(page.button!.ariaExpanded).to.equal('false');

    page.button!.focus();
    await press('Enter');
    await page.rows.until(() => page.names.length === 14);

    expect(page.more).to.deep.equal(['+26', 'Close']);
    expect(page.button!.ariaExpanded).to.equal('true');
    await page.rows.until(() => page.rows.focused.includes('Person 13'));
  });

  it('are a few again at another press, which keeps the focus', async () => {
    // A backend that tells of more people than it counts.
    const page = await opened({ count: 3, people: crowd(14) });
    expect(page.more).to.deep.equal(['+2']);
    page.button!.click();
    await page.rows.until(() => page.names.length === 14);

    page.button!.focus();
    page.button!.click();
    await page.rows.until(() => page.names.length === 12);

    expect(page.rows.focused).to.equal('+2');
    expect(page.piles[0]!.part.contains('facepile-open')).to.equal(false);
  });

  it('have a card each, for those who linger on one', async () => {
    const page = await opened({ people: [ada] });

    page.people[0]!.dispatchEvent(
      new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' }),
    );
    await page.rows.until(() => page.rows.popup?.matches(':popover-open'));

    expect(page.rows.popupText).to.include('@ada@social.example').and.include('1 comment here');
    expect(page.rows.popup!.querySelector('[data-action="mute"]')).to.equal(null);
  });

  it('are not taken for somebody here who only has the same name', async () => {
    const page = await opened({ people: [ben] });

    page.people[0]!.dispatchEvent(
      new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' }),
    );
    await page.rows.until(() => page.rows.popup?.matches(':popover-open'));

    expect(page.rows.popupText).to.include('Ben').and.not.include('comment here');
  });

  it('overlap towards their start in both directions, each with room to be hit', async () => {
    for (const lang of ['en', 'ar']) {
      const page = await opened({ count: 3, people: crowd(3) }, { lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
      const [first, second] = page.people.map((person) => person.getBoundingClientRect()) as [DOMRect, DOMRect];
      const step = lang === 'ar' ? first.right - second.right : second.left - first.left;

      expect(step, lang).to.be.within(24, first.width - 1);
      expect(Math.round(first.width), lang).to.equal(Math.round(first.height));
    }
  });

  it('stay when this reader reacts, too', async () => {
    const page = await opened({ count: 2, people: [ada, ben] });

    page.rows.root.querySelector<HTMLElement>('[part~="page-reactions"] [data-action="react"]')!.click();
    await page.rows.until(() => page.piles.map(nameOf)[0] === '⭐, 3');

    expect(page.names).to.deep.equal(['Ada Example', 'Ben']);
    expect(page.more).to.deep.equal(['+1']);
  });
});
