import { build } from 'vite';
import { packageEntries } from './entries.mjs';
import { minifyTemplates } from './minify-templates.mjs';
import { partClasses } from './part-classes.mjs';

/** Builds `dist/` for those who have a bundler: a module per source file, not minified, dependencies left out. */
export async function buildPackage() {
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [partClasses(), minifyTemplates()],
    build: {
      target: 'es2022',
      outDir: 'dist',
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      lib: { entry: packageEntries(), formats: ['es'] },
      rolldownOptions: {
        checks: { bundlerTimings: false },
        external: [/^lit($|\/)/, /^@lit-labs\/ssr-client$/, /^nanostores$/, /^marked$/, /^@floating-ui\/dom$/],
        output: {
          preserveModules: true,
          preserveModulesRoot: 'src',
          entryFileNames: ({ name }) => `${outputName(name)}.js`,
        },
      },
    },
  });
}

/**
 * Where a module goes: locales where `exports` has them, the compiler's helpers under a name that stays, and the parts
 * of adapters and locales where no `exports` pattern reaches them.
 */
function outputName(name) {
  const moved = name
    .replace(/^i18n\/locales\//, 'locales/')
    .replace(/^.*oxc-project.runtime[^/]*\/helpers\/(esm\/)?/, 'helpers/');
  return /^(adapters|locales)\//.test(moved) && !(moved in packageEntries()) ? `internal/${moved}` : moved;
}
