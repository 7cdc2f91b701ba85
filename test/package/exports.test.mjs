import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { publicAdapters, localeNames } from '../../scripts/build/entries.mjs';
import { entryPoints, install } from './installed.mjs';

/** These register elements, so they are for browsers. */
const WITH_EFFECTS = ['./define.js', './embed.js'];

describe('the installed package', () => {
  let installed;
  before(() => {
    installed = install();
  });
  after(() => installed.remove());

  it('has a way in for each door, adapter and locale, and for nothing else', () => {
    const adapters = publicAdapters().map((name) => `./adapters/${name}.js`);
    const locales = localeNames().map((name) => `./locales/${name}.js`);
    const expected = ['.', './core.js', './testing.js', ...WITH_EFFECTS, ...adapters, ...locales];

    assert.deepEqual(entryPoints(installed.files).toSorted(), expected.toSorted());
  });

  it('exports something from every entry point, and changes nothing outside itself', () => {
    const names = entryPoints(installed.files).filter((name) => !WITH_EFFECTS.includes(name));
    const specifiers = names.map((name) => `gedanken${name.slice(1)}`);

    // The dependencies bring a few globals along; those are not ours.
    const report = installed.run(`
      await Promise.all([import('lit'), import('nanostores')]);
      const before = new Set(Object.getOwnPropertyNames(globalThis));
      const exported = {};
      for (const name of ${JSON.stringify(specifiers)}) exported[name] = Object.keys(await import(name));
      const defined = ['gedanken-comments', 'gedanken-count'].filter((tag) => globalThis.customElements?.get(tag));
      const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
      console.log(JSON.stringify({ exported, defined, added }));
    `);
    const { exported, defined, added } = JSON.parse(report);

    for (const name of specifiers) assert.notDeepEqual(exported[name], [], name);
    assert.deepEqual(defined, []);
    assert.deepEqual(added, []);
  });

  it('ends by itself: importing starts no timer and opens nothing', () => {
    assert.equal(installed.run(`await import('gedanken'); console.log('done');`), 'done');
  });

  it('keeps the parts of adapters and languages to itself', () => {
    for (const part of ['adapters/http.js', 'locales/de/reading.js'])
      assert.throws(() => installed.run(`await import('gedanken/${part}');`), /ERR_MODULE_NOT_FOUND/, part);
  });

  it('has types that import only what comes with the package', () => {
    const types = installed.files.filter((file) => file.endsWith('.d.ts'));
    const foreign = types.flatMap((file) => {
      const specifiers = [...installed.read(file).matchAll(/(?:from\s+|import\()['"]([^.'"][^'"]*)['"]/g)];
      return specifiers.map(([, name]) => `${file}: ${name}`);
    });

    const allowed = /: (lit|marked|nanostores|@floating-ui\/dom)(\/|$)/;
    assert.ok(types.length > 0);
    assert.deepEqual(
      foreign.filter((line) => !allowed.test(line)),
      [],
    );
  });
});
