import { mkdtemp, readFile, symlink } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../support/postgres.mjs';
import { freePort, poll, startGroup } from '../support/processes.mjs';
import { home, REDIS } from './install.mjs';

const NETWORK = fileURLToPath(new URL('network.mjs', import.meta.url));
const POST = 'app.bsky.feed.post';

/**
 * Starts a Bluesky of its own on loopback, with nobody in it. Answers with the address of its AppView, and the ways to
 * write as people do, on the server that keeps what they write. Behind a `proxy`, the AppView is asked there.
 */
export async function startBluesky({ proxy } = {}) {
  const postgres = await startPostgres();
  const groups = [];
  async function stop() {
    await Promise.all(groups.map((group) => group.stop()));
    await postgres.stop();
  }
  try {
    await postgres.sql('postgres', 'create database bluesky;');
    const folder = await mkdtemp(`${postgres.folder}/bluesky-`);
    const redis = await freePort();
    groups.push(await startRedis(folder, redis));
    const ports = [];
    for (let count = 0; count < 6; count += 1) ports.push(await freePort());
    const group = startNetwork(folder, ports, { postgres: postgres.port, redis });
    groups.push(group);
    const [waiting, , pds, view] = ports;
    const settle = async () => (await fetch(`http://127.0.0.1:${waiting}/`)).ok;
    await poll(settle, group.ended).catch(async (cause) => {
      throw new Error(`Bluesky did not start: ${await readFile(`${folder}/log`, 'utf8')}`, { cause });
    });
    proxy?.forwardTo(view);
    return {
      url: proxy?.url ?? `http://127.0.0.1:${view}`,
      /** Waits until the AppView has seen all that was written. */
      settle,
      stop,
      ...peopleOf(`http://127.0.0.1:${pds}`),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startRedis(folder, port) {
  const program = `${folder}/redis-server`;
  await symlink(REDIS, program);
  const where = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  return startGroup(program, [...where, '--save', '', '--appendonly', 'no'], {
    cwd: folder,
    log: `${folder}/redis.log`,
  });
}

function startNetwork(folder, ports, { postgres, redis }) {
  return startGroup(process.execPath, ['--dns-result-order=ipv4first', NETWORK], {
    cwd: folder,
    log: `${folder}/log`,
    env: {
      PATH: process.env.PATH,
      // What it keeps in files ends with the database.
      TMPDIR: folder,
      LOG_ENABLED: 'false',
      BLUESKY_HOME: home,
      BLUESKY_PORTS: ports.join(','),
      DB_POSTGRES_URL: `postgresql://postgres:trusted@127.0.0.1:${postgres}/bluesky`,
      REDIS_HOST: `127.0.0.1:${redis}`,
    },
  });
}

/** The ways to write: each person is known by the name that they show. */
function peopleOf(server) {
  const people = new Map();

  async function call(method, body, token) {
    const answer = await fetch(`${server}/xrpc/${method}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  function write({ did, accessJwt }, collection, record, rkey) {
    const body = { repo: did, collection, record: { $type: collection, ...record }, ...(rkey ? { rkey } : {}) };
    return call('com.atproto.repo.createRecord', body, accessJwt);
  }

  async function join(name) {
    const handle = `person-${people.size + 1}.test`;
    const account = { handle, email: `person-${people.size + 1}@example.test`, password: 'a-password' };
    const person = { ...(await call('com.atproto.server.createAccount', account)), handle, name };
    await write(person, 'app.bsky.actor.profile', { displayName: name }, 'self');
    return person;
  }

  /** Somebody with an account, who gets it when they are first asked for. */
  function person(name) {
    const known = people.get(name) ?? join(name);
    people.set(name, known);
    return known;
  }

  return {
    person,

    /** Writes a post, or an answer to one. Answers with what names it, whose it is, and the thread that it is in. */
    async post(name, text, { parent, at = Date.now(), ...more } = {}) {
      const author = await person(name);
      const root = parent?.root ?? parent;
      const reply = parent && { root: namesOf(root), parent: namesOf(parent) };
      const record = { text, createdAt: new Date(at).toISOString(), ...(reply ? { reply } : {}), ...more };
      const { uri, cid } = await write(author, POST, record);
      return { uri, cid, author, key: uri.split('/').at(-1), root };
    },

    /** Writes something else, such as a like. Answers with its name. */
    async record(name, collection, record, rkey) {
      const { uri } = await write(
        await person(name),
        collection,
        { createdAt: new Date().toISOString(), ...record },
        rkey,
      );
      return uri;
    },

    /** Changes what somebody says about themselves. */
    async profile(name, record) {
      const { did, accessJwt } = await person(name);
      const collection = 'app.bsky.actor.profile';
      const body = { repo: did, collection, rkey: 'self', record: { $type: collection, ...record } };
      await call('com.atproto.repo.putRecord', body, accessJwt);
    },

    /** Takes back a post. */
    async remove({ author, key }) {
      const body = { repo: author.did, collection: POST, rkey: key };
      await call('com.atproto.repo.deleteRecord', body, author.accessJwt);
    },

    /** Lets nobody answer a post, or hides these answers to it. */
    async guard({ author, uri, key }, { hidden } = {}) {
      const rule = hidden ? { hiddenReplies: hidden.map((post) => post.uri) } : { allow: [] };
      const record = { post: uri, createdAt: new Date().toISOString(), ...rule };
      await write(author, 'app.bsky.feed.threadgate', record, key);
    },
  };
}

function namesOf({ uri, cid }) {
  return { uri, cid };
}
