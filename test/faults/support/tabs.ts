import type { GedankenComments } from '../../../src/components/gedanken-comments.js';
import { Form, text } from '../../support/thread-page.js';
import { Site } from './site.js';

/** After so many frames, what a test waits for is taken not to come. */
const PATIENCE = 3000;
const PAGE = new URL('./tab.html', import.meta.url);

/** Tabs of one browser with the same thread in them. */
export class Tabs {
  site!: Site;
  #open: Tab[] = [];

  /** For each test of the suite that it is called in. */
  static inEachTest(): Tabs {
    const tabs = new Tabs();
    beforeEach(async () => {
      tabs.site = await Site.start();
    });
    afterEach(async () => {
      for (const tab of tabs.#open.splice(0)) tab.close();
      await tabs.site.stop();
      tabs.site.forget();
    });
    return tabs;
  }

  /** Opens one, and waits for its thread. */
  async open({ isOffline = false } = {}): Promise<Tab> {
    const frame = document.createElement('iframe');
    frame.src = `${PAGE.href}?site=${encodeURIComponent(this.site.origin)}`;
    frame.style.blockSize = '600px';
    const tab = new Tab(frame);
    this.#open.push(tab);
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    tab.connect(!isOffline);
    await tab.until(() => tab.root.querySelector('section > gedanken-composer') && tab.rows('First remark') === 1);
    return tab;
  }
}

/** One tab: a document of its own, whose time nobody stops. */
export class Tab {
  constructor(readonly frame: HTMLIFrameElement) {}

  get root(): ShadowRoot {
    return this.frame.contentDocument!.querySelector<GedankenComments>('gedanken-comments')!.shadowRoot!;
  }

  get form(): Form {
    return new Form(this.root.querySelector('section > gedanken-composer')!);
  }

  get typed(): string {
    return this.form.field('text').value;
  }

  /** Types into the form at the end of the thread, at this very moment. */
  type(words: string): void {
    void this.form.fill({ text: words });
  }

  async send(words: string): Promise<void> {
    const { performance } = this.frame.contentWindow!;
    const { now } = performance;
    await this.form.fill({ text: words, name: 'Gina Guest', email: 'gina@example.test' });
    // Not at once, since that is what programs do.
    performance.now = () => now.call(performance) + 3_000;
    this.form.button('submit-button')!.click();
    performance.now = now;
  }

  /** How many rows say something. */
  rows(words: string): number {
    return [...this.root.querySelectorAll('[part~="comment-body"]')].filter((body) => text(body).includes(words))
      .length;
  }

  part(name: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[part~="${name}"]`);
  }

  /** Whether there is a connection, as far as the tab knows. */
  connect(isOnline: boolean): void {
    const tab = this.frame.contentWindow!;
    Object.defineProperty(tab.navigator, 'onLine', { configurable: true, value: isOnline });
    if (isOnline) tab.dispatchEvent(new Event('online'));
  }

  async until(holds: () => unknown): Promise<void> {
    for (let frame = 0; ; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      try {
        if (holds()) return;
      } catch (error) {
        if (frame > PATIENCE) throw error;
      }
      if (frame > PATIENCE) throw new Error(`Waited in vain for: ${holds.toString()} ${text(this.part('section'))}`);
    }
  }

  close(): void {
    this.frame.remove();
  }
}
