/**
 * What addresses that a page writes are relative to. An image of the page may be called `baseURI`, and then
 * `document.baseURI` is that image.
 */
export function pageBase(): string {
  return Reflect.get(Node.prototype, 'baseURI', document) as string;
}

/** Where the page itself comes from, whatever its `<base>` says. */
export function pageOrigin(): string {
  // A document that was written into a frame has no place of its own.
  return location.origin === 'null' ? origin : location.origin;
}
