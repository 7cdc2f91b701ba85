import { http, HttpResponse, passthrough } from 'msw';
import { setupWorker } from 'msw/browser';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { AdapterError } from '../../src/core/errors.js';
import { openThread } from '../../src/state/thread.js';
import { aComment, someComments } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { MemoryKeep } from '../support/memory-keep.js';
import { rejectionOf } from '../support/rejection-of.js';
import { startWorker } from '../support/start-worker.js';
import { text, ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';

/** Ends the wait for what does not load in the end. */
let giveUp = Promise.withResolvers<void>();
giveUp.resolve();

/** Whether what reads a file comes by now. */
let isWayOpen = false;

/** Keeps parts of our own code from the page. */
const worker = setupWorker(
  http.get('*/src/adapters/browser.ts', () => HttpResponse.error()),
  http.get('*/src/i18n/locales/de/index.ts', () => HttpResponse.error()),
  http.get('*/src/i18n/locales/ar/tools.ts', () => giveUp.promise.then(() => HttpResponse.error())),
  http.get('*/src/dom/place-popup.ts', () => HttpResponse.error()),
  http.get('*/src/adapters/static.ts', () => (isWayOpen ? passthrough() : HttpResponse.error())),
  http.get('*/asked-again.js', () => HttpResponse.error(), { once: true }),
  http.get('*/asked-again.js', () => HttpResponse.text('', { headers: { 'Content-Type': 'text/javascript' } })),
  http.get('*/comments-of-the-page.json', () => HttpResponse.json([])),
  http.get('*/src/components/follow-address.ts', () => HttpResponse.error()),
  http.get('*/src/state/own-rows.ts', () => HttpResponse.error()),
  http.all('*', () => passthrough()),
);

describe('<gedanken-comments>, when a part of its code does not load', () => {
  const warnings = warningsInEachTest();
  before(() => startWorker(worker));
  after(() => worker.stop());

  it('says what it says when a backend is out of reach, and offers to try again (F123)', async () => {
    const page = await ThreadPage.begin(
      undefined,
      { backend: 'browser', thread: '/not-loaded/' },
      '<a href="/talk">Talk</a>',
    );
    await page.until(() => page.part('error-button') && page.said.length > 0);

    expect(text(page.part('notice'))).to.equal(
      'The comments could not be reached. Check your connection, or try again in a moment. Try again',
    );
    expect(page.shows('a')).to.equal(true);
    expect(page.is('failed')).to.equal(true);
    expect(page.said).to.have.length(1);
    expect(page.events).to.deep.equal(['error offline']);
    expect(warnings).to.deep.equal(['<gedanken-comments>: The code for backend="browser" did not load.']);

    const button = page.part('error-button')!;
    button.focus();
    button.click();
    await page.until(() => page.events.length === 2);
    expect(page.focused, 'the button stays, and keeps the focus').to.equal(button);
  });

  it('asks for the code of a source again when the reader does, where the browser can', async () => {
    const page = await ThreadPage.begin(
      memoryAdapter({ comments: [aComment()] }),
      {},
      '<gedanken-source backend="static" endpoint="/comments-of-the-page.json"></gedanken-source>',
    );
    await page.settled();
    await page.until(() => page.part('source-error-button'));
    expect(page.comments).to.have.length(1);

    isWayOpen = true;
    page.part('source-error-button')!.click();

    // Once a module has failed, Firefox does not ask for it again.
    const address = '/asked-again.js';
    await import(address).catch(() => undefined);
    const comesAgain = await import(address).then(
      () => true,
      () => false,
    );
    await page.until(() =>
      comesAgain ? !page.part('source-error') : page.said.includes('Comments from Static could not be loaded.'),
    );
    expect(page.part('source-error') === null).to.equal(comesAgain);
  });

  it('speaks English when its words do not load (F123)', async () => {
    const page = await ThreadPage.begin(undefined, { backend: 'wordpres', lang: 'de' });
    await page.until(() => page.part('notice'));

    expect(text(page.part('notice'))).to.match(/^The comments are not set up right/);
    expect(page.part('section')!.lang).to.equal('en');
  });

  it('does not wait for its tools: soon it shows the first fifty conversations, and when they take long all', async () => {
    giveUp = Promise.withResolvers();
    const shown = new Set<number>();
    const comments = someComments(70);
    const page = await ThreadPage.begin(memoryAdapter({ comments, pageSize: 70 }), { lang: 'ar' }, '', (section) => {
      const look = (): unknown => shown.add(section.shadowRoot!.querySelectorAll('article').length);
      void section.updateComplete.then(() =>
        new MutationObserver(look).observe(section.shadowRoot!, { childList: true, subtree: true }),
      );
    });

    await page.until(() => page.comments.length === 70);
    expect([...shown]).to.include.members([12, 50, 70]);
    expect(page.part('menu-button')).to.equal(null);
    giveUp.resolve();
    await page.until(() => warnings.length > 0);
  });

  it('can be read and answered when the words of its tools do not load', async () => {
    const page = await ThreadPage.begin(memoryAdapter({ comments: [aComment()] }), { lang: 'ar' });
    await page.until(() => warnings.length > 0);

    expect(warnings.join()).to.match(/^<gedanken-comments>: The tools around the comments did not load/);
    expect(page.heading).to.equal('خاطرة واحدة');
    expect(page.part('submit-button')).to.exist;
    expect(page.part('menu-button')).to.equal(null);
  });

  it('shows long threads to their end when the words of its tools do not load', async () => {
    const comments = someComments(70);
    const page = await ThreadPage.begin(memoryAdapter({ comments, pageSize: 70 }), { lang: 'ar' });
    await page.until(() => warnings.length > 0);

    expect(page.comments.map(({ body }) => body)).to.deep.equal(comments.map(({ body }) => body.source));
  });

  it('opens a menu below its button when what places it does not load', async () => {
    const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));

    page.part('menu-button')!.click();
    await page.until(() => page.part('menu-popup')?.style.translate);

    const [menu, button] = [page.part('menu-popup')!, page.part('menu-button')!];
    expect(menu.matches(':popover-open')).to.equal(true);
    expect(menu.getBoundingClientRect().top).to.be.closeTo(button.getBoundingClientRect().bottom, 1);
  });

  it('shows the thread, and says what failed, when what follows the address does not load', async () => {
    const here = location.href;
    history.replaceState(null, '', '#comment-1');
    const page = await ThreadPage.open(memoryAdapter({ comments: [aComment({ id: '1' })] }));
    await page.until(() => page.events.length === 2);
    history.replaceState(null, '', here);

    expect(page.events.toSorted()).to.deep.equal(['error offline', 'loaded']);
    expect(page.comments).to.have.length(1);
  });

  it('shows what the backend lists when what knows the reader’s own comments does not load, and keeps those', async () => {
    const keep = new MemoryKeep();
    const held = JSON.stringify([{ id: '9', name: 'Gina Guest', source: 'Patience', created: Date.now() }]);
    keep.set('gedanken:1:held:t', held);
    const thread = openThread({ ...memoryAdapter({ comments: [aComment({ id: '1' })] }), key: 't' }, { keep });

    expect(await thread.load()).to.equal(undefined);

    expect(thread.$children(null).get()).to.deep.equal(['1']);
    expect(keep.get('gedanken:1:held:t')).to.equal(held);
  });

  it('rejects a comment as one that could not be sent when what sends it does not load', async () => {
    const thread = openThread(memoryAdapter());

    const error = await rejectionOf(thread.post({ key: 'k', parent: null, text: 'Words', guest: undefined }));

    expect(error).to.be.instanceOf(AdapterError);
    expect(error).to.have.property('kind', 'offline');
  });
});
