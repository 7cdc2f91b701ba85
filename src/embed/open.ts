import { adviceFor, takenMethod } from './advice.js';
import type { EarlyCode } from './early-code.js';
import { explain } from './explain.js';
import type { mount } from './mount.js';
import { allIn } from './section-scripts.js';
import type { startEarly } from './start-early.js';

/** What opens the sections of a page. The two loads are apart since `mount` needs no Lit, and so can't fail with it. */
export interface Opening {
  readonly document: Document;
  /** The script tags that ask for a section. */
  readonly scripts: readonly HTMLScriptElement[];
  readonly loadMount: () => Promise<{ readonly mount: typeof mount; readonly startEarly: typeof startEarly }>;
  readonly loadRun: () => Promise<{ run(document: Document): void }>;
  /** Begins to load what talks to the backends of the page. */
  readonly loadEarly: (document: Document, scripts: readonly HTMLScriptElement[]) => EarlyCode;
}

const TAG = 'gedanken-comments';

/**
 * Brings the sections of a page to life. Where that fails, what the page put into them stays, with one sentence for the
 * reader and one line for the developer. Never rejects.
 */
export async function open(opening: Opening): Promise<void> {
  const { document, scripts } = opening;
  const defined = customElements.get(TAG);
  if (defined && !isSection(defined)) {
    console.warn(`<${TAG}> is defined by other code of this page. Gedanken leaves it alone and shows no comments.`);
    explain(document, scripts, []);
    return;
  }
  try {
    if (defined) await join(opening);
    else await start(opening);
  } catch (error) {
    // Meanwhile another copy may have come to life, and taken the only Trusted Types policy there is.
    if (customElements.get(TAG)) {
      sayAnother();
      return;
    }
    console.warn(`<${TAG}>: the code of the section did not run. ${adviceFor(error)} ${String(error)}`);
    explain(document, scripts);
  }
}

async function start({ document, scripts, loadMount, loadRun, loadEarly }: Opening): Promise<void> {
  const taken = takenMethod(document);
  if (taken !== undefined) throw new Error(`An element of the page is called “${taken}”.`);
  const code = loadEarly(document, scripts);
  const mounting = loadMount();
  const running = loadRun().catch((error: unknown) => ({ error }));
  const { mount, startEarly } = await mounting;
  mount(document, scripts);
  startEarly(allIn<HTMLElement>(document, TAG), code);
  const run = await running;
  if ('error' in run) throw run.error;
  run.run(document);
}

/** Another copy of this code came first, of this version or another: its sections are as good as ours. */
async function join({ document, scripts, loadMount }: Opening): Promise<void> {
  sayAnother();
  if (scripts.length > 0) (await loadMount()).mount(document, scripts);
}

function sayAnother(): void {
  console.warn(`<${TAG}> is already defined by another copy of Gedanken on this page: that one stays.`);
}

/** Told by its attributes, which all versions have. */
function isSection(element: CustomElementConstructor): boolean {
  const { observedAttributes } = element as { observedAttributes?: unknown };
  return Array.isArray(observedAttributes) && observedAttributes.includes('backend');
}
