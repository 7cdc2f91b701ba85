import { expect, use } from 'chai';

// A failed comparison of nodes would print, and the runner would walk, the whole document.
use(({ Assertion }) => {
  Assertion.overwriteMethod(
    'equal',
    (compare: (this: Chai.AssertionStatic, ...args: unknown[]) => void) =>
      function (this: Chai.AssertionStatic, expected: unknown, ...rest: unknown[]) {
        const actual: unknown = this._obj;
        if (!(actual instanceof Node) && !(expected instanceof Node)) return compare.call(this, expected, ...rest);
        this.assert(
          actual === expected,
          `expected ${nameOf(actual)} to be ${nameOf(expected)}`,
          `expected ${nameOf(actual)} not to be ${nameOf(expected)}`,
          undefined,
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
