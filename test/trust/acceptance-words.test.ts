import { memoryAdapter } from '../../src/adapters/memory.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { RowsPage } from '../support/rows-page.js';
import { text, ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';

const IMG = '<img src=x onerror="document.title=\'run\'">';

describe('what a section does with strangers’ words (1.11)', () => {
  warningsInEachTest();
  const { title } = document;
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    expect(document.title).to.equal(title);
    localStorage.clear();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('13: gives no badge to a name that says it had one', async () => {
    const names = [
      'Alice (Author)',
      'Author',
      'Alice ✓ Author',
      'Moderator',
      'Alice\u2003Author',
      '<span part="badge">Author</span>',
    ];
    const page = await ThreadPage.open(
      memoryAdapter({ comments: names.map((author, at) => aComment({ id: String(at), author })) }),
    );

    expect(page.comments.map(({ badges }) => badges)).to.deep.equal(names.map(() => []));
    expect(page.parts('badge')).to.deep.equal([]);
  });

  it('15: links only to addresses that say where they lead, and vouches for none', async () => {
    const dead = [
      'https://good.test/\u202etxt.exe',
      'https://user:secret@evil.test/',
      'javascript:alert(1)',
      '//evil.test/',
      'data:text/html,x',
    ];
    const source = [...dead, 'https://раypal.test/', 'https://good.test/']
      .map((href) => `<p><a href="${href}">A link</a></p>`)
      .join('');
    const page = await ThreadPage.open(memoryAdapter({ comments: [aComment({ body: { format: 'html', source } })] }));
    const links = [...page.part('comment-body')!.querySelectorAll('a')];

    expect(links.map(({ href }) => href)).to.deep.equal(['https://xn--ypal-43d9g.test/', 'https://good.test/']);
    for (const { rel, target } of links) expect([rel, target]).to.deep.equal(['ugc nofollow noopener noreferrer', '']);
  });

  it('15: shows a name with two alphabets in a link as what it really is', async () => {
    const source = '<p><a href="https://раypal.test/">https://раypal.test/</a></p>';
    const page = await ThreadPage.open(memoryAdapter({ comments: [aComment({ body: { format: 'html', source } })] }));

    expect(text(page.part('comment-body'))).to.contain('xn--');
  });

  it('16: makes nothing of an address that names no comment', async () => {
    for (const hash of [
      '#comment-"><img src=x onerror=alert(1)>',
      '#comment-__proto__',
      '#comment-*,[part]',
      '#comment-%E0%A4%A',
    ]) {
      history.replaceState(null, '', hash);
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment({ body: 'A remark' })] }));

      expect(
        page.comments.map(({ body }) => body),
        hash,
      ).to.deep.equal(['A remark']);
      expect(page.root.querySelector('img, [part~="target"]'), hash).to.equal(null);
      page.section.remove();
    }
  });

  it('17: shows what a page’s attributes say as text', async () => {
    const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }), {
      'page-title': IMG,
      rules: IMG,
      privacy: 'javascript:alert(1)',
      consent: 'required',
      sort: IMG,
      theme: IMG,
      'heading-level': IMG,
      'data-x': IMG,
    });

    expect(page.heading).to.contain(IMG);
    expect(text(page.form.composer)).to.contain(IMG);
    expect(page.root.querySelector('img')).to.equal(null);
    expect([...page.root.querySelectorAll('a')].filter(({ href }) => href.startsWith('javascript:'))).to.deep.equal([]);
  });

  it('18: fills names into its own sentences as text, whatever is in them', async () => {
    const author = `${IMG} {count} $& {title}`;
    const page = await RowsPage.open(
      memoryAdapter({ comments: [aComment({ id: '1', author }), aComment({ id: '2', parent: '1' })] }),
      { 'page-title': `${IMG} {count}` },
    );

    const labels = [...page.root.querySelectorAll('[aria-label]')].map((element) =>
      element.getAttribute('aria-label')!,
    );
    expect(labels.some((label) => label.includes(IMG))).to.equal(true);
    expect(page.page.heading).to.equal(`2 thoughts on “${IMG} {count}”`);
    expect(page.root.querySelector('img')).to.equal(null);
  });

  it('23: stores nothing before somebody types', async () => {
    const page = await RowsPage.open(memoryAdapter({ thread: '/quiet/', comments: [aComment({ body: 'A remark' })] }));
    page.page.form.field('text').focus();
    page.row('A remark').article.querySelector<HTMLElement>('[part~="reply-button"]')!.click();
    await page.page.section.updateComplete;

    expect(Object.keys(localStorage)).to.deep.equal([]);
    expect(Object.keys(sessionStorage).filter((key) => key.includes('gedanken'))).to.deep.equal([]);
    expect(document.cookie).not.to.contain('gedanken');
  });

  it('24: stores nothing of a comment any more once it is posted', async () => {
    const page = await ThreadPage.open(memoryAdapter({ thread: '/posted/' }));
    await page.form.fill({ text: 'A secret thought' });
    expect(Object.values({ ...localStorage }).join()).to.contain('A secret thought');

    await page.form.send('A secret thought');
    await page.until(() => page.events.some((event) => event.startsWith('posted')));
    await page.until(() => !Object.keys(localStorage).some((key) => key.includes('unsent')));

    const kept = Object.values({ ...localStorage }).join();
    for (const words of ['A secret thought', 'gina@example.test', 'Gina Guest']) expect(kept).not.to.contain(words);
  });

  it('25: removes a comment only at the second of two presses, in another place', async () => {
    const can = { reply: true, edit: Infinity, remove: true };
    const page = await RowsPage.open(
      memoryAdapter({ comments: [aComment({ body: 'My words', can })], author: 'Alice Example' }),
    );
    const row = page.row('My words');
    await row.choose('Remove');
    const yes = row.article.querySelector<HTMLElement>('[data-action="remove-yes"]')!;

    expect(page.row('My words')).not.to.equal(undefined);
    expect(page.page.focused === yes).to.equal(false);
    yes.click();
    await page.until(() => !page.page.comments.some(({ body }) => body === 'My words'));
  });

  it('26: leaves nothing in the page’s own scope', async () => {
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    const page = await RowsPage.open(memoryAdapter({ comments: [aComment({ body: 'A remark' })] }), {
      live: 'on',
      shortcuts: 'on',
    });
    await page.page.form.fill({ text: 'A thought' });

    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
    expect(added).to.deep.equal([]);
    expect(Object.getOwnPropertyNames(globalThis).filter((name) => /gedanken/i.test(name))).to.deep.equal([]);
  });
});
