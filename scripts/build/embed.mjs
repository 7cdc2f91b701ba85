import { readdirSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { build } from 'vite';
import { adapterRole, familyOf } from '../house/adapter-files.mjs';
import { minifyTemplates } from './minify-templates.mjs';
import { partClasses } from './part-classes.mjs';
import { staticClosure } from './static-closure.mjs';

/**
 * Builds `dist/embed.js` for a script tag, with what it loads when needed in `dist/embed/`, and answers with what each
 * file holds: `{file, imports, lazy, source, modules: {name: bytes}}`, files as named from `dist/`.
 */
export async function buildEmbed() {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [ownCopy(), partClasses(), minifyTemplates(), runtimeInCore(), sideBySide(), compiledAtOnce()],
    build: {
      target: 'es2022',
      outDir: 'dist',
      emptyOutDir: false,
      license: { fileName: 'embed/third-party-licenses.md' },
      // As a library, import() of a lazy file stays a plain relative import(); an app build adds a preload helper.
      lib: { entry: { embed: 'src/embed.ts' }, formats: ['es'] },
      rolldownOptions: {
        checks: { bundlerTimings: false },
        // Vite's own minifier keeps white space in libraries.
        output: { minify: true, comments: false, chunkFileNames, codeSplitting: { groups: GROUPS } },
      },
    },
  });
  return output.filter(({ type }) => type === 'chunk').map(describe);
}

const atOnce = staticClosure('src/embed/run.ts');
const ofTools = staticClosure('src/components/tools/tools.ts');
const adapterNames = readdirSync('src/adapters').map((file) => basename(file, '.ts'));
const ofDriver = new Map(drivers().map((name) => [name, familyAtOnce(name)]));
const inForms = staticClosure('src/components/composing/composing.ts');
const inEdits = staticClosure('src/components/tools/edit-forms.ts');

/**
 * What stays together. Without this each set of sharers gets a file of its own, and a page would wait for one round trip
 * after another. The embed itself shares nothing: it asks for `core` and `section` at once, and is there to say so when
 * they fail.
 */
const GROUPS = [
  { name: 'core', test: isOfCore, priority: 3 },
  { name: 'core-parts', test: /[\\/]src[\\/]core[\\/]/, minShareCount: 2, priority: 2 },
  { name: 'local', test: /[\\/]src[\\/]adapters[\\/]local-/, priority: 1 },
  { name: 'protocol-info', test: /[\\/]src[\\/]adapters[\\/]protocol-(info|wire)\.ts$/, priority: 2 },
  { name: 'protocol-reader', test: /[\\/]src[\\/]adapters[\\/]protocol-(reader|ports|address)\.ts$/, priority: 1 },
  { name: 'read-only', test: /[\\/]src[\\/]adapters[\\/]read-only\.ts$/, priority: 1 },
  { name: 'page-term', test: /[\\/]src[\\/]adapters[\\/]page-term\.ts$/, priority: 1 },
  { name: 'tab-token', test: /[\\/]src[\\/]adapters[\\/]tab-token\.ts$/, priority: 1 },
  { name: 'section', test: (id) => atOnce.has(id), priority: 1 },
  { name: 'tools-parts', test: isOfTools, minShareCount: 2 },
  { name: ofBackend, test: /[\\/]src[\\/](adapters|components[\\/]settings)[\\/]/ },
  { name: 'composing', test: (id) => inForms.has(id) && !atOnce.has(id), priority: 1 },
  { name: 'section', test: /[\\/]node_modules[\\/](@?lit|lit-|nanostores)/, minShareCount: 2 },
];

const OF_CORE =
  /[\\/]src[\\/](?:adapters[\\/](?:http|once|own-count)|embed[\\/](?:mount|read-script|start-early)|components[\\/](?:head-start|first-page|settings[\\/]read-settings)|dom[\\/]language-at|i18n[\\/]load-messages)\.ts$/;

/** What adapters need, too, and what puts sections into a page and asks for their words and threads. */
function isOfCore(id) {
  if (id.includes('rolldown/runtime')) return true;
  if (/[\\/]src[\\/]core[\\/]/.test(id)) return atOnce.has(id) || !(ofTools.has(id) || inEdits.has(id));
  return OF_CORE.test(id);
}

/** What the tools share with what comes besides them; but not what a page may need before. */
function isOfTools(id) {
  return ofTools.has(id) && !atOnce.has(id) && !/[\\/](embeds|fold-text)\.ts$/.test(id);
}

/** A driver, what reads its settings, and the parts that it needs at once: one file, also where other parts share some. */
function ofBackend(id) {
  const name = basename(id, '.ts');
  const family = familyOf(name, adapterNames);
  return ofDriver.get(family)?.has(id) || /[\\/]settings[\\/]/.test(id) ? `adapter-${family}` : null;
}

function drivers() {
  return adapterNames.filter((name) => adapterRole(name, adapterNames) === 'driver');
}

/** The files of a driver's own that it needs at once. */
function familyAtOnce(driver) {
  const ids = [...staticClosure(`src/adapters/${driver}.ts`)];
  return new Set(ids.filter((id) => familyOf(basename(id, '.ts'), adapterNames) === driver));
}

/** Gives `embed.js`, which shares nothing with what it loads, a copy of its own of the table of backends. */
function ownCopy() {
  return {
    name: 'own-copy',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!/[\\/]src[\\/]embed[\\/]early-code\.ts$/.test(importer ?? '') || !source.endsWith('/backends.js'))
        return null;
      const { id } = await this.resolve(source, importer, { skipSelf: true });
      return `${id}?own`;
    },
  };
}

