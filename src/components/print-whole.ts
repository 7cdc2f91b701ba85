/**
 * Shows everything while the page is being printed. `expand` returns how to put back what was as it
 * was. Returns how to stop doing so.
 */
export function printWhole(expand: () => () => void): () => void {
  let restore: (() => void) | undefined;
  const before = (): void => {
    restore ??= expand();
  };
  const after = (): void => {
    restore?.();
    restore = undefined;
  };
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  return () => {
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
    after();
  };
}
