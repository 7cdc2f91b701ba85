import { memoryAdapter } from '../../../src/adapters/memory.js';
import { aComment, someComments } from '../../support/a-comment.js';
import { engine, hover, media, moveTo } from '../../support/commands.js';
import { edgeContrast, textContrast } from '../../support/contrast.js';
import { expect } from '../../support/index.js';
import { canForceColours, dress, drawn, plainMedia, wideWindow } from '../../support/look.js';
import { openTools } from '../../support/reading-tools.js';
import { deep, sectionStates, variety } from '../../support/section-states.js';
import { text, ThreadPage } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

/** Rows of buttons that are quiet until they are pointed at. */
const QUIET = ['comment-actions', 'rest', 'top', 'fold-button', 'writing-bar', 'writing-button']
  .map((part) => `[part~="${part}"]`)
  .join();
const FULL = [
  'failed',
  'comments of all kinds',
  'more to load',
  'mentioned elsewhere',
  'own comment held',
  'two fields wrong',
  'closed',
  'empty',
];

/** Elements with words of their own, to be seen. */
function worded({ root }: ThreadPage): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].filter(
    (element) =>
      element.getClientRects().length > 0 &&
      !element.closest('.hidden, [part~="skip-link"]') &&
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== ''),
  );
}

/** What stands in the section's style sheets for a kind of reader or medium. */
function rulesFor({ root }: ThreadPage, condition: string): string {
  const rules = root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]);
  return rules
    .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText.includes(condition))
    .map(({ cssText }) => cssText)
    .join('\n');
}

/** Everything that sticks out of the section to either side. */
function stickingOut({ root, section }: ThreadPage): string[] {
  const { left, right } = section.getBoundingClientRect();
  return [...root.querySelectorAll<HTMLElement>('*')]
    .filter((element) => element.getClientRects().length > 0 && !element.closest('.hidden, [part~="skip-link"]'))
    .filter(
      (element) => element.getBoundingClientRect().left < left - 5 || element.getBoundingClientRect().right > right + 5,
    )
    .map((element) => `${element.localName} ${element.getAttribute('part') ?? ''}`);
}

