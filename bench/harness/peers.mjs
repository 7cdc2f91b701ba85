import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../peers/', import.meta.url));
const ARGUMENTS = ['install', '--omit=peer', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Installs those who run beside us, where that has not been done: as they are published, without running any of their scripts. */
export function installPeers() {
  if (existsSync(`${folder}node_modules/.package-lock.json`)) return;
  console.log('Installing the peers.');
  const { status } = spawnSync('npm', ARGUMENTS, {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The peers could not be installed; `--only ours,static` runs without them.');
}
