import { mkdtemp, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { freePort, poll, startGroup } from '../support/processes.mjs';
import { startPostgres } from '../support/postgres.mjs';
import { home } from './install.mjs';

const DATABASE = 'waline';
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** The first to register is the administrator. */
const PEOPLE = {
  mona: { display_name: 'Mona Example', email: 'mona@example.test', password: 'pass-of-mona' },
  rita: { display_name: 'Rita Reader', email: 'rita@example.test', password: 'pass-of-rita' },
};

/** What each Waline has unless it is told otherwise: no waiting between two comments, and nobody outside is asked. */
const SETTINGS = { AKISMET_KEY: 'false', DISABLE_REGION: 'true', IPQPS: '0', JWT_TOKEN: 'a-secret', TZ: 'UTC' };

/**
 * Starts a Waline with a database of its own, on loopback. Answers with its address, its people, and the ways to change
 * and to read the database. `another` is a Waline over the same database that is set otherwise.
 */
export async function startWaline({ proxy } = {}) {
  const postgres = await startPostgres();
  const started = [];
  async function another(settings = {}) {
    const server = await startServer(postgres, settings);
    started.push(server);
    return server;
  }
  async function stop() {
    await Promise.all(started.map((server) => server.stop()));
    await postgres.stop();
  }
  try {
    await postgres.sql('postgres', `create database ${DATABASE};`);
    await postgres.sql(DATABASE, await readFile(here('tables.sql'), 'utf8'));
    const { port, url } = await another();
    proxy?.forwardTo(port);
    const people = {};
    for (const [name, person] of Object.entries(PEOPLE)) people[name] = await register(url, person);
    return { url: proxy?.url ?? url, people, another, stop, ...insideOf(postgres) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServer(database, settings) {
  const folder = await mkdtemp(`${database.folder}/waline-`);
  const port = await freePort();
  const log = `${folder}/log`;
  const group = startGroup(process.execPath, [here('server.mjs')], {
    cwd: folder,
    log,
    env: {
      PATH: process.env.PATH,
      WALINE_HOME: home,
      WALINE_PORT: String(port),
      PG_HOST: '127.0.0.1',
      PG_PORT: String(database.port),
      PG_DB: DATABASE,
      PG_USER: 'postgres',
      PG_PASSWORD: 'trusted',
      ...SETTINGS,
      ...settings,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    // It may refuse who asks so.
    await poll(() => fetch(`${url}/api/comment?type=count&url=x`).then(({ status }) => status < 500), group.ended);
  } catch (cause) {
    throw new Error(`Waline did not start: ${await readFile(log, 'utf8')}`, { cause });
  }
  return {
    port,
    url,
    stop: () => group.stop(),
  };
}

/** Makes somebody known to Waline. Answers with them, and with what proves who they are. */
async function register(url, person) {
  await ask(url, 'user', person);
  const { token, objectId } = await ask(url, 'token', { ...person, code: '' });
  return { ...person, token, id: objectId };
}

async function ask(url, what, body) {
  const answer = await fetch(`${url}/api/${what}?lang=en`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  });
  const { errno, errmsg, data } = await answer.json();
  if (errno !== 0) throw new Error(`Waline: ${JSON.stringify(errmsg)}`);
  return data;
}

/** The tests' way in: past Waline, in its database. */
function insideOf(postgres) {
  const sql = (script, args) => postgres.sql(DATABASE, script, args);
  return {
    /** Forgets all comments and reactions. */
    clear: () => sql('truncate wl_comment, wl_counter;'),

    /** Writes comments: `{nick, comment, parent, at, status}`, with `parent` an index before. Answers with their ids. */
    async write(url, comments) {
      if (comments.length === 0) return [];
      const rows = [];
      for (const { nick, comment, parent, at = Date.now(), status = 'approved' } of comments) {
        const root = parent === undefined ? undefined : (rows[parent].root ?? parent);
        rows.push({ url, nick, comment, parent, root, status, at: new Date(at).toISOString() });
      }
      const ids = await sql(
        `with numbered as materialized (
           select place, nextval('wl_comment_id_seq')::int as id, t.*
           from jsonb_array_elements(:'args'::jsonb->'rows') with ordinality as given(value, place),
           jsonb_to_record(value) as t(url text, nick text, comment text, parent int, root int, status text, at timestamptz)
         )
         insert into wl_comment (id, url, nick, comment, status, pid, rid, insertedat, createdat, "like", mail, link)
         select id, url, nick, comment, status,
           (select id from numbered above where above.place = each.parent + 1),
           (select id from numbered above where above.place = each.root + 1),
           at at time zone 'UTC', at at time zone 'UTC', 0, '', ''
         from numbered each order by place returning id;`,
        { rows },
      );
      return ids.trim().split('\n').map(Number);
    },

    /** The rows of a thread's comments as the database has them, oldest first. */
    async comments(url) {
      const rows = await sql(
        `select coalesce(json_agg(t order by id), '[]') from wl_comment t where url = :'args'::jsonb->>'url';`,
        { url },
      );
      return JSON.parse(rows);
    },

    /** How often people reacted to a page, by the place of what they reacted with. */
    async reactions(url) {
      const rows = await sql(`select row_to_json(t) from wl_counter t where url = :'args'::jsonb->>'url';`, { url });
      return rows.trim() === '' ? undefined : JSON.parse(rows);
    },
  };
}