describe('what is seen', () => {
  warningsInEachTest();
  wideWindow();
  afterEach(plainMedia);

  for (const colours of ['light', 'dark'] as const) {
    for (const state of FULL) {
      it(`has words that can be read on a ${colours} page: 7 to 1, as it comes (A36): ${state}`, async () => {
        const page = await sectionStates[state]!({ lang: 'en' });
        await dress(page, { lang: 'en', width: 700, colours });

        for (const element of worded(page))
          expect(
            textContrast(element),
            `${element.getAttribute('part') ?? element.localName}: ${text(element)}`,
          ).to.be.at.least(7);
      });
    }

    it(`has fields and buttons whose edges can be seen on a ${colours} page: 3 to 1 (A36)`, async () => {
      const page = await sectionStates['two fields wrong']!({ lang: 'en' });
      await dress(page, { lang: 'en', width: 700, colours });

      for (const name of ['field', 'submit-button', 'cancel-button', 'author-badge'])
        for (const element of page.parts(name)) expect(edgeContrast(element), name).to.be.at.least(3);
    });
  }

  it('has words that can be read in its own themes, whatever the page is (A36)', async () => {
    for (const theme of ['light', 'dark']) {
      const page = await sectionStates['two fields wrong']!({ lang: 'en', theme });
      await dress(page, { lang: 'en', width: 700, colours: theme === 'light' ? 'dark' : 'light' });

      for (const element of worded(page))
        expect(textContrast(element), `${theme} ${element.getAttribute('part') ?? element.localName}`).to.be.at.least(
          7,
        );
    }
  });

  it('says by words, too, what it says by colour (A37)', async () => {
    const page = await sectionStates['signed in']!({ lang: 'en' });

    expect(page.comment('An answer by the author').badges).to.deep.equal(['Author']);
    expect(page.comment('auf Deutsch').badges).to.deep.equal(['Moderator']);
    expect(page.comment('A first comment').notice).to.equal('Waiting for approval.');
    expect(page.comment('This comment was removed').article.part.contains('removed')).to.equal(true);
  });

  it('underlines the links in comments (A38)', async () => {
    const page = await sectionStates['comments of all kinds']!({ lang: 'en' });

    for (const link of page.root.querySelectorAll('[part~="comment-body"] a, [part~="comment-target"] a'))
      expect(getComputedStyle(link).textDecorationLine).to.equal('underline');
  });

  describe('on 320 pixels (A39, A40, F126)', () => {
    for (const state of ['comments of all kinds', 'two fields wrong', 'more to load', 'failed']) {
      it(`scrolls in one direction only: ${state}`, async () => {
        const page = await sectionStates[state]!({ lang: 'de' });
        await dress(page, { lang: 'de', width: 320, colours: 'light' });

        expect(stickingOut(page)).to.deep.equal([]);
        expect(page.section.parentElement!.scrollWidth).to.be.at.most(320);
      });
    }

    it('shows the order that the comments stand in', async () => {
      const { page } = await openTools({ comments: someComments(14) }, { shortcuts: 'on', lang: 'de' });
      await dress(page, { lang: 'de', width: 320, colours: 'light' });

      const { offsetWidth } = page.part('sort')!;
      expect(offsetWidth).to.be.at.least(70);
      expect(stickingOut(page)).to.deep.equal([]);
    });

    it('leaves room to read ten answers deep', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: deep }), { 'max-depth': '8' });
      await dress(page, { lang: 'en', width: 320, colours: 'light' });

      expect(stickingOut(page)).to.deep.equal([]);
      for (const body of page.parts('comment-body')) expect(body.getBoundingClientRect().width).to.be.at.least(200);
    });

    it('breaks words that are longer than that', async () => {
      const long = aComment({
        author: 'Donaudampfschifffahrtsgesellschaftskapitän',
        body: `https://example.test/${'a'.repeat(300)}`,
      });
      const page = await ThreadPage.open(memoryAdapter({ comments: [long], title: 'x'.repeat(100) }));
      await dress(page, { lang: 'en', width: 320, colours: 'light' });

      expect(stickingOut(page)).to.deep.equal([]);
    });
  });

  it('keeps everything when its letters are twice as large (A40, F126)', async () => {
    const page = await sectionStates['two fields wrong']!({ lang: 'de' });
    await dress(page, { lang: 'de', width: 640, colours: 'light' });
    page.section.style.fontSize = '32px';
    await drawn(page);

    expect(stickingOut(page)).to.deep.equal([]);
  });

  it('keeps everything when lines, words and letters are spaced out (A41)', async () => {
    const page = await sectionStates['two fields wrong']!({ lang: 'de' });
    await dress(page, { lang: 'de', width: 320, colours: 'light' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    );
    page.root.adoptedStyleSheets.push(sheet);
    await drawn(page);

    expect(stickingOut(page)).to.deep.equal([]);
    for (const element of worded(page)) {
      if (getComputedStyle(element).overflow === 'visible') continue;
      expect(element.scrollHeight - element.clientHeight, element.getAttribute('part')!).to.be.at.most(1);
    }
  });

  it('has nothing to hit that is smaller than 24 by 24, and hardly anything below 44 (A42)', async () => {
    for (const state of [...FULL, 'sign in here', 'waiting for a click']) {
      const page = await sectionStates[state]!({ lang: 'en' });
      await dress(page, { lang: 'en', width: 320, colours: 'light' });

      for (const control of page.root.querySelectorAll<HTMLElement>('a, button, input, textarea')) {
        if (control.closest('[part~="comment-body"], [part~="ping-title"], [inert]')) continue;
        if (control.matches('[part~="skip-link"]')) continue;
        const { width, height } = control.getBoundingClientRect();
        // Where one points with a finger, rows of quiet buttons are as high as the others.
        const isSmall = control.matches('a, [part~="link-button"], [part~="checkbox"]') || control.closest(QUIET);
        expect(Math.min(width, height), `${state}: ${control.getAttribute('part')}`).to.be.at.least(isSmall ? 24 : 44);
      }
    }
  });

  it('does not move for those who asked for less motion (A43, F126)', async () => {
    const loading = await sectionStates['loading']!({ lang: 'en' });
    const page = await sectionStates['empty']!({ lang: 'en' });
    if (!canForceColours) {
      // WebKit writes `none` for an animation as `auto`.
      expect(rulesFor(page, 'prefers-reduced-motion')).to.match(
        /animation: (none|auto) !important; transition: none !important/,
      );
      return;
    }
    await media({ reducedMotion: 'reduce' });
    await drawn(page);

    expect(getComputedStyle(loading.part('loading')!.querySelector('span')!).animationName).to.equal('none');
    expect(getComputedStyle(page.part('submit-button')!).transitionDuration).to.match(/^0s/);
    expect(loading.root.getAnimations()).to.deep.equal([]);
  });

  it('keeps edges, marks and the focus to be seen in forced colours (A44, F126)', async () => {
    history.replaceState(null, '', '#comment-2');
    const page = await sectionStates['signed in']!({ lang: 'en' });
    await page.until(() => page.root.querySelector('[part~="target"]'));
    history.replaceState(null, '', location.pathname + location.search);
    if (!canForceColours) {
      expect(rulesFor(page, 'forced-colors'))
        .to.match(/target/)
        .and.match(/ButtonText/i);
      return;
    }
    await dress(page, { lang: 'en', width: 700, colours: 'forced' });

    const target = getComputedStyle(page.part('target')!, '::before');
    expect([target.borderTopStyle, target.borderTopWidth]).to.deep.equal(['solid', '2px']);
    for (const name of ['author-badge', 'field', 'submit-button'])
      expect(getComputedStyle(page.part(name)!).borderTopStyle, name).to.equal('solid');
    expect(
      getComputedStyle(page.comment('A first comment').article.querySelector('[part~="comment-notice"]')!)
        .borderInlineStartStyle,
    ).to.equal('solid');
    page.form.field('text').focus();
    expect(getComputedStyle(page.form.field('text')).outlineStyle).to.equal('solid');
    expect(textContrast(page.part('submit-button')!.querySelector('span')!)).to.be.at.least(7);
  });

  it('is drawn in full colour for those who asked for more contrast (A45)', async () => {
    const page = await sectionStates['comments of all kinds']!({ lang: 'en' });
    if (engine !== 'chromium') {
      expect(rulesFor(page, 'prefers-contrast: more')).to.match(/--_muted: currentcolor/i);
      return;
    }
    await media({ contrast: 'more' });

    expect(getComputedStyle(page.part('comment-permalink')!).color).to.equal(getComputedStyle(page.section).color);
    expect(getComputedStyle(page.parts('branch')[0]!).borderInlineStartColor).to.equal(
      getComputedStyle(page.section).color,
    );
  });

  it('is mirrored for languages from right to left (A47, F127)', async () => {
    const page = await sectionStates['comments of all kinds']!({ lang: 'ar' });
    await dress(page, { lang: 'ar', width: 700, colours: 'light' });

    const replies = getComputedStyle(page.parts('branch')[0]!);
    expect([replies.borderRightWidth, replies.borderLeftWidth]).to.deep.equal(['2px', '0px']);
    const [avatar, heading] = [page.part('avatar')!, page.part('comment-heading')!].map((element) =>
      element.getBoundingClientRect(),
    );
    expect(avatar!.left).to.be.greaterThan(heading!.right - 1);
    expect(page.part('reply-button')!.getBoundingClientRect().right).to.be.greaterThan(600);
    expect(stickingOut(page)).to.deep.equal([]);
  });

  it('is drawn from left to right in a page from right to left, when its language is (A47, F127)', async () => {
    const page = await sectionStates['comments of all kinds']!({ lang: 'en' });
    page.section.parentElement!.dir = 'rtl';
    await dress(page, { lang: 'en', width: 320, colours: 'light' });

    expect(getComputedStyle(page.parts('branch')[0]!).borderLeftWidth).to.equal('2px');
    expect(stickingOut(page)).to.deep.equal([]);
  });

  it('begins names where their dates begin, whichever way names, badges and the section run', async () => {
    for (const lang of ['en', 'ar']) {
      const page = await sectionStates['comments of all kinds']!({ lang });
      await dress(page, { lang, width: 700, colours: 'light' });
      const begins = (element: Element): number => {
        const { left, right } = element.getBoundingClientRect();
        return lang === 'ar' ? -right : left;
      };

      const names = page.parts('comment-author');
      const dates = page.parts('comment-time');
      expect(names).to.have.length.above(2);
      for (const [at, name] of names.entries())
        expect(begins(name), `${lang}: ${name.textContent}`).to.be.closeTo(begins(dates[at]!), 1);
    }
  });

  it('leaves controls away on paper, and no comment (A65)', async () => {
    const page = await ThreadPage.open(memoryAdapter({ comments: variety, pageSize: 3 }));
    if (!canForceColours) {
      expect(rulesFor(page, 'print'))
        .to.match(/form/)
        .and.match(/button/)
        .and.match(/display: none/);
      return;
    }
    await media({ media: 'print' });

    for (const control of page.root.querySelectorAll('form, button, input, textarea, [part~="more"]'))
      expect(control.getClientRects().length, control.outerHTML.slice(0, 60)).to.equal(0);
    for (const { article } of page.comments) expect(article.getClientRects().length).to.equal(1);
  });

  it('shows its actions without hovering, and moves nothing on it (A77)', async () => {
    const page = await ThreadPage.open(memoryAdapter({ comments: variety }));
    await dress(page, { lang: 'en', width: 700, colours: 'light' });
    const places = (): string =>
      [...page.root.querySelectorAll('*')].map((element) => JSON.stringify(element.getBoundingClientRect())).join();
    await moveTo(1, 1);
    const before = places();
    for (const button of page.parts('reply-button')) expect(getComputedStyle(button).opacity).to.equal('1');

    for (const name of ['reply-button', 'comment-permalink', 'comment-author-link']) {
      await hover(page.part(name)!);
      await drawn(page);
      expect(places()).to.equal(before);
    }
    await moveTo(1, 1);
  });
});
