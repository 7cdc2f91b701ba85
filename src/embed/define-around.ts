import { register } from '../components/register.js';

/**
 * Defines the elements that a page may have besides a section: at once where there is one, else when
 * the page has loaded, so that nobody waits for what is not there.
 */
export function defineAround(document: Document): void {
  if (document.readyState === 'complete' || document.querySelector('gedanken-count, gedanken-recent')) void load();
  else addEventListener('load', () => setTimeout(load), { once: true });
}

async function load(): Promise<void> {
  try {
    const { elementsAround } = await import('../components/elements-around.js');
    register(elementsAround);
  } catch (error) {
    console.warn(`<gedanken-count>, <gedanken-recent>: their code did not load. ${String(error)}`);
  }
}
