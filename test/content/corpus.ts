import { addresses, deceits } from './corpus/addresses.js';
import { acting, clobbering, handlers, mutations, namespaces, rawText } from './corpus/elements.js';
import { markdown } from './corpus/markdown.js';
import { requests, styles } from './corpus/styles.js';
import { controls, deceptions, encodings, frameworks, quadratic, references, unfinished } from './corpus/text.js';
import { payloads } from './payloads.js';

const families: Readonly<Record<string, readonly string[]>> = {
  ...payloads,
  'event handlers in every spelling': handlers,
  'raw text to break out of': rawText,
  'drawings and formulas': namespaces,
  'trees that mend themselves': mutations,
  'names that clobber everything': clobbering,
  'things to act with': acting,
  'addresses that run in disguise': addresses,
  'links that deceive': deceits,
  'styles in every form': styles,
  'requests by being there': requests,
  'markup that is cut off': unfinished,
  'control characters in tags': controls,
  'references decoded too often': references,
  'markup in other encodings': encodings,
  'names that deceive': deceptions,
  'shapes that take long': quadratic,
  'templates for frameworks': frameworks,
  'Markdown that is more': markdown,
};

/**
 * Every payload, once, by what strangers hope for: those written by hand, and those made of parts.
 * All of it is our own wording of what is known in public; nothing is copied from anybody's list.
 */
export const corpus: Readonly<Record<string, readonly string[]>> = withoutRepeats(families);

/** The same in one list. */
export const everyPayload: readonly string[] = Object.values(corpus).flat();

function withoutRepeats(all: Readonly<Record<string, readonly string[]>>): Record<string, readonly string[]> {
  const seen = new Set<string>();
  return Object.fromEntries(
    Object.entries(all).map(([hope, sources]) => [
      hope,
      sources.filter((source) => !seen.has(source) && seen.add(source)),
    ]),
  );
}
