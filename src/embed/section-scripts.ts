/** What only a tag says that asks for a section: by its beginning, since whoever misspells it is told of it by the section. */
const ASKING = /^data-(b|endpoint|sources|thread)/;

/** The script tags that loaded this code and ask for a section. */
export function sectionScripts(document: Document, address: string): HTMLScriptElement[] {
  return allIn<HTMLScriptElement>(document, 'script[type="module"][src]').filter(
    ({ src, attributes }) => src === address && [...attributes].some(({ name }) => ASKING.test(name)),
  );
}

/** A form of the page may be called `querySelectorAll`, and then `document.querySelectorAll` is that form. */
export function allIn<Kind extends Element>(document: Document, selector: string): Kind[] {
  return [...Document.prototype.querySelectorAll.call(document, selector)] as Kind[];
}
