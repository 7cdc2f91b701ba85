import { readScript, sectionScripts } from './read-script.js';

/** Puts a section right after each script tag that asks for one; after those in the head, at the page's end. */
export function mount(document: Document, address: string): void {
  for (const script of sectionScripts(document, address)) {
    if (script.nextElementSibling?.localName === 'gedanken-comments') continue;
    const section = document.createElement('gedanken-comments');
    for (const [name, value] of readScript(script, (message) => console.warn(`<gedanken-comments>: ${message}`)))
      section.setAttribute(name, value);
    if (document.head.contains(script)) document.body.append(section);
    else script.after(section);
  }
}
