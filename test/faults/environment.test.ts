import { follow } from '../../src/state/follow.js';
import { openThread } from '../../src/state/thread.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import { aComment } from '../support/a-comment.js';
import { FakeWatching } from '../support/fake-watching.js';
import { expect } from '../support/index.js';
import { text } from '../support/thread-page.js';
import { type FaultyPage, FaultyPages } from './support/faulty-page.js';

const DAY = 86_400_000;

describe('the page around a section', () => {
  const pages = FaultyPages.inEachTest();
  const restored: (() => void)[] = [];
  afterEach(() => {
    for (const restore of restored.splice(0)) restore();
  });

  /** Puts something else in the place of what a page has, for one test. */
  function replace<Host extends object, Name extends keyof Host>(host: Host, name: Name, value: Host[Name]): void {
    const before = Object.getOwnPropertyDescriptor(host, name)!;
    Object.defineProperty(host, name, { ...before, value });
    restored.push(() => Object.defineProperty(host, name, before));
  }

  /** Whether the thread still does what it did: one can answer, and load it in another order. */
  async function works(page: FaultyPage): Promise<void> {
    page.page.comment('First remark').replyButton!.click();
    await page.until(() => page.page.comment('First remark').form);
    await page.page.comment('First remark').form!.send('Seven words');
    await page.until(() => page.isSettled('Seven words'));
    expect(await page.site.has('Seven words')).to.equal(1);
  }

  it('whose fetch throws at once is told from one that is offline by nobody (F124)', async () => {
    const page = await pages.open();
    const { fetch } = globalThis;
    replace(globalThis, 'fetch', () => {
      throw new TypeError('Wrapped, and broken');
    });

    await page.reload();
    expect(page.notice).to.match(/^The comments could not be reached\./);
    globalThis.fetch = fetch;
    await page.retry();

    expect(page.words).to.deep.equal(['First remark']);
  });

  it('that speaks a language nobody knows gets English, and dates (F125)', async () => {
    const page = await pages.open(undefined, { lang: 'tlh-x-none' });

    expect(page.page.heading).to.match(/^1 thought/);
    expect(text(page.page.part('comment-time'))).to.match(/2024/);
  });

  it('that knows no time zone gets dates all the same (F125)', async () => {
    const { DateTimeFormat } = Intl;
    replace(Intl, 'DateTimeFormat', function (lang: string, options?: Intl.DateTimeFormatOptions) {
      if (options?.timeZone) throw new RangeError('Invalid time zone');
      return new DateTimeFormat(lang, options);
    } as never);

    const page = await pages.open();

    expect(text(page.page.part('comment-time'))).to.match(/2024/);
  });

  it('may be translated by the browser, and still be used (F130)', async () => {
    const page = await pages.open(['First remark', 'Second remark']);
    const walker = document.createTreeWalker(page.page.root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) if (walker.currentNode.textContent!.trim()) texts.push(walker.currentNode as Text);
    for (const node of texts) {
      const font = document.createElement('font');
      font.append(document.createElement('font'));
      font.firstElementChild!.textContent = node.data;
      node.replaceWith(font);
    }

    page.page.section.sort = 'newest';
    await page.until(() => page.words[0]?.includes('Second remark'));
    await works(page);
  });

  it('may lose nodes to an extension, and go on without them (F131)', async () => {
    const page = await pages.open(['First remark', 'Second remark']);
    for (const part of ['avatar', 'comment-permalink', 'tools'])
      for (const gone of page.page.parts(part)) gone.remove();
    page.page.comment('Second remark').article.parentElement!.remove();

    page.page.section.sort = 'newest';
    await page.listen();
    page.page.section.lang = 'de';
    await page.until(() => page.page.heading.includes('Gedanken'));

    await works(page);
  });

  it('that nobody looks at for a day is asked once when they are back, and offers what came (F133)', async () => {
    const adapter = memoryAdapter({ comments: [aComment()] });
    let asked = 0;
    const { comments } = adapter;
    const thread = openThread({
      comments: { ...comments, list: (query, call) => ((asked += 1), comments.list(query, call)) },
    });
    await thread.load();
    const watching = new FakeWatching();
    const follower = follow(thread, watching, () => 0);
    await pages.time.pass(60_000);

    watching.set({ visible: false });
    const before = asked;
    await pages.time.pass(DAY);
    expect(asked).to.equal(before);
    const guest = { name: 'Gina Guest', email: 'gina@example.test', website: '' };
    const call = { signal: new AbortController().signal };
    await comments.create({ key: 'a', parent: null, text: 'Seven words', guest }, call);
    watching.set({ visible: true });
    await pages.time.pass(1000);

    expect([asked, thread.$children(null).get().length, thread.$branch(null).get().arrived]).to.deep.equal([
      before + 1,
      1,
      1,
    ]);
    follower.stop();
    thread.close();
  });
});
