import { readdirSync } from 'node:fs';
import { adapterRole } from '../house/adapter-files.mjs';

/** What the package is entered by: output path without `.js`, and its source. `embed` has a build of its own. */
export function packageEntries() {
  const doors = namesIn('src').filter((name) => name !== 'embed');
  const adapters = publicAdapters();
  const locales = localeNames();
  return Object.fromEntries([
    ...doors.map((name) => [name, `src/${name}.ts`]),
    ...adapters.map((name) => [`adapters/${name}`, `src/adapters/${name}.ts`]),
    ...locales.map((name) => [`locales/${name}`, `src/i18n/locales/${name}.ts`]),
  ]);
}

/** The adapters that people can import, by file name. */
export function publicAdapters() {
  const names = namesIn('src/adapters');
  return names.filter((name) => ['driver', 'wrapper'].includes(adapterRole(name, names)));
}

export function localeNames() {
  return namesIn('src/i18n/locales');
}

function namesIn(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}
