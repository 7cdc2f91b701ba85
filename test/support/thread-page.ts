import { fixture } from '@open-wc/testing-helpers';
import type { Adapter } from '../../src/adapters/adapter.js';
import type { GedankenComments } from '../../src/components/gedanken-comments.js';
import type { GedankenComposer } from '../../src/components/gedanken-composer.js';
import type { FieldName } from '../../src/core/errors.js';
import '../../src/define.js';

/** After so many frames without change, what a test waits for is taken not to come. */
const PATIENCE = 1000;
/** The same, for code that has to be fetched first. */
const PATIENCE_FOR_CODE = 2000;
const EVENTS = ['gedanken-loaded', 'gedanken-posting', 'gedanken-posted', 'gedanken-error'] as const;

/** A page with a section in it, spoken of as a reader would. */
export class ThreadPage {
  /** What screen readers were told. */
  readonly said: string[] = [];
  /** What the page was told, in short: `error offline`. */
  readonly events: string[] = [];

  private constructor(readonly section: GedankenComments) {
    for (const name of EVENTS) section.addEventListener(name, (event) => this.events.push(inShort(event)));
  }

  /** Opens a page, and waits until its thread is there, or has failed. `fallback` is what the page put into the section. */
  static async open(
    adapter: Adapter | undefined,
    attributes: Readonly<Record<string, string>> = {},
    fallback = '',
  ): Promise<ThreadPage> {
    const page = await ThreadPage.begin(adapter, attributes, fallback);
    await page.settled();
    return page;
  }

  /** Opens a page, and does not wait for its thread. `prepare` gets the section before it stands in the page. */
  static async begin(
    adapter: Adapter | undefined,
    attributes: Readonly<Record<string, string>> = {},
    fallback = '',
    prepare: (section: GedankenComments) => void = () => undefined,
  ): Promise<ThreadPage> {
    const section = document.createElement('gedanken-comments');
    section.innerHTML = fallback;
    for (const [name, value] of Object.entries({ lang: 'en', ...attributes })) section.setAttribute(name, value);
    if (adapter) section.adapter = adapter;
    prepare(section);
    const page = new ThreadPage(section);
    const frame = await fixture<HTMLElement>('<div></div>');
    frame.append(section);
    page.#listen();
    await page.until(() => page.part('section') || section.shadowRoot?.querySelector('slot'));
    return page;
  }

  /** Waits until nothing is being loaded. */
  async settled(): Promise<void> {
    await this.until(
      () => !this.part('loading') && this.part('section') !== null && !this.section.matches(':state(loading)'),
    );
    await this.formsAtWork();
    // What can be done in a row comes last.
    await this.until(
      () => !this.part('comment-actions') || this.part('menu-button') || this.part('muted'),
      PATIENCE_FOR_CODE,
    );
  }

  /** Waits until the forms do what they do. Where the comments did not come, they load it only when they are used. */
  async formsAtWork(): Promise<void> {
    if (!this.events.includes('loaded')) return;
    const forms = (): GedankenComposer[] => [...this.root.querySelectorAll('gedanken-composer')];
    await this.until(() => forms().every(({ isAtWork }) => isAtWork), PATIENCE_FOR_CODE);
  }

