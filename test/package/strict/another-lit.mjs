import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The code of a page that has a Lit of its own. */
export async function anotherLit() {
  const entry = fileURLToPath(new URL('page/another-lit.js', import.meta.url));
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['es'] } },
  });
  return output[0].code;
}
