import { expect } from '../support/index.js';
import { FaultyPages } from './support/faulty-page.js';

const WORDS = 'Seven words that nobody wants to lose';

describe('writing while things happen', () => {
  const pages = FaultyPages.inEachTest();

  it('sends once, however often one presses (F081)', async () => {
    const page = await pages.open();
    await page.form.fill({ text: WORDS, name: 'Gina Guest', email: 'gina@example.test' });
    const field = page.form.field('text');
    const button = page.form.composer.querySelector<HTMLButtonElement>('[type="submit"]')!;

    for (let press = 0; press < 3; press += 1) {
      button.click();
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, composed: true }));
    }
    await page.until(() => page.isSettled(WORDS));
    await page.listen();

    expect([await page.site.posts(), page.rows(WORDS).length]).to.deep.equal([1, 1]);
  });

  it('does not send in the middle of a word that is being composed (F093)', async () => {
    const page = await pages.open();
    await page.form.fill({ text: WORDS, name: 'Gina Guest', email: 'gina@example.test' });

    page.form
      .field('text')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, isComposing: true }));
    await page.listen();

    expect([await page.site.posts(), page.isInForm(WORDS)]).to.deep.equal([0, true]);
  });

  it('brings back what was typed before a reload, a crash or a way elsewhere (F085)', async () => {
    const page = await pages.open();
    await page.form.fill({ text: WORDS });

    await page.reload();

    expect(page.form.field('text').value).to.equal(WORDS);
  });

  it('offers to go on with a reply that was begun (F085)', async () => {
    const page = await pages.open();
    page.page.comment('First remark').replyButton!.click();
    await page.until(() => page.page.comment('First remark').form);
    await page.page.comment('First remark').form!.fill({ text: WORDS });

    await page.reload();
    await page.until(() => page.page.part('draft-strip'));
    page.page.part('draft-strip')!.querySelector('button')!.click();
    await page.until(() => page.isInForm(WORDS));

    expect(page.page.comment('First remark').form!.field('text').value).to.equal(WORDS);
  });

  it('keeps an open reply, its words and its cursor when the order changes (F080)', async () => {
    const page = await pages.open(['First remark', 'Second remark']);
    page.page.comment('First remark').replyButton!.click();
    await page.until(() => page.page.comment('First remark').form);
    const form = page.page.comment('First remark').form!;
    await form.fill({ text: WORDS });
    const field = form.field('text');
    field.setSelectionRange(5, 5);

    page.page.section.sort = 'newest';
    await page.until(() => page.page.comments[0]?.body === 'Second remark');

    expect(page.page.comment('First remark').form!.field('text')).to.equal(field);
    expect([field.value, field.selectionStart]).to.deep.equal([WORDS, 5]);
  });

  it('keeps what is typed when the language changes', async () => {
    const page = await pages.open();
    await page.form.fill({ text: WORDS });
    const field = page.form.field('text');

    page.page.section.lang = 'de';
    await page.until(() => page.page.part('submit-button')?.textContent?.includes('Kommentar'));

    expect(page.form.field('text')).to.equal(field);
    expect(field.value).to.equal(WORDS);
  });

  it('keeps what is typed when the thread is asked for again and fails (F002)', async () => {
    const page = await pages.open();
    await page.form.fill({ text: WORDS });
    const field = page.form.field('text');
    await page.site.refuse();

    page.page.section.sort = 'newest';
    await page.listen();

    expect(page.form.field('text')).to.equal(field);
    expect(field.value).to.equal(WORDS);
  });

  it('sends nothing when the page says no, and keeps the words (F142)', async () => {
    const page = await pages.open();
    page.page.section.addEventListener('gedanken-posting', (event) => event.preventDefault());

    await page.send(WORDS);
    await page.until(() => page.page.events.some((event) => event.startsWith('posting')));
    await page.listen();

    expect([await page.site.posts(), page.isInForm(WORDS)]).to.deep.equal([0, true]);
    expect(page.form.composer.querySelector('[aria-busy="true"]') === null).to.equal(true);
  });

  it('is not broken by an extension that wraps and removes what is in the form (F095, F130, F131)', async () => {
    const page = await pages.open();
    const { composer } = page.form;
    await page.form.fill({ text: WORDS });
    composer.querySelector('[part~="form-note"]')?.remove();
    for (const label of composer.querySelectorAll('label, button'))
      for (const node of label.childNodes)
        if (node.nodeType === Node.TEXT_NODE)
          node.replaceWith(Object.assign(document.createElement('font'), { textContent: 'Übersetzt' }));

    await page.send(WORDS);
    await page.until(() => page.isSettled(WORDS));

    expect(await page.site.has(WORDS)).to.equal(1);
  });

  it('is there still for whoever comes back to the page (F087)', async () => {
    const page = await pages.open();
    await page.site.break({ kind: 'cut', times: 1 });
    await page.send(WORDS);
    await page.fails();

    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await page.persist(WORDS);

    expect([await page.site.has(WORDS), page.rows(WORDS).length]).to.deep.equal([1, 1]);
  });

  it('is carried out, though the section is gone meanwhile (F108)', async () => {
    const page = await pages.open();
    await page.site.break({ kind: 'slow' });
    await page.send(WORDS);
    await page.arrives('POST comments');

    page.page.section.remove();
    await page.site.release();
    await page.load();
    await page.until(() => page.rows(WORDS).length > 0 && page.isSettled(WORDS));

    expect([await page.site.has(WORDS), page.rows(WORDS).length, page.isInForm(WORDS)]).to.deep.equal([1, 1, false]);
  });

  it('stays as it is when the section is moved in the page (F109, F110)', async () => {
    const page = await pages.open();
    await page.form.fill({ text: WORDS });
    const field = page.form.field('text');
    const { section } = page.page;

    section.parentElement!.insertBefore(section, null);
    await page.listen();

    expect(page.form.field('text')).to.equal(field);
    expect(field.value).to.equal(WORDS);
    const { received } = await page.site.report();
    expect(received.filter((asked) => asked === 'GET comments').length).to.equal(1);
  });

  it('stays with its thread when the section turns to another (F111)', async () => {
    const page = await pages.open();
    const other = await pages.open(['Elsewhere']);
    await page.form.fill({ text: WORDS });
    const { adapter } = page.page.section;

    page.page.section.adapter = other.page.section.adapter;
    await page.until(() => page.page.comments.some(({ body }) => body === 'Elsewhere'));
    expect(page.isInForm(WORDS)).to.equal(false);

    page.page.section.adapter = adapter;
    await page.until(() => page.page.comments.some(({ body }) => body === 'First remark'));
    await page.until(() => page.isInForm(WORDS));
  });
});
