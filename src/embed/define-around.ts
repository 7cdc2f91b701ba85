import { register } from '../components/register.js';

const TAGS = ['gedanken-count', 'gedanken-recent'];

/**
 * Defines the elements that a page may have besides a section: at once where there is one, else when
 * the page has loaded, so that nobody waits for what is not there.
 */
export function defineAround(document: Document): void {
  const around = Document.prototype.querySelector.call(document, TAGS.join());
  if (around || document.readyState === 'complete') void load();
  else addEventListener('load', () => setTimeout(load), { once: true });
}

async function load(): Promise<void> {
  // Another copy of this code has been here, and has been named when the section was.
  if (TAGS.every((tag) => customElements.get(tag))) return;
  try {
    const { elementsAround } = await import('../components/elements-around.js');
    register(elementsAround);
  } catch (error) {
    console.warn(`<gedanken-count>, <gedanken-recent>: their code did not load. ${String(error)}`);
  }
}
