/** What Lit makes nodes with. */
const METHODS = ['createComment', 'createElement', 'createTextNode', 'createTreeWalker', 'importNode'] as const;

/** Which method of a document an element of the page has taken by its name: `<form name="createElement">` does. */
export function takenMethod(document: Document): string | undefined {
  return METHODS.find((name) => typeof document[name] !== 'function');
}

/** What a page's developer can do about code that did not run. `error` is what its import was refused with. */
export function adviceFor(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/policy/i.test(message))
    return "Its policy is refused: let the page’s policies say trusted-types lit-html 'allow-duplicates'.";
  if (message.startsWith('An element of the page')) return 'Give that element another name.';
  return 'A file of it is missing, was changed, or is not allowed by the page’s script-src.';
}
