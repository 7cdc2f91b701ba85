import { existsSync } from 'node:fs';
import { aptInstall, canInstall } from '../support/apt.mjs';
import { Missing } from '../support/missing.mjs';
import { npmPackages } from '../support/npm-packages.mjs';
import { out } from '../support/paths.mjs';
import { installPostgres } from '../support/postgres.mjs';

/** Where this machine's Bluesky lives: one installation, shared by all that run. */
export const home = `${out}bluesky/`;
/** Redis goes by what it is called; this is its file in a package that starts no service. */
export const REDIS = '/usr/bin/redis-check-rdb';

/** Puts what Bluesky is made of in place unless it is: its register, a server for people, and an AppView. */
export async function installBluesky() {
  await installPostgres();
  if (!existsSync(REDIS) && (await canInstall())) await aptInstall(['redis-tools']);
  if (!existsSync(REDIS)) throw new Missing('Bluesky needs Redis: install redis-tools (apt-get, as root).');
  await npmPackages(home, { '@atproto/dev-env': '0.3.215' }, { compiles: ['better-sqlite3'] });
}
