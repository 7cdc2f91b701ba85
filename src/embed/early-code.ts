import { backends, type BackendCode } from '../components/backends.js';
import { allIn } from './section-scripts.js';

/** The code of the backends that a page names, by their names. */
export type EarlyCode = ReadonlyMap<string, Promise<BackendCode>>;

/** The words of `loading` with which nothing is asked for before the reader is there. */
const LATER = /^\s*(lazy|click)\s*$/i;

/**
 * Begins to load what talks to the backends of a page, so that it comes together with the code of the sections and not
 * after it.
 */
export function loadEarly(document: Document, scripts: readonly HTMLScriptElement[]): EarlyCode {
  const code = new Map<string, Promise<BackendCode>>();
  const begin = (backend = '', loading = ''): void => {
    const name = backend.trim();
    if (LATER.test(loading) || code.has(name) || !Object.hasOwn(backends, name)) return;
    const loaded = backends[name]!();
    // The section asks for it again, and tells.
    loaded.catch(() => undefined);
    code.set(name, loaded);
  };
  for (const { dataset } of scripts) begin(dataset['backend'], dataset['loading']);
  for (const section of allIn(document, 'gedanken-comments[backend]'))
    begin(section.getAttribute('backend') ?? '', section.getAttribute('loading') ?? '');
  return code;
}
