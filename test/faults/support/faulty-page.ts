import { wordpressAdapter, type WordpressAdapterOptions } from '../../../src/adapters/wordpress.js';
import { FakeTime } from '../../support/fake-time.js';
import { type Form, type ShownComment, text, ThreadPage } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';
import { noNoiseInEachTest } from './no-noise.js';
import { Patience } from './patience.js';
import { type Fault, Site, type SiteSetting } from './site.js';
import { Traffic } from './traffic.js';

/** What passes while a test waits, each time that nothing is on its way: in milliseconds. */
const STEP = 500;
/** After so many frames, what a test waits for is taken not to come. */
const PATIENCE = 250;
const GUEST = { name: 'Gina Guest', email: 'gina@example.test' };

/** How a page is opened, and over what. */
export interface Opening {
  /** The site's comments. */
  readonly remarks?: readonly string[] | undefined;
  /** What goes wrong from the beginning. */
  readonly faults?: readonly Fault[];
  readonly setting?: SiteSetting;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  /** What the page put into the section. */
  readonly fallback?: string;
  readonly options?: Partial<WordpressAdapterOptions>;
}

/** Opens pages over sites that can fail. Time stands still in them, but for what a test lets pass. */
export class FaultyPages {
  readonly time = FakeTime.inEachTest();
  readonly patience = Patience.inEachTest();
  /** What the page's developer reads on the console. */
  readonly warnings = warningsInEachTest();
  readonly #traffic = Traffic.inEachTest();
  #sites: Site[] = [];

  /** For each test of the suite that it is called in. */
  static inEachTest(): FaultyPages {
    const pages = new FaultyPages();
    noNoiseInEachTest();
    afterEach(function () {
      // A browser can take long to get rid of an answer without an end.
      this.timeout(60_000);
      return pages.#clear();
    });
    return pages;
  }

  /** Opens a page, and waits until its thread is there. */
  async open(remarks?: readonly string[], attributes?: Readonly<Record<string, string>>): Promise<FaultyPage> {
    const page = await this.begin({ remarks, attributes });
    await page.loaded();
    return page;
  }

  /** Opens a page, and does not wait for its thread. */
  async begin(opening: Opening): Promise<FaultyPage> {
    const site = await Site.start(opening.remarks);
    this.#sites.push(site);
    if (opening.setting) await site.set(opening.setting);
    for (const fault of opening.faults ?? []) await site.break(fault);
    const page = new FaultyPage(site, this.time, this.#traffic, opening);
    await page.begin();
    return page;
  }

  async #clear(): Promise<void> {
    await Promise.all(
      this.#sites.splice(0).map((site) => {
        site.forget();
        return site.stop();
      }),
    );
  }
}

/** A page with a section in it that reads and writes over a site, as a reader would speak of it. */
export class FaultyPage {
  page!: ThreadPage;
  readonly site: Site;
  readonly #time: FakeTime;
  readonly #traffic: Traffic;
  readonly #opening: Opening;

  constructor(site: Site, time: FakeTime, traffic: Traffic, opening: Opening) {
    this.site = site;
    this.#time = time;
    this.#traffic = traffic;
    this.#opening = opening;
  }

  /** Puts the section into the page. */
  async begin(): Promise<void> {
    const { attributes, fallback, options } = this.#opening;
    const adapter = wordpressAdapter({ endpoint: `${this.site.origin}/wp-json`, thread: '28', ...options });
    this.page = await ThreadPage.begin(adapter, attributes, fallback);
  }

  async load(): Promise<void> {
    await this.begin();
    await this.loaded();
  }

  async loaded(): Promise<void> {
    await this.until(() => this.page.part('section') && !this.page.section.matches(':state(loading)'));
    await this.page.formsAtWork();
  }

  /** What a reader does who reloads the page: nothing stays but what the browser keeps. */
  async reload(): Promise<void> {
    dispatchEvent(new PageTransitionEvent('pagehide'));
    this.page.section.remove();
    await this.load();
  }

  get form(): Form {
    return this.page.form;
  }

  /** Writes at the end of the thread, and sends it. */
  async send(words: string): Promise<void> {
    await this.page.form.send(words);
  }

