import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const IMPORT = /^(?:import|export)\s(?!type\b)(?:[^'";]*?\sfrom\s)?\s*'(\.[^']+)'/gm;

/** The source files that a file needs before it can run: all that it imports, but not what it loads later. */
export function staticClosure(entry) {
  const found = new Set();
  const waiting = [resolve(entry)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const source = resolve(dirname(file), path.replace(/\.js$/, '.ts'));
      if (existsSync(source)) waiting.push(source);
    }
  }
  return found;
}
