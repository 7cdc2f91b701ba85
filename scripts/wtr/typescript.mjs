import { existsSync } from 'node:fs';
import { transformWithOxc } from 'vite';

const root = new URL('../../', import.meta.url);

/** Serves TypeScript compiled by oxc, the compiler that the build uses. */
export function typescript() {
  return {
    name: 'typescript',
    resolveMimeType: ({ path }) => (path.endsWith('.ts') ? 'js' : undefined),
    async transform({ path, body }) {
      if (!path.endsWith('.ts')) return undefined;
      const { code, map } = await transformWithOxc(body, path, {
        target: 'es2022',
        decorator: { legacy: true },
        assumptions: { setPublicClassFields: true },
        typescript: { removeClassFieldsWithoutInitializer: true },
      });
      const inline = Buffer.from(JSON.stringify(map)).toString('base64');
      return { body: `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}` };
    },
  };
}

/** Lets `import './x.js'` find `x.ts`, as a bundler does. */
export function typescriptImports() {
  return {
    name: 'typescript-imports',
    resolveImport({ source, context }) {
      if (!/^\.\.?\/.*\.js$/.test(source) || context.path.includes('/node_modules/')) return undefined;
      const here = new URL(source, new URL(context.path.slice(1), root));
      const asTypescript = new URL(here.href.replace(/\.js$/, '.ts'));
      return !existsSync(here) && existsSync(asTypescript) ? source.replace(/\.js$/, '.ts') : undefined;
    },
  };
}
