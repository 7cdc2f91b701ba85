import { existsSync } from 'node:fs';
import { chown, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aptInstall, canInstall } from './apt.mjs';
import { Missing } from './missing.mjs';
import { freePort, isAlive, poll, run, startGroup } from './processes.mjs';

const VERSIONS = '/usr/lib/postgresql/';
const PREFIX = 'gedanken-postgres-';

/** Puts PostgreSQL in place unless it is there. Rejects with `Missing` where that needs more than this user may do. */
export async function installPostgres() {
  if (!(await binaries()) && (await canInstall())) await aptInstall(['postgresql']);
  if (!(await binaries())) throw new Missing('PostgreSQL is not here: install postgresql (apt-get, as root).');
  await removeAbandoned();
}

/** Where the newest PostgreSQL of this machine has its programs. */
async function binaries() {
  const versions = existsSync(VERSIONS) ? await readdir(VERSIONS) : [];
  const folders = versions.toSorted((a, b) => Number(b) - Number(a)).map((version) => `${VERSIONS}${version}/bin/`);
  return folders.find((folder) => existsSync(`${folder}initdb`));
}

/** Starts a PostgreSQL of its own on loopback, with nothing in it. */
export async function startPostgres() {
  const programs = await binaries();
  const user = await ownUser();
  // PostgreSQL is not run by root, and its own user may not come where the project lies.
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid);
  const data = `${folder}/data`;
  await run(
    `${programs}initdb`,
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    {
      ...user,
      cwd: folder,
    },
  );
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'timezone=UTC',
    'max_connections=300',
  ].flatMap((setting) => ['-c', setting]);
  const log = `${folder}/log`;
  const server = startGroup(`${programs}postgres`, ['-D', data, '-p', String(port), ...settings], {
    ...user,
    cwd: folder,
    log,
  });
  const psql = (database, args, input) =>
    run(
      'psql',
      ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-qAtX', '-v', 'ON_ERROR_STOP=1', ...args, database],
      { input },
    );
  try {
    await poll(() => psql('postgres', [], 'select 1;'), server.ended);
  } catch (cause) {
    throw new Error(`PostgreSQL did not start: ${await readFile(log, 'utf8')}`, { cause });
  }
  return {
    port,
    /** Where those that use it may put what ends with it. */
    folder,
    /** Runs SQL, which finds `args` as `:'args'::jsonb`. Answers with what it prints. */
    sql: (database, script, args = {}) => psql(database, ['-v', `args=${JSON.stringify(args)}`], script),
    async stop() {
      // Killed, it would leave a little memory behind that nobody owns.
      await run(`${programs}pg_ctl`, ['-D', data, '-m', 'fast', '-w', 'stop'], { ...user, cwd: folder }).catch(
        () => {},
      );
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Whose processes they are: nobody else's than ours, unless that is root. */
async function ownUser() {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = (await Promise.all(['-u', '-g'].map((which) => run('id', [which, 'postgres'])))).map(Number);
  return { uid, gid };
}

/** Removes the databases of processes that were killed before they could. */
async function removeAbandoned() {
  // What belongs to somebody else stays.
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : NaN;
    if (pid > 0 && !isAlive(pid))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}