  /** Waits until something holds, looking again at every change. */
  async until(holds: () => unknown, patience = PATIENCE): Promise<void> {
    for (let frame = 0; !isTrue(holds, frame > patience); frame += 1) {
      if (frame > patience) throw new Error(`Waited in vain for: ${holds.toString()}`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await this.section.updateComplete;
  }

  get root(): ShadowRoot {
    return this.section.shadowRoot!;
  }

  part(name: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[part~="${name}"]`);
  }

  parts(name: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(`[part~="${name}"]`)];
  }

  /** Whether a stylesheet would find the section in a state. */
  is(state: 'loading' | 'failed' | 'empty' | 'closed'): boolean {
    return this.section.matches(`:state(${state})`);
  }

  /** Whether something that the page put into the section is to be seen. */
  shows(selector: string): boolean {
    return (this.section.querySelector(selector)?.getClientRects().length ?? 0) > 0;
  }

  get heading(): string {
    return text(this.part('heading'));
  }

  /** The comments in reading order. */
  get comments(): ShownComment[] {
    return this.parts('comment').map((article) => new ShownComment(article));
  }

  comment(words: string): ShownComment {
    const found = this.comments.find(({ body }) => body.includes(words));
    if (!found)
      throw new Error(`No comment says “${words}”; there are: ${this.comments.map(({ body }) => body).join(' | ')}`);
    return found;
  }

  /** The form at the end of the thread. */
  get form(): Form {
    return new Form(this.root.querySelector('section > gedanken-composer')!);
  }

  get hasForm(): boolean {
    return this.root.querySelector('section > gedanken-composer') !== null;
  }

  /** The part that has the focus. */
  get focused(): Element | null {
    return this.root.activeElement;
  }

  /** Hears what is spoken through the live region, in whichever way the engine speaks. */
  #listen(): void {
    new MutationObserver(() => this.#hear()).observe(this.root, { childList: true, subtree: true });
    this.#hear();
  }

  #hear(): void {
    const status = this.part('status');
    if (!status || Object.hasOwn(status, 'ariaNotify')) return;
    Object.defineProperty(status, 'ariaNotify', { value: (message: string) => this.said.push(message) });
  }
}

/** One comment as the page shows it. */
export class ShownComment {
  constructor(readonly article: HTMLElement) {}

  get author(): string {
    return text(this.article.querySelector('[part~="comment-author"]'));
  }

  get body(): string {
    return text(this.article.querySelector('[part~="comment-body"]'));
  }

  get badges(): string[] {
    return [...this.article.querySelectorAll('[part~="badge"]')].map(text);
  }

  get target(): string {
    return text(this.article.querySelector('[part~="comment-target"]'));
  }

  get notice(): string {
    return text(this.article.querySelector('[part~="comment-notice"]'));
  }

  /** In how many lists it stands. */
  get depth(): number {
    let depth = 0;
    for (let at = this.article.parentElement; at; at = at.parentElement) if (at.matches('ol')) depth += 1;
    return depth;
  }

  get heading(): HTMLElement {
    return this.article.querySelector('[part~="comment-heading"]')!;
  }

  get replyButton(): HTMLButtonElement | null {
    return this.article.querySelector('[part~="reply-button"]');
  }

  /** The form below it; `null` while it is not being answered. */
  get form(): Form | null {
    const composer = this.article.parentElement?.querySelector<GedankenComposer>(':scope > gedanken-composer');
    return composer ? new Form(composer) : null;
  }
}

/** A form to write in. */
export class Form {
  constructor(readonly composer: GedankenComposer) {}

  field(name: FieldName): HTMLInputElement | HTMLTextAreaElement {
    return this.composer.querySelector(`[name="${name}"]`)!;
  }

  get remember(): HTMLInputElement {
    return this.composer.querySelector('[name="remember"]')!;
  }

  /** Types into fields, as a reader does. */
  async fill(values: Partial<Record<FieldName, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const field = this.field(name as FieldName);
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    await this.composer.updateComplete;
  }

  /** Fills in everything that a guest is asked for, and sends it. */
  async send(words: string): Promise<void> {
    await this.fill({ text: words, name: 'Gina Guest', email: 'gina@example.test' });
    await this.submit();
  }

  /** Sends it: not at once, since that is what programs do. */
  async submit(): Promise<void> {
    const { now } = performance;
    performance.now = () => now.call(performance) + 3_000;
    this.composer.querySelector<HTMLButtonElement>('[type="submit"]')!.click();
    performance.now = now;
    await this.composer.updateComplete;
  }

  errorOf(name: FieldName): string {
    return text(this.composer.querySelector(`[part~="${name}-row"] [part~="field-error"]`));
  }

  get problems(): string {
    return text(this.composer.querySelector('[part~="form-problems"]'));
  }

  button(part: string): HTMLButtonElement | null {
    return this.composer.querySelector(`[part~="${part}"]`);
  }
}

/** Whether something holds. What is asked about may not be there yet; in the end that is a failure. */
function isTrue(holds: () => unknown, isEnd: boolean): boolean {
  try {
    return Boolean(holds());
  } catch (error) {
    if (isEnd) throw error;
    return false;
  }
}

function inShort(event: Event): string {
  const what =
    'error' in event
      ? (event.error as { kind: string }).kind
      : 'comment' in event
        ? (event.comment as { text?: string; status?: string }).status
        : undefined;
  return [event.type.replace('gedanken-', ''), what].filter(Boolean).join(' ');
}

/** What an element says, with its white space folded. */
export function text(element: Element | null): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