/**
 * Puts the few lines that the bundler needs into `core`, which every page has: a file of their own is a request more. The
 * few files that do not import `core` get them, too: the hash in their names does not know of `core`.
 */
function runtimeInCore() {
  return {
    name: 'runtime-in-core',
    generateBundle(_, bundle) {
      const files = Object.keys(bundle);
      const [runtime, core] = [RUNTIME, CORE].map((name) => files.find((file) => name.test(file)));
      const [, lines, made] = EXPORTS_ONE.exec(bundle[runtime].code);
      for (const chunk of Object.values(bundle).filter(({ imports }) => imports?.includes(runtime))) {
        const fromCore = chunk.imports.includes(core);
        const exported = (name) => (chunk.fileName === core ? `export{${name} as runtime};` : '');
        chunk.code = chunk.code.replace(RUNTIME_IMPORT, (_all, name) =>
          fromCore
            ? `import{runtime as ${name}}from"./${core.slice('embed/'.length)}";`
            : `var ${name}=(()=>{${lines}return ${made}})();${exported(name)}`,
        );
        chunk.imports = chunk.imports.filter((file) => file !== runtime);
      }
      delete bundle[runtime];
    },
  };
}

const RUNTIME = /^embed\/rolldown-runtime-[^/]*$/;
const CORE = /^embed\/core-(?!parts-)[^/]*$/;
const EXPORTS_ONE = /^(.*)export\s*\{\s*([\w$]+)(?: as t)?\s*\};?\s*$/s;
const RUNTIME_IMPORT = /import\s*\{\s*t as ([\w$]+)\s*\}\s*from\s*"\.\/rolldown-runtime-[^"]*";/;

/**
 * Lets `embed.js` ask together with a file for all that this file imports, and the section with its tools: else that would
 * be asked for one round trip later, when the file has come.
 */
function sideBySide() {
  return {
    name: 'side-by-side',
    generateBundle(_, bundle) {
      const entry = bundle['embed.js'];
      const asked = [...entry.code.matchAll(IMPORT_CALL)].map(([, file]) => file);
      const always = asked.filter((file) => /(core|section)-[^/]*$/.test(file));
      const withAlways = always.flatMap((file) => [file, ...importsOf(file, bundle)]);
      entry.code = entry.code.replace(IMPORT_CALL, (call, file) => {
        const known = always.includes(file) ? always : withAlways;
        return withImports(call, importsOf(file, bundle), known);
      });
      const section = bundle[always.find((file) => file.includes('section'))];
      // What forms do is asked for by itself at the same moment.
      const besideTools = [...withAlways, ...Object.keys(bundle).filter((file) => /composing-[^/]*$/.test(file))];
      section.code = section.code.replace(TOOLS_CALL, (call, file) =>
        withImports(call, importsOf(`embed/${file}`, bundle), besideTools).replaceAll('./embed/', './'),
      );
    },
  };
}

/** A call that loads a file, and with it those of its imports that are not `known` to be there. */
function withImports(call, imports, known) {
  const besides = imports.filter((file) => !known.includes(file));
  const calls = [call, ...besides.map((file) => `import("./${file}")`)];
  return besides.length > 0 ? `Promise.all([${calls}]).then(e=>e[0])` : call;
}

const IMPORT_CALL = /import\(["'`]\.\/(embed\/[^"'`]+)["'`]\)/g;
const TOOLS_CALL = /import\(["'`]\.\/(tools-(?!parts-)[^"'`]+)["'`]\)/g;

function importsOf(file, bundle) {
  const found = new Set(bundle[file].imports);
  for (const one of found) for (const imported of bundle[one].imports) found.add(imported);
  return [...found];
}

/**
 * Tells V8 to compile these files whole, in the background, while they load: most of their functions are called by the
 * time that the comments are there, and each that is not compiled then is parsed twice, the second time on the main thread.
 * https://v8.dev/blog/explicit-compile-hints
 */
function compiledAtOnce() {
  return {
    name: 'compiled-at-once',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && ON_EACH_VISIT.test(chunk.fileName))
          chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
    },
  };
}

/** What runs on every visit, with or without a reader who does something. */
const ON_EACH_VISIT = /\/(core|core-parts|section|tools|tools-parts|composing)-[^/]*\.js$/;

function describe({ fileName, imports, dynamicImports, facadeModuleId, modules }) {
  const sizes = Object.entries(modules).map(([id, { renderedLength }]) => [shortName(id), renderedLength]);
  return {
    file: fileName,
    imports,
    lazy: dynamicImports,
    source: facadeModuleId ? shortName(facadeModuleId) : null,
    modules: Object.fromEntries(sizes.toSorted((a, b) => b[1] - a[1])),
  };
}

/** Tells an adapter from the words of a language in the network panel. */
function chunkFileNames({ facadeModuleId }) {
  const id = facadeModuleId ?? '';
  if (/\/src\/adapters\/[^/]*$/.test(id)) return 'embed/adapter-[name]-[hash].js';
  const [, language, part] = /\/src\/i18n\/locales\/([^/]*)\/([^/]*)\.ts$/.exec(id) ?? [];
  if (language) return `embed/locale-${language}${part === 'index' ? '' : `-${part}`}-[hash].js`;
  return 'embed/[name]-[hash].js';
}

function shortName(id) {
  if (id.startsWith('\0')) return id.slice(1);
  return relative(process.cwd(), id).replace(/^.*node_modules\//, '');
}
