import { expect, use } from 'chai';

// A failed comparison of nodes would print, and the runner would walk, the whole document.
use(({ Assertion }) => {
  Assertion.overwriteMethod(
    'equal',
    (compare: (this: Chai.AssertionStatic, ...args: unknown[]) => void) =>
      function (this: Chai.AssertionStatic, expected: unknown, ...rest: unknown[]) {
        const actual: unknown = this._obj;
        if (!(actual instanceof Node) && !(expected instanceof Node)) return compare.call(this, expected, ...rest);
        const [is, should] = [nameOf(actual), nameOf(expected)];
        this.assert(
          actual === expected,
          `expected ${is} to be ${should}`,
          `expected ${is} not to be ${should}`,
          should,
          // The runner is handed the names: it would follow an element's fields to the end of everything.
          is,
          false,
        );
      },
  );
});

function nameOf(value: unknown): string {
  if (!(value instanceof Element)) return String(value);
  const marks = ['part', 'id', 'name'].flatMap((name) =>
    value.hasAttribute(name) ? [`${name}="${value.getAttribute(name)}"`] : [],
  );
  return `<${[value.localName, ...marks].join(' ')}>`;
}

export { expect };
