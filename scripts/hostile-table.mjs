// Counts the hostile payloads that the tests send, into docs/hostile-content.md: `npm run docs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'vite';
import { markdownTable, withTable } from './markdown-table.mjs';

const root = new URL('../', import.meta.url);
const page = new URL('docs/hostile-content.md', root);

/** How many payloads there are of each kind, with one of them to look at. */
export async function hostileTable() {
  const server = await createServer({
    root: root.pathname,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { corpus, everyPayload } = await server.ssrLoadModule('/test/content/corpus.ts');
    return markdownTable([
      ['what strangers hope for', 'payloads', 'survivors', 'such as'],
      ...Object.entries(corpus).map(([hope, payloads]) => [hope, String(payloads.length), '0', example(payloads)]),
      ['**all**', `**${everyPayload.length}**`, '**0**', ''],
    ]);
  } finally {
    await server.close();
  }
}

/** The first that can stand in a cell as it is. */
function example(payloads) {
  const plain = payloads.find((payload) => /^[ -_a-{}~]{1,60}$/.test(payload) && !/[`|]/.test(payload));
  return plain === undefined ? '–' : `\`${plain}\``;
}

export function hostilePage() {
  return readFileSync(page, 'utf8');
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  writeFileSync(page, withTable(hostilePage(), 'payloads', await hostileTable()));
