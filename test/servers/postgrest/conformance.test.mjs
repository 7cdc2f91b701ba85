import { after, afterEach, before, describe, it } from 'node:test';
import { postgrestAdapter } from '../../../dist/adapters/postgrest.js';
import { describeAdapter } from '../../../dist/testing.js';
import { startBreakableProxy } from '../support/breakable-proxy.mjs';
import { startPostgres } from '../support/postgres.mjs';
import { withoutModerators } from '../support/without-moderators.mjs';
import { makeDatabase, seedThread } from './database.mjs';
import { Gateway, tokenOf } from './gateway.mjs';

const MODERATOR = { sub: '11111111-1111-4111-8111-111111111111', user_metadata: { name: 'Mona Example' } };
const READER = { sub: '22222222-2222-4222-8222-222222222222', user_metadata: { name: 'Nora Example' } };

/** A database behind a stand-in for PostgREST, behind a proxy that can fail. */
class Site {
  async start() {
    this.postgres = await startPostgres();
    this.database = await makeDatabase(this.postgres);
    await this.set({
      edit_minutes: 15,
      per_reader: 1000,
      per_thread: 1000,
      email: 'required',
      site: 'https://blog.example',
    });
    await this.postgres.sql(this.database, `insert into gedanken.moderators values ('${MODERATOR.sub}');`);
    this.gateway = new Gateway(this.postgres, this.database);
    this.proxy = await startBreakableProxy();
    this.proxy.forwardTo(await this.gateway.listen());
  }

  async stop() {
    await this.proxy?.stop();
    await this.gateway?.stop();
    await this.postgres?.stop();
  }

  set(settings) {
    const pairs = Object.entries(settings).map(
      ([name, value]) => `${name} = ${typeof value === 'string' ? `'${value}'` : value}`,
    );
    return this.postgres.sql(this.database, `update gedanken.settings set ${pairs.join(', ')};`);
  }

  adapter(thread, claims) {
    return postgrestAdapter({ endpoint: this.proxy.url, thread, token: claims && tokenOf(claims) });
  }

  async open(seeds, claims, how) {
    const thread = await seedThread(this.postgres, this.database, seeds, how);
    return { thread, adapter: this.adapter(thread, claims) };
  }

  openWhile(settings, usual, claims) {
    return async (seeds) => {
      await this.set(settings);
      return { ...(await this.open(seeds, claims)), close: () => this.set(usual) };
    };
  }
}

describe('docs/backends/postgrest.sql in a real PostgreSQL', () => {
  const site = new Site();
  before(() => site.start());
  afterEach(() => site.proxy.mend());
  after(() => site.stop());

  describeAdapter('read by a guest', withoutModerators(subject(site, undefined)), { describe, it });
  describeAdapter(
    'read by a moderator',
    {
      ...subject(site, MODERATOR),
      states: {
        ...subject(site, MODERATOR).states,
        holding: { never: 'it publishes what its moderators write' },
        signedOut: { never: 'a moderator is signed in' },
      },
    },
    { describe, it },
  );
});

function subject(site, claims) {
  const breakNext = (how) => () => site.proxy.breakNext(how);
  return {
    ports: ['comments', 'edits', 'votes', 'moderation', 'pins', 'reports', 'changes', 'counts', 'recent'],
    open: (seeds) => site.open(seeds, claims),
    posts: 'published',
    pageSize: 25,
    meanwhile: { another: async ({ thread }) => site.adapter(thread, READER), edits: 'told', removals: 'told' },
    challenges: { never: 'the database sets no challenges' },
    states: {
      closed: (seeds) => site.open(seeds, claims, { isOpen: false }),
      holding: site.openWhile({ holds: true }, { holds: false }, claims),
      signedOut: site.openWhile({ sign_in: true }, { sign_in: false }, claims),
      missing: { never: 'a thread comes into being with its first comment' },
    },
    failures: {
      offline: breakNext('offline'),
      unavailable: breakNext('unavailable'),
      malformed: breakNext('malformed'),
    },
  };
}
