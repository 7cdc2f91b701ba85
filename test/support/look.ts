import { engine, media, viewport } from './commands.js';
import type { ThreadPage } from './thread-page.js';

/** How a page looks around a section. */
export interface Look {
  readonly lang: string;
  /** Of the page, in CSS pixels; it has the margins that pages have by themselves. */
  readonly width: number;
  readonly colours: 'light' | 'dark' | 'forced';
}

/** Whether this engine can be made to draw in the reader's own few colours. */
export const canForceColours = engine !== 'webkit';

const PAGES = { light: 'background: #ffffff; color: #000000', dark: 'background: #121212; color: #eeeeee', forced: '' };

/** Gives a page its look, and draws all of it, also what is far below. What is forced on it lasts until `plainMedia`. */
export async function dress(page: ThreadPage, { width, colours }: Look): Promise<void> {
  const frame = page.section.parentElement!;
  frame.style.cssText = `box-sizing: border-box; inline-size: ${width}px; padding: 8px; ${PAGES[colours]}`;
  const style = document.createElement('style');
  style.textContent = 'gedanken-comments::part(item) { content-visibility: visible }';
  frame.append(style);
  if (colours === 'forced') await media({ forcedColors: 'active' });
  await drawn(page);
}

/** Resolves when the page has been drawn as it is now, and nothing in the section is on its way to somewhere. */
export async function drawn({ root }: ThreadPage): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  const passing = root.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(passing.map(({ finished }) => finished));
}

/** Makes room for wide looks in each test of the suite that it is called in. */
export function wideWindow(): void {
  before(() => viewport(1300, 900));
  after(() => viewport(800, 600));
}

/** Takes back what was forced on the page. */
export async function plainMedia(): Promise<void> {
  if (canForceColours) await media({});
}
