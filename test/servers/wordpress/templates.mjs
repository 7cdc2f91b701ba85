import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { home, php, site } from './install.mjs';
import { run } from '../support/processes.mjs';

/** What each language is called by WordPress. */
const LOCALES = { en: 'en_US', de: 'de_DE' };
/** Compiled files are kept on the disk: WordPress on the command line then takes a tenth of a second. */
const compiled = `${home}opcache/`;

/** What every PHP of these tests is started with. */
export const phpOptions = Object.entries({
  sendmail_path: '/bin/true',
  'opcache.enable_cli': 1,
  'opcache.file_cache': compiled,
  display_errors: 'stderr',
}).flatMap(([name, value]) => ['-d', `${name}=${value}`]);

/** How PHP learns which site it is. */
export function environment(url, database, language) {
  return {
    ...process.env,
    GEDANKEN_WP_URL: url,
    GEDANKEN_WP_DATABASE: database,
    GEDANKEN_WP_SITE: site,
    GEDANKEN_WP_LOCALE: LOCALES[language],
  };
}

/** Runs one of the scripts in `php/` against a site. */
export function runPhp(script, env, input) {
  return run('php', [...phpOptions, php + script], { env, input });
}

/** The folder of a seeded site in a language, made anew when what it is made from has changed. */
export async function templateOf(language) {
  const folder = `${home}templates/${language}/`;
  const recipe = await recipeHash();
  if (existsSync(`${folder}recipe`) && (await readFile(`${folder}recipe`, 'utf8')) === recipe) return folder;

  // Made beside its place and moved there whole, so that nobody ever sees half of one.
  const unfinished = `${home}templates/${language}.${process.pid}/`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await mkdir(compiled, { recursive: true });
  const env = environment('http://127.0.0.1:1', unfinished, language);
  await runPhp('install.php', env);
  await writeFile(`${unfinished}seed.json`, await runPhp('seed.php', env));
  await writeFile(`${unfinished}recipe`, recipe);
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
  return folder;
}

async function recipeHash() {
  const hash = createHash('sha256');
  for (const file of (await readdir(php)).sort()) hash.update(file).update(await readFile(php + file));
  return hash.digest('hex');
}