  /** Waits until something holds; time goes on whenever nothing is on its way. */
  async until(holds: () => unknown): Promise<void> {
    let [frames, quiet] = [0, 0];
    while (!holds()) {
      // What is on its way can take long on a busy machine; of a quiet page nothing more is to be expected.
      if (quiet > PATIENCE || frames > 10 * PATIENCE)
        throw new Error(`Waited in vain for: ${holds.toString()} ${this.trouble}`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames += 1;
      if (!this.#traffic.isQuiet) continue;
      quiet += 1;
      await this.#time.pass(STEP, holds);
    }
    await this.page.section.updateComplete;
  }

  /** Waits until the page was told of a failure. */
  async fails(): Promise<void> {
    await this.until(() => this.page.events.some((event) => event.startsWith('error')));
  }

  /** Waits until the site was asked something, such as `POST comments`. */
  async arrives(asked: string): Promise<void> {
    for (let frame = 0; !(await this.site.report()).received.includes(asked); frame += 1)
      if (frame > 600) throw new Error(`The site was never asked for “${asked}”.`);
  }

  /** Waits until screen readers had the time to say what they were told. */
  async listen(): Promise<void> {
    for (let gap = 0; gap < 4; gap += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await this.#time.pass(300);
    }
  }

  /** Whether words of the reader are still to be seen: in a form, or in a row of the thread. */
  holds(words: string): boolean {
    return this.isInForm(words) || this.rows(words).length > 0;
  }

  isInForm(words: string): boolean {
    return [...this.page.root.querySelectorAll('textarea')].some(({ value }) => value.includes(words));
  }

  /** The rows that say something. */
  rows(words: string): ShownComment[] {
    return this.page.comments.filter(({ body }) => body.includes(words));
  }

  /** What the comments say, in their order. */
  get words(): string[] {
    return this.page.comments.map(({ body }) => body);
  }

  /** What the page says in place of comments that could not be had. */
  get notice(): string {
    return text(this.page.part('error'));
  }

  /** Tries again, as a reader does. */
  async retry(): Promise<void> {
    const { page } = this;
    // WebKit may still be busy with an answer that was given up, and then the first attempts fail.
    for (let presses = 0; presses < 6 && page.comments.length === 0; presses += 1) {
      page.part('error-button')?.focus();
      page.part('error-button')?.click();
      await page.section.updateComplete;
      await this.until(() => page.comments.length > 0 || !page.is('loading'));
    }
    await this.until(() => page.comments.length > 0);
  }

  /** All that the page says about what went wrong, in the form or in the row. */
  get trouble(): string {
    const parts = ['form-problems', 'field-error', 'sending-text', 'row-error', 'notice'];
    return parts.flatMap((name) => this.page.parts(name).map(text)).join(' | ');
  }

  /** What a screen reader heard of it: what was announced, and what the focus was moved to. */
  get heard(): string[] {
    const { focused, said } = this.page;
    return focused?.matches('[part~="form-problems"]') ? [...said, text(focused)] : [...said];
  }

  /** Does what a reader can do to get words sent, again and again, until they are there. */
  async persist(words: string): Promise<void> {
    for (let tries = 0; tries < 12; tries += 1) {
      await this.#again(words);
      await this.listen();
      if (!this.isInForm(words) && this.isSettled(words)) return;
    }
    throw new Error(
      `It was not sent: ${this.trouble}; ${JSON.stringify(await this.site.report())} ${text(this.page.part('section'))}`,
    );
  }

  /** Whether words stand in the thread as the site has them. */
  isSettled(words: string): boolean {
    const rows = this.rows(words);
    return rows.length > 0 && rows.every(({ article }) => !isUnsent(article));
  }

  async #again(words: string): Promise<void> {
    await this.until(() => this.#traffic.isQuiet);
    const retry = this.page.root.querySelector<HTMLElement>('[part~="resend-button"]');
    if (retry) retry.click();
    else if (this.isInForm(words)) {
      await this.form.fill(GUEST);
      await this.form.submit();
    } else await this.#time.pass(5000);
    await this.until(() => this.#traffic.isQuiet);
  }
}

/** A row that stands for what the site does not have. */
function isUnsent(article: Element): boolean {
  return article.id.startsWith('comment-sending') || article.querySelector('[part~="sending-note"]') !== null;
}
