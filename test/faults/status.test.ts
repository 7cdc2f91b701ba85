import { expect } from '../support/index.js';
import { text } from '../support/thread-page.js';
import { FaultyPages } from './support/faulty-page.js';
import type { Fault } from './support/site.js';

const WORDS = 'Seven words that nobody wants to lose';
const json = { 'content-type': 'application/json' };

function refusal(status: number, code: string, data: object = {}): Fault {
  return { kind: 'answer', status, headers: json, body: JSON.stringify({ code, message: 'No.', data }) };
}

function tooFast(retryAfter: string, status = 429): Fault {
  return { kind: 'answer', status, headers: { 'retry-after': retryAfter }, body: 'Slow down', times: 1 };
}

describe('what a site answers to a comment', () => {
  const pages = FaultyPages.inEachTest();

  it('taken: the comment is there once, has the focus, and is told of once (F022)', async () => {
    const page = await pages.open();

    await page.send(WORDS);
    await page.until(() => page.isSettled(WORDS) && page.page.said.includes('Your comment is published.'));
    await page.listen();

    expect(page.rows(WORDS).length).to.equal(1);
    expect(page.page.said.filter((said) => said === 'Your comment is published.').length).to.equal(1);
    expect(page.page.focused?.closest('article') === page.rows(WORDS)[0]!.article).to.equal(true);
    await page.reload();
    await page.until(() => page.rows(WORDS).length > 0);
    expect([page.rows(WORDS).length, page.isInForm(WORDS), await page.site.has(WORDS)]).to.deep.equal([1, false, 1]);
  });

  it('held back: it stays to be seen over reloads, until it is published (F096)', async () => {
    const page = await pages.open();
    await page.site.set({ holds: true });

    await page.send(WORDS);
    await page.until(() => page.rows(WORDS)[0]?.notice.includes('waiting for approval'));
    await page.reload();
    await page.until(() => page.rows(WORDS).length > 0);
    expect(page.rows(WORDS)[0]!.notice).to.include('waiting for approval');

    await page.site.approve();
    await page.reload();
    await page.until(() => page.rows(WORDS).length > 0);
    expect(page.rows(WORDS).map(({ notice }) => notice)).to.deep.equal(['']);
  });

  it('held back for ever: goes in silence after 30 days, and is not called refused (F097)', async () => {
    const page = await pages.open();
    await page.site.set({ holds: true });
    await page.send(WORDS);
    await page.until(() => page.rows(WORDS)[0]?.notice);

    await pages.time.pass(31 * 86_400_000);
    await page.reload();

    expect([page.rows(WORDS).length, page.trouble, page.page.said.length]).to.deep.equal([0, '', 0]);
    expect(page.site.kept.filter((key) => key.includes(':held:'))).to.deep.equal([]);
  });

  it('wrong in a field: leads there, and keeps the words (F026)', async () => {
    const page = await pages.open();
    await page.site.break(refusal(400, 'rest_invalid_param', { params: { author_email: 'No address.' } }));

    await page.send(WORDS);
    await page.fails();
    await page.until(() => page.isInForm(WORDS) && page.form.errorOf('email') !== '');

    expect(page.form.errorOf('email')).to.include('Enter an email address');
    await page.form.fill({ email: 'gina@example.test' });
    await page.persist(WORDS);
    expect(await page.site.has(WORDS)).to.equal(1);
  });

  it('closed meanwhile: keeps the words to copy (F030, F089)', async () => {
    const page = await pages.open();
    await page.form.fill({ text: WORDS });
    await page.site.set({ closed: true });

    await page.send(WORDS);
    await page.fails();
    await page.until(() => page.isInForm(WORDS));

    expect(page.trouble).to.include('Comments were closed in the meantime.');
    expect(page.form.button('copy-button') !== null).to.equal(true);
    expect(await page.site.has(WORDS)).to.equal(0);
  });

  it('locked: the same (F044)', async () => {
    const page = await pages.open();
    await page.site.break({ kind: 'answer', status: 423, body: 'Locked', times: 9 });

    await page.send(WORDS);
    await page.fails();
    await page.until(() => page.isInForm(WORDS));

    expect(page.trouble).to.include('Comments were closed in the meantime.');
  });

  for (const status of [404, 410])
    it(`what is answered is gone, by ${status}: keeps the words to copy (F035, F040, F088)`, async () => {
      const page = await pages.open();
      page.page.comment('First remark').replyButton!.click();
      await page.until(() => page.page.comment('First remark').form);
      await page.site.break({ ...refusal(status, 'rest_comment_invalid_id'), times: 9 });

      await page.page.comment('First remark').form!.send(WORDS);
      await page.fails();
      await page.until(() => page.isInForm(WORDS));

      expect(page.trouble).to.include('is no longer there');
      expect(page.page.comment('First remark').form!.button('copy-button') !== null).to.equal(true);
    });

  it('said before: asks first, then says so, leads there, and keeps the words (F038, F084)', async () => {
    const page = await pages.open();
    await page.send(WORDS);
    await page.until(() => page.isSettled(WORDS));

    await page.send(WORDS);
    await page.until(() => page.form.button('again-button'));
    expect([page.form.problems, await page.site.posts()]).to.deep.equal([
      'You already posted this. Go to this comment Post it once more',
      1,
    ]);
    page.form.button('again-button')!.click();
    await page.fails();
    await page.until(() => page.isInForm(WORDS) && page.form.problems);

    // It was meant, and this site takes nothing twice.
    expect(page.form.problems).to.equal('You already posted this. Go to this comment');
    const link = page.form.composer.querySelector<HTMLAnchorElement>('[part~="notice-link"]')!;
    expect(link.hash).to.equal(`#${page.rows(WORDS)[0]!.article.id}`);
    expect(await page.site.has(WORDS)).to.equal(1);
  });

  it('too fast by WordPress’s own word: waits, and does not call it wrong (F027)', async () => {
    const page = await pages.open();
    await page.site.break({ ...refusal(400, 'comment_flood'), times: 1 });

    await page.send(WORDS);
    await page.fails();

    expect(page.trouble).to.match(/in 1[56] seconds/);
    await page.persist(WORDS);
    expect(await page.site.has(WORDS)).to.equal(1);
  });

  for (const [how, after, told] of [
    ['in seconds', () => '7', /in [78] seconds/],
    ['by a date', () => new Date(Date.now() + 21_000).toUTCString(), /in (1\d|2[0-2]) seconds/],
    ['in nonsense', () => 'soon', /\./],
  ] as const)
    it(`too fast, with the wait told ${how}: tells it, and sends once it is over (F045)`, async () => {
      const page = await pages.open();
      await page.site.break(tooFast(after()));

      await page.send(WORDS);
      await page.fails();
      expect(page.trouble).to.match(told);
      expect(await page.site.posts()).to.equal(1);

      await page.persist(WORDS);
      expect([await page.site.has(WORDS), page.rows(WORDS).length]).to.deep.equal([1, 1]);
    });

  it('too fast for a day: does not wait for that by itself (F045)', async () => {
    const page = await pages.open();
    await page.site.break(tooFast('86400'));

    await page.send(WORDS);
    await page.fails();
    await pages.time.pass(700_000);
    await page.listen();

    expect(await page.site.posts()).to.equal(1);
    expect(page.holds(WORDS)).to.equal(true);
  });

  it('out of order for a while: does not come back sooner than it was told to (F049)', async () => {
    const page = await pages.open();
    await page.site.break(tooFast('40', 503));

    await page.send(WORDS);
    await page.fails();
    await pages.time.pass(39_000);
    expect(await page.site.posts()).to.equal(1);

    await page.persist(WORDS);
    expect(await page.site.has(WORDS)).to.equal(1);
  });

  it('two answers at once: takes one', async () => {
    const page = await pages.open();
    await page.site.break({ kind: 'twice' });

    await page.send(WORDS);
    await page.until(() => page.isSettled(WORDS));

    expect([await page.site.has(WORDS), page.rows(WORDS).length]).to.deep.equal([1, 1]);
  });

  it('lists that name everything twice: shows it once (F072)', async () => {
    const page = await pages.open();
    await page.site.set({ twice: true });
    await page.send(WORDS);
    await page.until(() => page.isSettled(WORDS));

    await page.reload();
    await page.until(() => page.rows(WORDS).length > 0);

    expect(page.page.comments.map(({ body }) => body)).to.deep.equal(['First remark', WORDS]);
  });

  it('a page of hostile HTML: shows none of it, anywhere (F031)', async () => {
    const page = await pages.open();
    const body = '<!doctype html><h1>Hacked</h1><img src=x onerror="alert(1)">';
    await page.site.break({ kind: 'answer', status: 403, headers: { 'content-type': 'text/html' }, body });

    await page.send(WORDS);
    await page.fails();

    expect(text(page.page.part('section'))).to.not.include('Hacked');
    expect(page.page.root.querySelector('img') === null).to.equal(true);
  });
});
