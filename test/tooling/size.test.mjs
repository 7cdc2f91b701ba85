import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { grownModules } from '../../scripts/size/grown-modules.mjs';
import { filesOf, itemsToWeigh } from '../../scripts/size/items.mjs';

const chunk = (file, source, { imports = [], lazy = [], modules = {} } = {}) => ({
  file,
  source,
  imports,
  lazy,
  modules,
});
const chunks = [
  chunk('embed.js', 'src/embed.ts', { lazy: ['core.js', 'section.js'] }),
  chunk('core.js', null, { modules: { 'src/embed/mount.ts': 300 } }),
  chunk('section.js', 'src/embed/run.ts', {
    imports: ['core.js'],
    lazy: ['wordpress.js', 'memory.js', 'de.js', 'tools.js'],
    modules: { 'src/i18n/locales/en/index.ts': 900 },
  }),
  chunk('http.js', null),
  chunk('wordpress.js', null, {
    imports: ['core.js', 'http.js'],
    lazy: ['form.js'],
    modules: { 'src/adapters/wordpress.ts': 900, 'src/components/settings/wordpress.ts': 300 },
  }),
  chunk('form.js', 'src/adapters/wordpress-form.ts', { imports: ['http.js'] }),
  chunk('memory.js', null, { imports: ['core.js'], modules: { 'src/components/settings/memory.ts': 100 } }),
  chunk('tools.js', 'src/components/tools/tools.ts'),
  chunk('de.js', 'src/i18n/locales/de/index.ts', { lazy: ['de-tools.js'] }),
  chunk('de-tools.js', 'src/i18n/locales/de/tools.ts'),
];
const items = itemsToWeigh(chunks);
const filesNamed = (name) => {
  const files = filesOf(
    items.find((item) => item.name === name),
    chunks,
  );
  return files.map(({ file }) => file).toSorted();
};

describe('what is weighed', () => {
  it('is the first view in two languages, what else can be loaded, each adapter and each part of a locale', () => {
    assert.deepEqual(
      items.map(({ name }) => name),
      [
        'first view, WordPress, en',
        'first view, WordPress, de',
        'everything, WordPress, en',
        'adapter memory',
        'adapter memory, in all',
        'adapter wordpress',
        'adapter wordpress, in all',
        'locale de',
        'locale de, tools',
      ],
    );
  });

  it('counts in the first view all that is imported, and nothing that waits for a reader', () => {
    assert.deepEqual(filesNamed('first view, WordPress, de'), [
      'core.js',
      'de.js',
      'embed.js',
      'http.js',
      'section.js',
      'wordpress.js',
    ]);
  });

  it('counts in everything what readers can make it load, and nothing of other backends and languages', () => {
    assert.deepEqual(filesNamed('everything, WordPress, en'), [
      'core.js',
      'embed.js',
      'form.js',
      'http.js',
      'section.js',
      'tools.js',
      'wordpress.js',
    ]);
  });

  it('finds a locale that is built into another file', () => {
    assert.deepEqual(filesNamed('first view, WordPress, en'), [
      'core.js',
      'embed.js',
      'http.js',
      'section.js',
      'wordpress.js',
    ]);
  });

  it('counts for an adapter what it brings to a page, and apart from it what it can bring later', () => {
    assert.deepEqual(filesNamed('adapter wordpress'), ['http.js', 'wordpress.js']);
    assert.deepEqual(filesNamed('adapter wordpress, in all'), ['form.js', 'http.js', 'wordpress.js']);
  });

  it('says so when a file it counts on is gone', () => {
    assert.throws(() => filesOf({ entries: ['src/components/settings/gone.ts'] }, chunks), /gone\.ts is in no file/);
  });
});

describe('what grew', () => {
  it('is named, the most grown first', () => {
    const lines = grownModules(['a', 'b', 'c'], { a: 120, b: 50, c: 10 }, { a: 100, b: 10, c: 10 });

    assert.deepEqual(lines, ['50 B  b  (+40)', '120 B  a  (+20)']);
  });

  it('is the largest when nothing grew', () => {
    assert.deepEqual(grownModules(['a', 'b'], { a: 1, b: 2 }, { a: 1, b: 2 }), ['2 B  b', '1 B  a']);
  });
});
