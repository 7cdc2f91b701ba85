import { expect } from '../support/index.js';
import { FaultyPages } from './support/faulty-page.js';

const WORDS = 'Seven words that nobody wants to lose';
const DAY = 86_400_000;
const NOTHING = { name: 'Gina Guest', email: 'gina@example.test' };

describe('input that is no good', () => {
  const pages = FaultyPages.inEachTest();

  for (const [what, words] of [
    ['nothing', ''],
    ['spaces', ' \t\n  '],
    ['characters without width', '\u200b\u200d\u2060\ufeff'],
    ['marks of direction', '\u202e\u2066\u2069'],
    ['fillers', '\u3164\u115f\u00ad'],
  ] as const)
    it(`${what} is not sent: it leads to the field (F082)`, async () => {
      const page = await pages.open();
      await page.form.fill({ text: words, ...NOTHING });

      await page.form.submit();
      await page.until(() => page.form.errorOf('text') !== '');

      expect(page.form.errorOf('text')).to.include('Write your comment first.');
      expect(page.page.focused).to.equal(page.form.field('text'));
      expect(await page.site.posts()).to.equal(0);
    });

  it('too much of it is said before it is sent, and nothing of it is cut off (F041, F092)', async () => {
    const page = await pages.open();
    const megabyte = 'Lorem ipsum dolor sit amet. '.repeat(37_500);

    await page.form.fill({ text: megabyte, ...NOTHING });
    await page.form.submit();
    await page.until(() => page.form.errorOf('text') !== '');

    expect(page.form.errorOf('text')).to.match(/too long/);
    expect(page.form.field('text').value.length).to.equal(megabyte.length);
    expect(await page.site.posts()).to.equal(0);
    await page.reload();
    expect(page.form.field('text').value.length).to.equal(megabyte.length);
  }).timeout(60_000);

  it('exactly as much as fits is sent', async () => {
    const page = await pages.open();
    const words = 'ü'.repeat(32_762);

    await page.form.fill({ text: words, ...NOTHING });
    await page.form.submit();
    await page.until(() => page.isSettled(words));

    expect(await page.site.has(words)).to.equal(1);
  });

  for (const email of ['gina', 'gina@', '@example.test', 'gina@example', 'gi na@example.test', 'gina@@example.test'])
    it(`“${email}” is no address: it leads to the field, and keeps the words`, async () => {
      const page = await pages.open();
      await page.form.fill({ text: WORDS, name: 'Gina Guest', email });

      await page.form.submit();
      await page.until(() => page.form.errorOf('email') !== '');

      expect(page.form.errorOf('email')).to.include('Enter an email address like');
      expect(page.isInForm(WORDS)).to.equal(true);
      expect(await page.site.posts()).to.equal(0);
    });

  for (const [what, name, shown] of [
    ['turns what follows around', 'A\u202eecilA', 'A ecilA'],
    ['hides between its letters', 'Al\u200bi\u2060ce', 'Alice'],
  ] as const)
    it(`a name that ${what} is shown without that, from the first moment on (F068)`, async () => {
      const page = await pages.open();
      await page.site.break({ kind: 'slow' });
      await page.form.fill({ text: WORDS, name, email: 'gina@example.test' });

      await page.form.submit();
      await page.until(() => page.rows(WORDS).length > 0);
      expect(page.rows(WORDS)[0]!.author).to.equal(shown);

      await page.arrives('POST comments');
      await page.site.release();
      await page.until(() => page.isSettled(WORDS));
      expect(page.rows(WORDS)[0]!.author).to.equal(shown);
    });

  for (const [what, words] of [
    ['half a character', 'Half \ud83d a pair'],
    ['a null', 'A null \u0000 in it'],
  ] as const)
    it(`${what} in the words breaks nothing, also over a reload (F066)`, async () => {
      const page = await pages.open();
      await page.site.break({ kind: 'cut', times: 1 });
      await page.form.fill({ text: words, ...NOTHING });
      await page.form.submit();
      await page.fails();

      await page.reload();
      const start = words.slice(0, 4);
      await page.persist(start);

      expect([await page.site.has(start), page.rows(start).length]).to.deep.equal([1, 1]);
    });

  it('words that look like HTML break nothing out of the row that waits (F068)', async () => {
    const page = await pages.open();
    await page.site.break({ kind: 'cut', times: 99 });

    await page.send('<img src=x onerror="alert(1)"><b>Bold</b> words');
    await page.fails();

    expect(page.rows('words').length).to.equal(1);
    expect(page.page.root.querySelector('[onerror], img[src="x"]') === null).to.equal(true);
  });

  for (const [how, skew] of [
    ['behind', DAY],
    ['ahead', -DAY],
  ] as const)
    describe(`where this clock is a day ${how}`, () => {
      it('a comment stands last, and once (F134)', async () => {
        const page = await pages.open();
        await page.site.set({ skew });

        await page.send(WORDS);
        await page.until(() => page.isSettled(WORDS));

        expect(page.page.comments.map(({ body }) => body)).to.deep.equal(['First remark', WORDS]);
      });

      it('a comment whose answer was lost is found again (F004, F134)', async () => {
        const page = await pages.open();
        await page.site.set({ skew });
        await page.site.break({ kind: 'lost' });

        await page.send(WORDS);
        await page.fails();
        await page.reload();
        await page.persist(WORDS);

        expect([await page.site.has(WORDS), page.rows(WORDS).length]).to.deep.equal([1, 1]);
      });
    });

  it('a draft from the future is kept (F107)', async () => {
    const page = await pages.open();
    await page.form.fill({ text: WORDS });
    const key = Object.keys(localStorage).find((name) => name.startsWith('gedanken:1:draft:'))!;
    const draft = JSON.parse(localStorage.getItem(key)!) as object;
    localStorage.setItem(key, JSON.stringify({ ...draft, at: Date.now() + DAY }));

    await page.reload();

    expect(page.form.field('text').value).to.equal(WORDS);
  });
});
