import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startPostgres } from '../support/postgres.mjs';
import { makeDatabase } from './database.mjs';
import { Gateway } from './gateway.mjs';

const MONA = { sub: 'mona', name: 'Mona Example', email: 'mona@example.org' };
const ALICE = 'a-key-of-alice-0000';
const BEN = 'a-key-of-ben-000000';
/** Some issuers take addresses for names of all kinds. */
const NORA = { sub: 'nora.secret@example.org', name: 'nora.secret@example.org' };
const GUEST = { name: 'Carla Example', email: 'carla.secret@example.org', website: 'https://carla.example/' };

describe('what the database lets whom do', () => {
  let postgres;
  let database;
  let gateway;
  before(async () => {
    postgres = await startPostgres();
    database = await makeDatabase(postgres);
    gateway = new Gateway(postgres, database);
    await postgres.sql(
      database,
      `insert into gedanken.moderators values ('mona'); update gedanken.settings set per_reader = 1000;`,
    );
  });
  after(async () => {
    await gateway?.stop();
    await postgres?.stop();
  });

  const call = async (name, args, claims) => {
    const { status, body } = await gateway.call(`gedanken_${name}`, args, claims);
    return { status, body: JSON.parse(body) };
  };
  const threadOf = () => `/${crypto.randomUUID()}/`;
  const create = async (thread, text, more = {}, claims) =>
    call('create', { thread, key: crypto.randomUUID(), text, guest: GUEST, reader: ALICE, ...more }, claims);
  /** What a role of the web meets when it goes past the functions. */
  const as = (role, sql) => postgres.sql(database, `set role ${role}; ${sql}`);

  for (const role of ['anon', 'authenticated']) {
    it(`lets ${role} read published comments past the functions, and no others`, async () => {
      const thread = threadOf();
      const { body } = await create(thread, 'Published');
      const held = await create(thread, 'Held');
      await call('moderate', { thread, id: held.body.id, status: 'held' }, MONA);
      const rows = await as(role, `select body from gedanken.comments where thread = '${thread}';`);

      assert.equal(body.status, 'published');
      assert.equal(rows.trim(), 'Published');
    });

    for (const table of ['secrets', 'votes', 'reports', 'moderators', 'settings', 'threads'])
      it(`lets ${role} read nothing of ${table}`, async () => {
        await assert.rejects(as(role, `select * from gedanken.${table};`), /permission denied/);
      });

    it(`lets ${role} read of nobody which account they have`, async () => {
      await assert.rejects(as(role, 'select account from gedanken.comments;'), /permission denied/);
    });

    it(`lets ${role} write nothing past the functions`, async () => {
      const thread = threadOf();
      await create(thread, 'Hello');
      for (const change of [
        `insert into gedanken.comments (thread, author, body) values ('${thread}', 'X', 'x')`,
        `update gedanken.comments set body = 'x'`,
        `delete from gedanken.comments`,
        `insert into gedanken.moderators values ('x')`,
      ])
        await assert.rejects(as(role, `${change};`), /permission denied/);
    });

    it(`lets ${role} call none of the functions within`, async () => {
      await assert.rejects(as(role, `select gedanken.owns(1, 'x');`), /permission denied/);
    });
  }

  it('shows a row of no table that was granted by mistake, but for published comments', async () => {
    await create(threadOf(), 'Hello');
    const rows = await postgres.sql(
      database,
      `begin; grant select on all tables in schema gedanken to anon; set local role anon;
       select count(*) from gedanken.secrets; select count(*) from gedanken.moderators; rollback;`,
    );

    assert.deepEqual(rows.trim().split('\n'), ['0', '0']);
  });

  it('gives away no address of a guest, nor of whoever is signed in', async () => {
    const thread = threadOf();
    const answers = [
      await create(thread, 'A guest'),
      await create(thread, 'A moderator', {}, MONA),
      await create(thread, 'A member', {}, NORA),
      ...(await Promise.all(['thread', 'comments', 'changes'].map((name) => call(name, { thread, reader: BEN })))),
      await call('changes', { thread, since: '0' }, MONA),
      await call('recent', { count: 50 }),
    ];

    assert.doesNotMatch(JSON.stringify(answers), /\.secret|mona@example/);
    assert.match(JSON.stringify(answers), /Mona Example/);
  });

  it('names an account in the same way as reader and as writer, whatever its issuer calls it', async () => {
    const thread = threadOf();
    for (const account of [MONA, NORA, { sub: '22222222-2222-4222-8222-222222222222' }]) {
      const { body } = await create(thread, `By ${account.sub}`, {}, account);
      const { viewer } = (await call('thread', { thread }, account)).body;
      assert.match(viewer.id, /^[0-9a-f-]{36,64}$/);
      assert.equal(viewer.id, body.author.id);
    }
    assert.equal((await create(thread, 'A guest')).body.author.id, undefined);
  });

  it('keeps of what proves who wrote something only a hash', async () => {
    await create(threadOf(), 'Hello');

    assert.equal(
      (await postgres.sql(database, `select count(*) from gedanken.secrets where owner like '%${ALICE}%';`)).trim(),
      '0',
    );
  });

  it('adds one comment for one key of one reader, also at the same moment', async () => {
    const thread = threadOf();
    const key = 'once';
    const both = await Promise.all([create(thread, 'Once', { key }), create(thread, 'Once', { key })]);
    const another = await create(thread, 'Once', { key, reader: BEN });

    assert.equal(both[0].body.id, both[1].body.id);
    assert.notEqual(another.body.id, both[0].body.id);
  });

  it('refuses who is nobody, and keys that are too short to be secret', async () => {
    for (const reader of [null, '', 'short'])
      assert.deepEqual((await create(threadOf(), 'Hello', { reader })).body.message, 'gedanken:forbidden');
  });

  it('lets guests change what is theirs, for as long as the settings say', async () => {
    const thread = threadOf();
    const { body } = await create(thread, 'Seven');
    const theirs = await call('update', { thread, id: body.id, text: 'Eight', reader: BEN });
    const own = await call('update', { thread, id: body.id, text: 'Eight', reader: ALICE });
    await postgres.sql(
      database,
      `update gedanken.comments set created = now() - interval '1 hour' where id = ${body.id};`,
    );
    const late = await call('update', { thread, id: body.id, text: 'Nine', reader: ALICE });

    assert.deepEqual([theirs.status, own.body.body.source, late.status], [403, 'Eight', 403]);
  });

  it('refuses an edit from words that are others by now', async () => {
    const thread = threadOf();
    const { body } = await create(thread, 'Seven');
    const { version } = (await call('source', { thread, id: body.id, reader: ALICE })).body;
    await call('update', { thread, id: body.id, text: 'Eight', version, reader: ALICE });
    const second = await call('update', { thread, id: body.id, text: 'Nine', version, reader: ALICE });

    assert.deepEqual([second.status, second.body.message], [412, 'gedanken:conflict']);
  });

  it('forgets the words and the address of what its writer took away', async () => {
    const thread = threadOf();
    const { body } = await create(thread, 'Forget this');
    await create(thread, 'An answer', { parent: body.id, reader: BEN });
    const place = await call('remove', { thread, id: body.id, reader: ALICE });
    const left = await postgres.sql(
      database,
      `select c.status, c.body, c.author, s.email from gedanken.comments c join gedanken.secrets s on s.comment = c.id where c.id = ${body.id};`,
    );

    assert.equal(place.body.status, 'removed');
    assert.equal(left.trim(), 'removed|||');
  });

  it('keeps no place below which nobody stands any more', async () => {
    const thread = threadOf();
    const root = (await create(thread, 'Root')).body;
    const answer = (await create(thread, 'Answer', { parent: root.id })).body;
    await call('remove', { thread, id: root.id, reader: ALICE });
    await call('remove', { thread, id: answer.id, reader: ALICE });
    const { comments } = (await call('comments', { thread })).body;
    const { removed } = (await call('changes', { thread, since: '0' })).body;

    assert.deepEqual([comments, removed.toSorted()], [[], [root.id, answer.id].toSorted()]);
  });

  it('counts one vote of each reader, and none of the writer', async () => {
    const thread = threadOf();
    const { id } = (await create(thread, 'Vote')).body;
    const own = await call('vote', { thread, id, vote: 'up', reader: ALICE });
    await call('vote', { thread, id, vote: 'up', reader: BEN });
    const turned = await call('vote', { thread, id, vote: 'down', reader: BEN });

    assert.equal(own.status, 403);
    assert.deepEqual(turned.body.votes, { score: -1, up: 0, down: 1, mine: 'down' });
  });

  it('lets only moderators moderate and pin', async () => {
    const thread = threadOf();
    const { id } = (await create(thread, 'Spam')).body;
    const asked = (claims) =>
      Promise.all([
        call('moderate', { thread, id, status: 'spam' }, claims),
        call('pin', { thread, id, pinned: true }, claims),
      ]);

    assert.deepEqual(
      (await asked(undefined)).map(({ status }) => status),
      [401, 401],
    );
    assert.deepEqual(
      (await asked({ sub: 'nora' })).map(({ status }) => status),
      [403, 403],
    );
    assert.deepEqual(
      (await asked(MONA)).map(({ status }) => status),
      [200, 200],
    );
  });

  it('shows what is held to its writer and to moderators', async () => {
    const thread = threadOf();
    const { id } = (await create(thread, 'Held')).body;
    await call('moderate', { thread, id, status: 'held' }, MONA);
    const seen = await Promise.all(
      [[{ reader: ALICE }], [{ reader: BEN }], [{}, MONA]].map(async ([args, claims]) =>
        (await call('comments', { thread, ...args }, claims)).body.comments.map(({ status }) => status),
      ),
    );

    assert.deepEqual(seen, [['held'], [], ['held']]);
  });

  it('asks those who write too fast to wait', async () => {
    const thread = threadOf();
    const reader = 'a-key-of-somebody-fast';
    await postgres.sql(database, 'update gedanken.settings set per_reader = 5;');
    let answer;
    for (let time = 1; time <= 6; time += 1) answer = await create(thread, `Again ${time}`, { reader });
    await postgres.sql(database, 'update gedanken.settings set per_reader = 1000;');

    assert.deepEqual([answer.status, answer.body.message], [429, 'gedanken:rate-limited']);
    assert.deepEqual(JSON.parse(answer.body.details), { retryAfter: 60 });
  });

  it('takes what looks like SQL for the words that it is', async () => {
    const thread = `/'; drop table gedanken.comments; --/`;
    const text = `'); delete from gedanken.comments; -- \\ $$ :'args'`;
    const { body } = await create(thread, text, { reader: 'a-key-of-somebody-else' });

    assert.equal(body.body.source, text);
    assert.deepEqual((await call('counts', { threads: [thread] })).body, { counts: [1] });
  });
});
