import fc from 'fast-check';

/** Any text that a JavaScript string can hold: controls, halves of surrogate pairs and all. */
export function anyText(maxLength = 40): fc.Arbitrary<string> {
  return fc.array(fc.nat(0xffff), { maxLength }).map((units) => String.fromCharCode(...units));
}
