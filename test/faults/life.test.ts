import '../../src/define.js';
import { wordpressAdapter } from '../../src/adapters/wordpress.js';
import { expect, fixture } from '../support/index.js';
import { type FaultyPage, FaultyPages } from './support/faulty-page.js';
import { Site } from './support/site.js';

type Movable = Element & { moveBefore?(node: Node, child: Node | null): void };

describe('the life of a section', () => {
  const pages = FaultyPages.inEachTest();

  const lists = (page: FaultyPage): Promise<number> => page.site.times('GET comments');

  it('gives up reading with the element, and says nothing more (F108)', async () => {
    const page = await pages.begin({ faults: [{ on: 'GET', kind: 'slow', times: 2 }] });
    await page.arrives('GET comments');

    page.page.section.remove();
    await page.site.release();
    await page.listen();
    await pages.time.pass(60_000);

    expect([page.page.events, pages.warnings, await lists(page)]).to.deep.equal([[], [], 1]);
  });

  for (const [id, how] of [
    ['F109', 'taken out and put back at once'],
    ['F110', 'moved as frameworks do'],
  ] as const)
    it(`goes on where it was when the element is ${how} (${id})`, async () => {
      const page = await pages.open(['First remark', 'Second remark']);
      const { section } = page.page;
      const frame: Movable = section.parentElement!;
      const rows = page.page.comments.map(({ article }) => article);

      if (how.startsWith('moved') && frame.moveBefore) frame.moveBefore(section, null);
      else {
        section.remove();
        frame.append(section);
      }
      await page.listen();

      expect(page.page.comments.every(({ article }, at) => article === rows[at])).to.equal(true);
      expect([page.words, await lists(page)]).to.deep.equal([['First remark', 'Second remark'], 1]);
    });

  it('reads anew when the element comes back later (F109)', async () => {
    const page = await pages.open();
    const { section } = page.page;
    const frame = section.parentElement!;
    section.remove();
    await page.listen();

    await page.site.add('Meanwhile');
    frame.append(section);
    await page.until(() => page.words.includes('Meanwhile'));

    expect([page.words, await lists(page)]).to.deep.equal([['First remark', 'Meanwhile'], 2]);
  });

  it('asks once for a hundred changes, and shows the last (F111, F112)', async () => {
    const page = await pages.open();
    const site = await Site.start(['Elsewhere']);
    const { section } = page.page;

    for (let change = 0; change < 100; change += 1) section.thread = String(change);
    section.adapter = wordpressAdapter({ endpoint: `${site.origin}/wp-json`, thread: '28' });
    await page.until(() => page.words.includes('Elsewhere'));

    expect([page.words, await site.times('GET comments'), await lists(page)]).to.deep.equal([['Elsewhere'], 1, 1]);
    await site.stop();
  });

  for (const [what, frame] of [
    ['is not displayed', '<div style="display: none"></div>'],
    ['is closed', '<details><summary>Comments</summary></details>'],
    ['is hidden until found', '<div hidden="until-found"></div>'],
  ] as const)
    it(`waits in a place that ${what}, and reads once that is open (F114)`, async () => {
      const page = await pages.open();
      const place = await fixture<HTMLElement>(frame);
      const section = document.createElement('gedanken-comments');
      section.loading = 'lazy';
      section.lang = 'en';
      section.adapter = wordpressAdapter({ endpoint: `${page.site.origin}/wp-json`, thread: '28' });
      place.append(section);
      await page.listen();
      expect(await lists(page)).to.equal(1);

      place.style.display = 'block';
      place.removeAttribute('hidden');
      place.setAttribute('open', '');
      const shown = (): number => section.shadowRoot!.querySelectorAll('[part~="comment"]').length;
      await page.until(() => shown() > 0);

      expect([shown(), await lists(page)]).to.deep.equal([1, 2]);
    });

  for (const [how, copy] of [
    ['cloned', (section: Element): Node => section.cloneNode(true)],
    ['written anew', (section: Element): Node => document.createRange().createContextualFragment(section.outerHTML)],
  ] as const)
    it(`begins anew in an element that was ${how} (F115)`, async () => {
      const page = await pages.open();
      const frame = page.page.section.parentElement!;
      page.page.section.setAttribute('backend', 'wordpress');
      page.page.section.setAttribute('endpoint', `${page.site.origin}/wp-json`);
      page.page.section.setAttribute('thread', '28');

      const copied = copy(page.page.section);
      page.page.section.remove();
      frame.append(copied);
      const rows = (): number =>
        frame.querySelector('gedanken-comments')!.shadowRoot!.querySelectorAll('article').length;
      await page.until(() => rows() === 1);

      expect(rows()).to.equal(1);
    });

  it('leaves nothing behind over fifty pages of a site that never reloads (F117)', async () => {
    const page = await pages.open();
    const { adapter } = page.page.section;
    const frame = page.page.section.parentElement!;
    const listeners = new Listeners();
    page.page.section.remove();
    await page.listen();

    for (let swap = 0; swap < 50; swap += 1) {
      const section = document.createElement('gedanken-comments');
      Object.assign(section, { adapter, live: 'on', lang: 'en' });
      frame.replaceChildren(section);
      await page.until(() => section.shadowRoot?.querySelector('article'));
    }
    frame.replaceChildren();
    await page.listen();
    const asked = await lists(page);
    await pages.time.pass(600_000);

    expect([pages.time.waiting, listeners.stop()], 'timers, listeners').to.deep.equal([0, []]);
    expect(await lists(page), 'requests').to.equal(asked);
  }).timeout(60_000);
});

/** Who still listens to the page, of those that began to since. */
class Listeners {
  readonly #open = new Map<string, number>();
  readonly #restore: (() => void)[] = [];

  constructor() {
    for (const target of [window, document]) {
      const { addEventListener, removeEventListener } = target;
      const count = (name: string, by: number): void => void this.#open.set(name, (this.#open.get(name) ?? 0) + by);
      target.addEventListener = (name: string, listener: never, options?: AddEventListenerOptions): void => {
        count(name, 1);
        if (typeof options === 'object') options.signal?.addEventListener('abort', () => count(name, -1));
        addEventListener.call(target, name, listener, options);
      };
      target.removeEventListener = (name: string, listener: never): void => {
        count(name, -1);
        removeEventListener.call(target, name, listener);
      };
      this.#restore.push(() => Object.assign(target, { addEventListener, removeEventListener }));
    }
  }

  /** The names of events that more listen to than at the beginning. */
  stop(): string[] {
    for (const restore of this.#restore) restore();
    return [...this.#open].filter(([, count]) => count > 0).map(([name]) => name);
  }
}
