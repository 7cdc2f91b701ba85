// Makes the plugin that WordPress takes as an upload: `node integrations/wordpress/package.mjs [target folder]`.
// Needs `npm run build`, whose script goes into it. Leaves a folder `gedanken` and `gedanken.zip`.
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zip } from './zip.mjs';

const here = fileURLToPath(new URL('./', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Writes the plugin's folder and its zip into `target`, and answers with the zip's path. */
export async function packagePlugin(target) {
  const files = await pluginFiles();
  await rm(`${target}gedanken`, { recursive: true, force: true });
  for (const [path, content] of files) {
    await mkdir(dirname(target + path), { recursive: true });
    await writeFile(target + path, content);
  }
  const archive = `${target}gedanken.zip`;
  await writeFile(archive, zip(files));
  return archive;
}

/** What belongs to the plugin: itself, its licence, the script, the parts that the script loads, and the licences of what is in them. */
async function pluginFiles() {
  if (!existsSync(`${root}dist/embed.js`)) throw new Error('There is no dist/embed.js yet: npm run build');
  const chunks = existsSync(`${root}dist/embed`)
    ? await readdir(`${root}dist/embed`, { recursive: true, withFileTypes: true })
    : [];
  const sources = [
    ['gedanken.php', `${here}gedanken.php`],
    ['readme.txt', `${here}readme.txt`],
    ['LICENSE', `${root}LICENSE`],
    ['embed.js', `${root}dist/embed.js`],
    ...chunks
      .filter((entry) => entry.isFile() && /\.(js|md)$/.test(entry.name))
      .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`)
      .map((path) => [path.slice(`${root}dist/`.length), path]),
  ];
  return Promise.all(sources.sort().map(async ([name, path]) => [`gedanken/${name}`, await readFile(path)]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = `${process.argv[2] ?? `${root}out/wordpress`}/`;
  console.log(await packagePlugin(target));
}
