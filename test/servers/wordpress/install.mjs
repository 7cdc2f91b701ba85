import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { apt, aptInstall, canInstall, hasApt } from '../support/apt.mjs';
import { Missing } from '../support/missing.mjs';
import { out } from '../support/paths.mjs';
import { run } from '../support/processes.mjs';

/** Where this machine's WordPress lives: one installation, shared by all sites. */
export const home = `${out}wordpress/`;
export const site = `${home}share/wordpress/`;
/** The PHP that runs in and around it. */
export const php = fileURLToPath(new URL('php/', import.meta.url));

const PHP_EXTENSIONS = ['pdo_sqlite', 'sqlite3', 'mbstring', 'dom', 'zlib'];
const PHP_PACKAGES = ['php-cli', 'php-sqlite3', 'php-mbstring', 'php-xml'];
const WORDPRESS_PACKAGES = [
  'wordpress',
  'wordpress-l10n',
  'wordpress-theme-twentytwentyone',
  'wordpress-theme-twentytwentythree',
  // WordPress' own pages link to it.
  'libjs-underscore',
];
/** Carries the drop-in that lets WordPress keep its tables in SQLite. */
const SQLITE_SOURCE = '@wp-playground/cli@3.1.56';
/** Changes when an older installation on the disk is no longer good enough. */
const RECIPE = '2';

/** Puts PHP and WordPress in place unless they are. Rejects with `Missing` where that needs more than this user may do. */
export async function installWordpress() {
  await providePhp();
  const stamp = `${site}.recipe`;
  if (!existsSync(stamp) || (await readFile(stamp, 'utf8')) !== RECIPE) {
    await rm(home, { recursive: true, force: true });
    await mkdir(home, { recursive: true });
    await unpackWordpress();
    await unpackSqlite();
    await writeFile(stamp, RECIPE);
  }
  await cp(`${php}wp-config.php`, `${site}wp-config.php`);
  await cp(`${php}switches.php`, `${site}wp-content/mu-plugins/switches.php`);
}

async function providePhp() {
  if ((await lackingInPhp()).length === 0) return;
  if (await canInstall()) await aptInstall(PHP_PACKAGES);
  const lacking = await lackingInPhp();
  if (lacking.length > 0) {
    throw new Missing(
      `WordPress needs PHP with ${lacking.join(', ')}: install ${PHP_PACKAGES.join(' ')} (apt-get, as root).`,
    );
  }
}

async function lackingInPhp() {
  const modules = await run('php', ['-m']).catch(() => '');
  const loaded = new Set(modules.toLowerCase().split(/\s+/));
  return PHP_EXTENSIONS.filter((name) => !loaded.has(name));
}

/** Unpacked rather than installed: the packages would bring a web server and a database of their own. */
async function unpackWordpress() {
  if (!(await hasApt())) throw new Missing('WordPress is taken from Debian packages: this machine has no apt-get.');
  const packages = `${home}packages/`;
  await mkdir(packages);
  await apt(['download', ...WORDPRESS_PACKAGES], { cwd: packages }).catch((error) => {
    throw new Missing(
      `The Debian packages ${WORDPRESS_PACKAGES.join(' ')} could not be had: ${error.message.split('\n')[0]}`,
    );
  });
  for (const file of await readdir(packages)) await run('dpkg-deb', ['-x', packages + file, `${packages}root`]);
  // All of it: WordPress has links to its neighbours.
  await rename(`${packages}root/usr/share`, `${home}share`);
  await rm(packages, { recursive: true });
  for (const folder of ['plugins', 'mu-plugins', 'uploads'])
    await mkdir(`${site}wp-content/${folder}`, { recursive: true });
  // Debian's link leads out of the tree, to an Apache that is not here.
  await rm(`${site}.htaccess`, { force: true });
}

async function unpackSqlite() {
  const packages = `${home}packages/`;
  const plugins = `${site}wp-content/plugins/`;
  await mkdir(packages);
  await run('npm', ['pack', '--silent', SQLITE_SOURCE], { cwd: packages }).catch((error) => {
    throw new Missing(`The npm package ${SQLITE_SOURCE} could not be had: ${error.message.split('\n')[0]}`);
  });
  const [tarball] = await readdir(packages);
  await run('tar', ['-xzf', tarball, 'package/sqlite-database-integration.zip'], { cwd: packages });
  const archive = `${packages}package/sqlite-database-integration.zip`;
  await run('php', ['-r', '(new PharData($argv[1]))->extractTo($argv[2]);', archive, plugins]);
  await rm(packages, { recursive: true });
  await rename(`${plugins}plugin-sqlite-database-integration`, `${plugins}sqlite-database-integration`);
  await cp(`${plugins}sqlite-database-integration/db.copy`, `${site}wp-content/db.php`);
  await mendDatabaseClass();
}

/** The drop-in writes a private property of `wpdb` that came with WordPress 6.2. */
async function mendDatabaseClass() {
  const file = `${site}wp-includes/class-wpdb.php`;
  const source = await readFile(file, 'utf8');
  const property = '$allow_unsafe_unquoted_parameters';
  if (source.includes(property)) return;
  await writeFile(file, source.replace(/^class wpdb \{/m, `$&\n\tprivate ${property} = true;`));
}
