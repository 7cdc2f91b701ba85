import { readFile } from 'node:fs/promises';

const MIGRATION = new URL('../../../docs/backends/postgrest.sql', import.meta.url);
let made = 0;

/** A database of its own, set up by the migration that the documentation gives, twice over. */
export async function makeDatabase(postgres) {
  made += 1;
  const name = `gedanken_${made}`;
  await postgres.sql('postgres', `create database ${name};`);
  const migration = await readFile(MIGRATION, 'utf8');
  for (let time = 1; time <= 2; time += 1) await postgres.sql(name, migration);
  return name;
}

/** Puts comments into a new thread, whose name it answers with. Parents stand before their answers. */
export async function seedThread(postgres, database, seeds, { isOpen = true } = {}) {
  made += 1;
  const thread = `/trees/${made}/`;
  await postgres.sql(
    database,
    `insert into gedanken.threads (name, title, open)
      values (:'args'::jsonb ->> 'thread', 'Trees', (:'args'::jsonb ->> 'open')::boolean);
    create temporary table ids (seed text primary key, id bigint);
    select format(
      'with made as (insert into gedanken.comments (thread, parent, author, body, created) values (%L, (select id from ids where seed = %L), %L, %L, to_timestamp(%s)) returning id) insert into ids select %L, id from made',
      :'args'::jsonb ->> 'thread', s -> 'parent' #>> '{}', s -> 'author' ->> 'name', s -> 'body' ->> 'source',
      (s ->> 'created')::numeric / 1000, s ->> 'id')
    from jsonb_array_elements(:'args'::jsonb -> 'seeds') with ordinality as seeds (s, place) order by place \\gexec`,
    { thread, seeds, open: isOpen },
  );
  return thread;
}
