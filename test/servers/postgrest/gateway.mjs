import { createServer } from 'node:http';
import { PsqlSession } from './psql-session.mjs';

/** What PostgREST makes of a code of PostgreSQL, where the code itself names no status. */
const STATUS = { 42501: 401, 23505: 409, 42883: 404, XX000: 500 };

/**
 * Stands in for PostgREST before a real PostgreSQL, as far as `docs/backends/postgrest.sql` needs it: calls of functions,
 * and errors in the form that PostgREST documents (“Functions as RPC”, “Errors”). What a token says is taken from
 * the token itself, unsigned: `tokenOf(claims)`.
 */
export class Gateway {
  #sessions;
  #turn = 0;
  #server;

  constructor(postgres, database) {
    // Two, so that two who ask at once meet in the database.
    this.#sessions = [new PsqlSession(postgres, database), new PsqlSession(postgres, database)];
  }

  /** Listens on loopback. Answers with the port. */
  async listen() {
    this.#server = createServer((question, reply) => {
      this.#respond(question).then(
        ({ status, body }) => reply.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(body),
        (error) => reply.writeHead(500).end(error.stack),
      );
    });
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.#server.address().port;
  }

  async stop() {
    await new Promise((resolve) => (this.#server ? this.#server.close(resolve).closeAllConnections() : resolve()));
    await Promise.all(this.#sessions.map((session) => session.stop()));
  }

  /** Calls a function as PostgREST would: as the role of whoever asks, in a transaction of its own. */
  async call(name, args, claims = {}) {
    this.#turn += 1;
    const session = this.#sessions[this.#turn % this.#sessions.length];
    const role = claims.sub === undefined ? 'anon' : 'authenticated';
    const names = Object.keys(args).filter((argument) => /^\w+$/.test(argument));
    const values = names.map((argument) => `${argument} => ${valueOf(argument)}`);
    const { stdout, stderr } = await session.run(
      `\\set VERBOSITY verbose
      begin;
      select set_config('request.jwt.claims', (:'args'::jsonb -> 'claims')::text, true) \\g /dev/null
      set local role ${role};
      select coalesce(public.${name}(${values.join(', ')}), 'null'::jsonb);
      commit;`,
      { args, claims },
    );
    return stderr.includes('ERROR:') ? refusalOf(stderr) : { status: 200, body: stdout.trim() };
  }

  async #respond(question) {
    const [, name] = /^\/rpc\/(\w+)$/.exec(question.url) ?? [];
    let text = '';
    for await (const piece of question.setEncoding('utf8')) text += piece;
    const token = /^Bearer (.+)$/.exec(question.headers.authorization ?? '')?.[1];
    const claims = token === undefined ? {} : JSON.parse(Buffer.from(token, 'base64url').toString());
    return this.call(name, JSON.parse(text), claims);
  }
}

/** What stands for somebody's token. */
export function tokenOf(claims) {
  return Buffer.from(JSON.stringify(claims)).toString('base64url');
}

/** An argument as the function takes it. */
function valueOf(name) {
  const args = `:'args'::jsonb -> 'args'`;
  if (name === 'guest' || name === 'proof') return `(${args} -> '${name}')`;
  if (name === 'threads') return `array(select jsonb_array_elements_text(${args} -> 'threads'))`;
  const casts = { count: '::integer', pinned: '::boolean', remember: '::boolean', consent: '::boolean' };
  return `(${args} ->> '${name}')${casts[name] ?? ''}`;
}

/** As PostgREST says it: a code `PT` with a status becomes that status. */
function refusalOf(printed) {
  const [, code = 'XX000', message = printed] = /ERROR: +([0-9A-Z]{5}): (.*)/.exec(printed) ?? [];
  const [, details = null] = /^DETAIL: +(.*)$/m.exec(printed) ?? [];
  const status = code.startsWith('PT') ? Number(code.slice(2)) : (STATUS[code] ?? 400);
  return { status, body: JSON.stringify({ code, details, hint: null, message }) };
}
