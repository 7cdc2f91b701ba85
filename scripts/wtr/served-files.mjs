import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The address of msw's worker, straight out of its package: there is no copy in the repository to go stale. */
export function mswWorker() {
  const file = fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js'));
  return {
    name: 'msw-worker',
    async serve({ path }) {
      if (path !== '/mockServiceWorker.js') return undefined;
      return { body: await readFile(file, 'utf8'), type: 'js' };
    },
  };
}

/** Recorded answers go out byte for byte: as web pages the server would resolve the imports in their scripts. */
export function recordedAnswers() {
  return {
    name: 'recorded-answers',
    resolveMimeType: ({ path }) => (/^\/test\/recorded\/.*\.html$/.test(path) ? 'text' : undefined),
  };
}

/** Nanostores reads `process.env.NODE_ENV`, which no browser has. */
export function nodeEnv() {
  return {
    name: 'node-env',
    transform({ path, body }) {
      if (!path.includes('/node_modules/nanostores/')) return undefined;
      return { body: body.replaceAll('process.env.NODE_ENV', '"development"') };
    },
  };
}
