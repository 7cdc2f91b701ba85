import { npmPackages } from '../support/npm-packages.mjs';
import { out } from '../support/paths.mjs';
import { installPostgres } from '../support/postgres.mjs';

/** Where this machine's Waline lives: one installation, shared by all that run. */
export const home = `${out}waline/`;

/** Puts PostgreSQL and Waline in place unless they are. */
export async function installWaline() {
  await installPostgres();
  await npmPackages(home, { '@waline/vercel': '1.39.3' });
}
