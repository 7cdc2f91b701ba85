import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { AdapterError } from '../../src/core/errors.js';
import { aComment, someComments } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { anInfo, ScriptedAdapter } from '../support/scripted-adapter.js';
import { clearStored, StoredPage } from '../support/stored-page.js';
import { text, ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';

const KEY = 'gedanken:1:known:memory:/remembered/';
const backend = (bodies: readonly string[]): Adapter =>
  memoryAdapter({
    thread: '/remembered/',
    title: 'Small questions',
    comments: bodies.map((body, index) => aComment({ id: String(index + 1), body, created: 1_000 * (index + 1) })),
  });

/** Visits the page, and leaves it once everything of it has come. */
async function visit(
  bodies: readonly string[],
  attributes: Record<string, string> = { remember: 'on' },
): Promise<void> {
  const page = await ThreadPage.open(backend(bodies), attributes);
  await page.until(() => page.part('stored-button'), 2_000);
  if (attributes['remember'] && !attributes['data-password'])
    await page.until(() => localStorage.getItem(KEY) !== null, 2_000);
  page.section.parentElement!.remove();
}

/** Comes back to the page while its backend says nothing yet. */
async function comeBack(
  attributes: Record<string, string> = {},
): Promise<{ readonly page: ThreadPage; readonly adapter: ScriptedAdapter }> {
  const adapter = new ScriptedAdapter('memory:/remembered/');
  const page = await ThreadPage.begin(adapter, { remember: 'on', ...attributes });
  await page.until(() => page.comments.length > 0, 2_000);
  return { page, adapter };
}

const bodies = (page: ThreadPage): string[] => page.comments.map(({ body }) => body);

describe('<gedanken-comments remember="on">', () => {
  const warnings = warningsInEachTest();
  // The first visit fetches all of the code, which takes long on a busy machine.
  before(async function () {
    this.timeout(60_000);
    await visit(['Anything']);
  });
  beforeEach(clearStored);
  after(clearStored);

  it('shows what it knows at once, says from when that is, and lets one read and begin to write', async () => {
    await visit(['One', 'Two']);

    const { page } = await comeBack();

    expect(bodies(page)).to.deep.equal(['One', 'Two']);
    expect(page.heading).to.equal('2 thoughts on “Small questions”');
    expect(text(page.part('known-note'))).to.match(/^As it was on .+\d\.$|^As it was on .+M\.$/);
    expect(page.hasForm).to.equal(true);
    expect(page.is('loading')).to.equal(true);
  });

  it('changes in place what differs, and leaves the nodes of what is the same', async () => {
    await visit(['One', 'Two']);
    const { page, adapter } = await comeBack();
    const [one] = page.comments;
    const words = one!.article.querySelector('[part~="comment-body"]')!.firstElementChild;

    adapter.described[0]!.answer(anInfo());
    adapter.listed[0]!.answer({
      comments: [
        aComment({ id: '1', body: 'One', created: 1_000 }),
        aComment({ id: '2', body: 'Two, and more', created: 2_000 }),
        aComment({ id: '3', body: 'Three', created: 3_000 }),
      ],
      next: null,
    });
    await page.settled();

    expect(bodies(page)).to.deep.equal(['One', 'Two, and more', 'Three']);
    expect(page.comments[0]!.article === one!.article).to.equal(true);
    expect(one!.article.querySelector('[part~="comment-body"]')!.firstElementChild === words).to.equal(true);
    expect(page.part('known-note')).to.equal(null);
    expect(page.events).to.deep.equal(['loaded']);
  });

  it('keeps it when the backend cannot be reached, says so below, and tries again', async () => {
    await visit(['One', 'Two']);
    const { page, adapter } = await comeBack();
    const before = page.comments[0]!.article.getBoundingClientRect().top;

    adapter.described[0]!.fail(new AdapterError('forbidden'));
    adapter.listed[0]!.fail(new AdapterError('forbidden'));
    await page.until(() => page.part('error-button'));

    expect(text(page.part('known-note'))).to.match(/^The comments could not be reached\. This is how they were on /);
    expect(page.comments[0]!.article.getBoundingClientRect().top).to.equal(before);
    expect(bodies(page)).to.deep.equal(['One', 'Two']);
    expect(warnings).to.deep.equal(['<gedanken-comments>: forbidden']);

    page.part('error-button')!.click();
    await page.until(() => adapter.listed.length === 2);
    adapter.described[1]!.answer(anInfo());
    adapter.listed[1]!.answer({ comments: [aComment({ id: '1', body: 'One' })], next: null });
    await page.settled();

    expect(bodies(page)).to.deep.equal(['One']);
    expect(page.part('error')).to.equal(null);
  });

  it('holds the place that it took last time until the comments are there', async () => {
    await visit(someComments(6).map((_, index) => `Remark ${index}`));
    const { height } = JSON.parse(localStorage.getItem(KEY)!) as { height: number };
    const { page, adapter } = await comeBack();

    expect(height).to.be.above(300);
    expect(getComputedStyle(page.section).minBlockSize).to.equal(`${height}px`);

    adapter.described[0]!.answer(anInfo());
    adapter.listed[0]!.answer({ comments: [], next: null });
    await page.settled();

    expect(getComputedStyle(page.section).minBlockSize).to.equal('0px');
    expect(page.section.offsetHeight).to.be.below(height);
  });

  it('stores nothing without being asked to, nor for somebody who is signed in, nor behind a password', async () => {
    await visit(['One'], {});
    await visit(['One'], { remember: 'on', 'data-password': 'secret' });
    const signedIn = memoryAdapter({ comments: [aComment()], author: 'Alice Example', thread: '/remembered/' });
    const page = await ThreadPage.open(signedIn, { remember: 'on' });
    await page.until(() => page.part('stored-button'), 2_000);

    expect(Object.keys(localStorage).filter((key) => key.includes(':known:'))).to.deep.equal([]);
  });

  it('shows words that somebody else put there through the same gate as all others', async () => {
    await visit(['One']);
    const record = localStorage.getItem(KEY)!;
    const hostile = '<img src=x onerror=\\"alert(1)\\"><script>alert(1)</script>Words';
    localStorage.setItem(KEY, record.replace(/"body":\{[^}]*\}/, `"body":{"format":"html","source":"${hostile}"}`));

    const { page } = await comeBack();

    expect(bodies(page)).to.deep.equal(['Words']);
    expect(page.root.querySelector('[onerror], script')).to.equal(null);
  });

  it('tells what is stored, and deletes it', async () => {
    await visit(['One']);
    const stored = await StoredPage.open();

    expect(stored.names).to.deep.equal(['The comments of 1 page, to show them at once']);
    await stored.remove('known');
    await stored.page.until(() => stored.names.length === 0);

    expect(localStorage.getItem(KEY)).to.equal(null);
  });

  it('waits with it, too, where the page waits until it is near', async () => {
    await visit(['One']);
    const adapter = new ScriptedAdapter('memory:/remembered/');
    const page = await ThreadPage.begin(adapter, { remember: 'on', loading: 'click' });
    await page.until(() => page.part('show-button'));

    expect(bodies(page)).to.deep.equal([]);
    page.part('show-button')!.click();
    await page.until(() => page.comments.length > 0, 2_000);

    expect(bodies(page)).to.deep.equal(['One']);
  });

  it('holds the place that the site says where nothing is remembered', async () => {
    const page = await ThreadPage.begin(new ScriptedAdapter(), { style: '--gedanken-reserve: 30rem' });

    expect(getComputedStyle(page.section).minBlockSize).to.equal('480px');
  });
});
