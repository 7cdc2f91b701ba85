// Writes the table of what works with which backend into docs/backends.md: `npm run docs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'vite';
import { markdownTable, withTable } from './markdown-table.mjs';

const root = new URL('../', import.meta.url);
const page = new URL('docs/backends.md', root);
const ORDERS = {
  oldest: 'oldest',
  newest: 'newest',
  discussed: 'most discussed',
  best: 'best',
  controversial: 'controversial',
};

async function openGithub(load) {
  return [
    {
      facts: (await load('github-discussions-facts')).githubDiscussionsFacts,
      adapter: (await load('github-discussions')).githubDiscussionsAdapter({
        repo: 'example/site',
        endpoint: 'https://giscus.example/',
      }),
    },
    {
      facts: (await load('github-issues-facts')).githubIssuesFacts,
      adapter: (await load('github-issues')).githubIssuesAdapter({ repo: 'example/site' }),
    },
  ];
}

/** Servers that sites run for their comments. */
async function openOwnServers(load) {
  return [
    {
      facts: (await load('isso-facts')).issoFacts,
      adapter: (await load('isso')).issoAdapter({ endpoint: '/isso/', thread: '/' }),
    },
    {
      facts: (await load('comentario-facts')).comentarioFacts,
      adapter: (await load('comentario')).comentarioAdapter({ endpoint: 'https://comentario.example/', thread: '/' }),
    },
    {
      facts: (await load('ghost-facts')).ghostFacts,
      adapter: (await load('ghost')).ghostAdapter({ thread: '6b01d2fe5452045363d32890' }),
    },
    {
      facts: (await load('waline-facts')).walineFacts,
      adapter: (await load('waline')).walineAdapter({ endpoint: '/waline/', thread: '/', reactions: ['👍'] }),
    },
    {
      facts: (await load('remark42-facts')).remark42Facts,
      adapter: (await load('remark42')).remark42Adapter({ endpoint: '/remark42/', thread: '/' }),
    },
    {
      facts: (await load('artalk-facts')).artalkFacts,
      adapter: (await load('artalk')).artalkAdapter({
        endpoint: 'https://artalk.example/',
        thread: '/',
        pageVotes: true,
        signIn: true,
      }),
    },
    {
      facts: (await load('cusdis-facts')).cusdisFacts,
      adapter: (await load('cusdis')).cusdisAdapter({ endpoint: 'https://cusdis.example/', app: 'x', thread: '/' }),
    },
  ];
}

/** Places where people write for other reasons. */
async function openElsewhere(load) {
  return [
    {
      facts: (await load('mastodon-facts')).mastodonFacts,
      adapter: (await load('mastodon')).mastodonAdapter({ thread: 'https://social.example/@me/1' }),
    },
    {
      facts: (await load('bluesky-facts')).blueskyFacts,
      adapter: (await load('bluesky')).blueskyAdapter({
        thread: 'https://bsky.app/profile/me.example/post/1',
        client: 'https://blog.example/client-metadata.json',
      }),
    },
    {
      facts: (await load('misskey-facts')).misskeyFacts,
      adapter: (await load('misskey')).misskeyAdapter({ thread: 'https://misskey.example/notes/1' }),
    },
    ...(await openGithub(load)),
    {
      facts: (await load('twikoo-facts')).twikooFacts,
      adapter: (await load('twikoo')).twikooAdapter({ endpoint: 'https://twikoo.example/', thread: '/' }),
    },
    {
      facts: (await load('webmention-facts')).webmentionFacts,
      adapter: (await load('webmention')).webmentionAdapter({ thread: 'https://blog.example/' }),
    },
    {
      facts: (await load('hackernews-facts')).hackerNewsFacts,
      adapter: (await load('hackernews')).hackerNewsAdapter({ thread: '8863' }),
    },
    {
      facts: (await load('lemmy-facts')).lemmyFacts,
      adapter: (await load('lemmy')).lemmyAdapter({ thread: 'https://lemmy.example/post/1' }),
    },
    {
      facts: (await load('discourse-facts')).discourseFacts,
      adapter: (await load('discourse')).discourseAdapter({ thread: 'https://forum.example/t/1' }),
    },
    {
      facts: (await load('disqus-facts')).disqusFacts,
      adapter: (await load('disqus')).disqusAdapter({ forum: 'letters', apiKey: 'public' }),
    },
  ];
}

