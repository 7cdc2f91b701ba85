import { readLine } from '../core/fields.js';

/** What a discussion is about: what the site says, else its backend, else the page. */
export function titleOf(written: string, known: string | undefined): string | undefined {
  return readLine(written) ?? known ?? pageTitle(document);
}

/** The title of the page around a section, for its heading; `undefined` where the page is not sure itself. */
function pageTitle(document: Document): string | undefined {
  // A form of the page may be called `querySelector`, and then `document.querySelector` is that form.
  const { querySelector, querySelectorAll } = Document.prototype;
  const meta = querySelector.call(document, 'meta[property="og:title"]')?.getAttribute('content');
  const headings = querySelectorAll.call(document, 'h1');
  return readLine(meta) ?? (headings.length === 1 ? readLine(headings[0]!.textContent) : undefined);
}

/** Whether the page put something into an element, to be seen until there is something better. */
export function hasFallback(element: Element): boolean {
  return [...element.childNodes].some((node) =>
    node instanceof Element ? node.slot === '' : node instanceof Text && node.data.trim() !== '',
  );
}
