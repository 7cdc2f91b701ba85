import { cpSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { msw } from 'msw/vite';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

/** `npm run demo` serves demo/, `npm run build:demo` builds it. The package has builds of its own: scripts/build.mjs. */
export default defineConfig(({ command }): UserConfig => {
  const demo = at('demo');
  return {
    root: demo,
    base: command === 'serve' ? '/' : './',
    plugins: [msw({ mode: 'worker-only' }), embedForPages()],
    server: { open: hasScreen() },
    build: {
      target: 'es2022',
      outDir: at('out/demo'),
      emptyOutDir: true,
      rolldownOptions: { input: pagesIn(demo) },
    },
  };
});

/**
 * Lets a page show the very tag that people paste: `/dist/embed.js` is the source while the demo is served, and a copy of
 * the build in the built demo.
 */
function embedForPages(): Plugin {
  return {
    name: 'embed-for-pages',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        request.url = request.url?.replace(/^\/dist\/embed\.js(?=\?|$)/, `/@fs${at('src/embed.ts')}`);
        next();
      });
    },
    writeBundle() {
      for (const path of ['dist/embed.js', 'dist/embed']) cpSync(at(path), at(`out/demo/${path}`), { recursive: true });
    },
  };
}

/** Whether there is anybody to open a browser for. */
function hasScreen({ CI, DISPLAY, WAYLAND_DISPLAY } = process.env): boolean {
  if (CI) return false;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

function at(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

function pagesIn(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => path.endsWith('.html')).map((path) => `${folder}/${path}`);
}
