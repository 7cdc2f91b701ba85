/** The script tags that loaded this code and ask for a section. */
export function sectionScripts(document: Document, address: string): HTMLScriptElement[] {
  return allIn<HTMLScriptElement>(document, 'script[type="module"][src]:is([data-backend], [data-sources])').filter(
    ({ src }) => src === address,
  );
}

/** A form of the page may be called `querySelectorAll`, and then `document.querySelectorAll` is that form. */
export function allIn<Kind extends Element>(document: Document, selector: string): Kind[] {
  return [...Document.prototype.querySelectorAll.call(document, selector)] as Kind[];
}
