/** How a page can be found at GitHub. */
export const MAPPINGS = ['pathname', 'url', 'title', 'og:title', 'specific', 'number'] as const;

/** The word, when it is one of these. */
export function wordIn<Word extends string>(words: readonly Word[], word: string): Word | undefined {
  return words.find((known) => known === word);
}

/** Relative to the page. An image of the page may be called `baseURI`, and then `document.baseURI` is that image. */
export function absolute(address: string): string {
  return new URL(address, Reflect.get(Node.prototype, 'baseURI', document) as string).href;
}

/** The words of a list, separated by spaces or commas. */
export function wordsOf(list = ''): readonly string[] {
  return list.split(/[\s,]+/).filter((word) => word !== '');
}

/** A form of the page may be called `title`. */
export function pageTitle(): string {
  return Reflect.get(Document.prototype, 'title', document) as string;
}
