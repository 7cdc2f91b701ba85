import { readScript } from './read-script.js';

export { startEarly } from './start-early.js';

/** Puts a section right after each script tag that asks for one; after those in the head, at the page's end. */
export function mount(document: Document, scripts: readonly HTMLScriptElement[]): void {
  for (const script of scripts) {
    if (script.nextElementSibling?.localName === 'gedanken-comments') continue;
    const section = document.createElement('gedanken-comments');
    for (const [name, value] of readScript(script, (message) => console.warn(`<gedanken-comments>: ${message}`)))
      section.setAttribute(name, value);
    if (script.closest('body')) script.after(section);
    else Document.prototype.querySelector.call(document, 'body')?.append(section);
  }
}