/** Servers, databases and files of one's own. */
async function openProtocols(load) {
  const { restAdapter, REST_FEATURES } = await load('rest');
  return [
    {
      facts: (await load('rest-facts')).restFacts,
      adapter: restAdapter({ endpoint: 'https://comments.example/v1/', thread: '/', features: REST_FEATURES }),
    },
    {
      facts: (await load('postgrest-facts')).postgrestFacts,
      adapter: (await load('postgrest')).postgrestAdapter({ endpoint: 'https://database.example/', thread: '/' }),
    },
    {
      facts: (await load('static-facts')).staticFacts,
      adapter: (await load('static')).staticAdapter({ src: '/comments.json', form: { action: '/form' } }),
    },
  ];
}

/** Each built-in backend with an adapter that holds all that it can: on its own site, read by a moderator. */
async function openBackends(load) {
  const { wordpressAdapter } = await load('wordpress');
  const { browserAdapter } = await load('browser');
  const { memoryAdapter } = await load('memory');
  globalThis.location ??= new URL('https://blog.example/');
  const mona = { author: 'Mona Example', account: 'Mona Example', viewerRole: 'moderator' };
  return [
    {
      facts: (await load('wordpress-facts')).wordpressFacts,
      adapter: wordpressAdapter({ endpoint: '/wp-json', thread: '1', nonce: 'abcdef0123' }),
    },
    ...(await openOwnServers(load)),
    ...(await openElsewhere(load)),
    ...(await openProtocols(load)),
    { facts: (await load('browser-facts')).browserFacts, adapter: browserAdapter({ thread: '/' }) },
    {
      facts: (await load('memory-facts')).memoryFacts,
      adapter: memoryAdapter({
        ...mona,
        votes: 'up-down',
        reactions: [{ name: 'heart' }],
        reports: true,
        preview: true,
        pictures: 'https://pictures.example/',
        people: [],
      }),
    },
  ];
}

/** The capabilities in a reader's words; each cell is made of what the adapter holds, and of its facts. */
const ROWS = {
  'read, deep links': () => 'yes',
  'comment and reply': (_, { answers }) => (answers === 'there' ? 'there' : 'yes'),
  'edit and remove': ({ edits }, { editors }) =>
    edits && { own: 'one’s own', moderators: 'moderators', removal: 'remove one’s own' }[editors],
  vote: ({ votes }, facts) => votes && facts.votes.join(' and '),
  'react to comments': ({ reactions }, { commentReactions = true }) => reactions && commentReactions && 'yes',
  'react to the page': ({ reactions }, { pageReactions }) => reactions && pageReactions && 'yes',
  'new comments while reading': ({ live, changes }) =>
    live ? 'told at once' : changes ? 'asked for, cheaply' : 'asked for: the newest page',
  'sorted by the backend': (_, { sorts }) => sorts.map((order) => ORDERS[order]).join(', '),
  'sorted here, once all is loaded': (_, { sorts, votes }) =>
    Object.keys(ORDERS)
      .filter((order) => !sorts.includes(order) && (votes.length > 0 || order === 'discussed'))
      .map((order) => ORDERS[order])
      .join(', '),
  'approve, hold, spam, trash': ({ moderation }) => moderation && 'moderators',
  pin: ({ pins }) => pins && 'moderators',
  report: ({ reports }) => reports && 'yes',
  'sign in': ({ session }) => session && 'yes',
  'preview by the backend': ({ preview }) => preview && 'yes',
  'send pictures along': ({ uploads }) => uploads && 'yes',
  'find people to mention beyond the thread': ({ mentions }) => mentions && 'yes',
  'counts of many pages': ({ counts }) => counts && 'yes',
  'newest comments of the site': ({ recent }) => recent && 'yes',
  'feed of a thread': (_, { feed }) => feed && 'yes',
};

/** The table, lined up as the formatter has it. */
export async function backendsTable() {
  const server = await createServer({
    root: root.pathname,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const backends = await openBackends((name) => server.ssrLoadModule(`/src/adapters/${name}.ts`));
    const rows = [
      ['', ...backends.map(({ facts }) => facts.title)],
      ...Object.entries(ROWS).map(([name, cell]) => [
        name,
        ...backends.map(({ adapter, facts }) => cell(adapter, facts) || '–'),
      ]),
    ];
    return markdownTable(rows);
  } finally {
    await server.close();
  }
}

export function backendsPage() {
  return readFileSync(page, 'utf8');
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  writeFileSync(page, withTable(backendsPage(), 'table', await backendsTable()));
