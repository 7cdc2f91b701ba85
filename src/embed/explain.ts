import { unloaded } from '../i18n/unloaded.js';
import { allIn } from './section-scripts.js';

/** The class of the sentence, by which a page can style it, and by which we know that it has been said. */
const CLASS = 'gedanken-unavailable';

/**
 * Says in each section of a page that it can't be shown, below what the page put into it; and where script tags ask for a
 * section that could not even be made, right after them.
 */
export function explain(
  document: Document,
  scripts: readonly HTMLScriptElement[],
  sections: readonly HTMLElement[] = allIn<HTMLElement>(document, 'gedanken-comments'),
): void {
  for (const section of sections) {
    if (!section.lastElementChild?.classList.contains(CLASS)) section.append(sentence(document, section));
  }
  for (const script of scripts) {
    if (script.nextElementSibling?.localName === 'gedanken-comments') continue;
    const line = sentence(document, script, script.dataset['lang']);
    if (script.closest('body')) script.after(line);
    else if (sections.length === 0) allIn(document, 'body')[0]?.append(line);
  }
}

function sentence(document: Document, place: Element, asked = ''): HTMLElement {
  const language = languageOf(asked || (place.closest('[lang]')?.getAttribute('lang') ?? ''));
  const line = Document.prototype.createElement.call(document, 'p');
  line.className = CLASS;
  line.lang = language;
  line.dir = 'auto';
  line.textContent = unloaded[language]!;
  return line;
}

/** The language of a tag such as `de-AT`, or `de_AT`, if we have the sentence in it. */
function languageOf(tag: string): string {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0]!;
  return Object.hasOwn(unloaded, language) ? language : 'en';
}
