import { readUrl } from '../core/fields.js';

/** Where others have their say. */
const OTHERS = [
  'gedanken-comments, blockquote, .h-cite, .u-comment, .replies, .responses, #respond, #disqus_thread',
  '[class*="comment" i], [id*="comment" i], [class*="webmention" i], [id*="webmention" i]',
  '[itemprop~="comment"], [itemtype$="/Comment"]',
].join();
const ANYBODY = `:is(${OTHERS}):not(html, body)`;
/** Where a page speaks of other pages. */
const ELSEWHERE = 'aside, nav';

/** What a page says of itself by its links: those in its head, and those of its own article. */
export class PageLinks {
  readonly #document: Document;
  readonly #article: Element | undefined;
  /** What the page is an article by: the same must be around a link before anything else of that kind. */
  readonly #kind: '.h-entry' | 'article';

  constructor(document: Document) {
    this.#document = document;
    this.#kind = this.#all('.h-entry').length > 0 ? '.h-entry' : 'article';
    this.#article = this.#ownArticle();
  }

  /** The address by which the page wants to be known; without its fragment. */
  get address(): string {
    const canonical = this.#all('head > link[rel~="canonical"][href]').map((link) => this.hrefOf(link));
    const own = canonical.find((href) => href !== undefined) ?? readUrl(this.#of(Document.prototype, 'URL'));
    return withoutFragment(own ?? '');
  }

  /** Those that the page stands for, in its order. */
  find(selector: string): readonly Element[] {
    return this.#all(selector).filter((link) => this.#isOwn(link));
  }

  /** Where a link leads: `undefined` for what is neither `http:` nor `https:`, or has credentials. */
  hrefOf(link: Element): string | undefined {
    return readUrl(link.getAttribute('href'), this.#of(Node.prototype, 'baseURI'));
  }

  #isOwn(link: Element): boolean {
    if (link.closest(ANYBODY)) return false;
    // What a broken head lets fall is found at the start of the body.
    if (link.localName === 'link' && link.parentElement?.matches('head, body')) return true;
    return this.#article !== undefined && link.closest(this.#kind) === this.#article;
  }

  /** The one article, or of several (a list, or others that go with it) the one that the page is about. */
  #ownArticle(): Element | undefined {
    const kind = this.#kind;
    const all = this.#all(kind).filter(
      (one) => !one.closest(ANYBODY) && !one.closest(ELSEWHERE) && !one.parentElement?.closest(kind),
    );
    if (all.length < 2) return all[0];
    const { address } = this;
    const named = all.filter((one) =>
      [...one.querySelectorAll('.u-url[href]')].some((link) => this.#is(link, address)),
    );
    const titled = all.filter((one) => one.querySelector('h1'));
    return [named, titled].find(({ length }) => length === 1)?.[0];
  }

  #is(link: Element, address: string): boolean {
    return withoutFragment(this.hrefOf(link) ?? '') === address;
  }

  #all(selector: string): readonly Element[] {
    // A form of the page may be called `querySelectorAll`, and then `document.querySelectorAll` is that form.
    return [...Document.prototype.querySelectorAll.call(this.#document, selector)];
  }

  #of(prototype: Document | Node, name: 'URL' | 'baseURI'): string {
    return Reflect.get(prototype, name, this.#document) as string;
  }
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/, '');
}
