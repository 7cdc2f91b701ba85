import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { Missing } from './missing.mjs';
import { run } from './processes.mjs';

/**
 * Puts packages from npm into a folder, at the versions named there, unless they are in it already. Their own install
 * scripts do not run; `compiles` names those whose native part is compiled instead.
 */
export async function npmPackages(folder, packages, { compiles = [] } = {}) {
  const recipe = JSON.stringify({ packages, compiles });
  const stamp = `${folder}.recipe`;
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === recipe) return;

  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}package.json`, '{ "private": true }\n');
  const names = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  console.log(`> npm install ${names.join(' ')}`);
  await npm(folder, ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...names]);
  // Debian keeps the headers of its own Node here; without them, npm would look for them elsewhere.
  const headers = existsSync('/usr/include/node') ? { npm_config_nodedir: '/usr' } : {};
  // Nothing that somebody else has compiled.
  const env = { ...process.env, npm_config_build_from_source: 'true', ...headers };
  if (compiles.length > 0) await npm(folder, ['rebuild', ...compiles], { env });
  await writeFile(stamp, recipe);
}

async function npm(folder, args, options = {}) {
  await run('npm', args, { cwd: folder, ...options }).catch((error) => {
    throw new Missing(`npm ${args[0]} failed: ${error.message.split('\n').slice(0, 3).join(' ')}`);
  });
}
