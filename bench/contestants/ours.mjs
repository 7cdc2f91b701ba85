import { conversationsOf } from '../thread/generate.mjs';

/** So many comments of one answer are taken into the page: docs/bounds.md. */
const MOST = 500;
/** Conversations on a page of the reference server in test/servers/rest. */
const USUAL = 20;

/** The section by its script tag, over our own protocol, with everything shown: pages as long as they may be. */
export const ours = aSection('ours', 'Gedanken, everything shown', (conversations) => pagesOf(conversations, MOST));

/** The section as readers meet it: the first page of the thread. */
export const oursFirst = {
  ...aSection('ours-first', 'Gedanken, the first page', (conversations) => pagesByConversation(conversations)),
  expected: (comments) => pagesByConversation(conversationsOf(comments))[0].length,
  inPage: ['ours-first.js'],
  more: true,
};

/** What docs/performance.md asks of pages: room from the first moment on. */
const HEAD = `<style>gedanken-comments:not(:defined) { display: block; min-block-size: 60rem }</style>
<script type="module" src="/dist/embed.js"></script>`;

function aSection(name, title, pages) {
  const answers = new Map();
  const answersFor = (comments) => {
    if (!answers.has(comments.length)) answers.set(comments.length, serialised(comments, pages));
    return answers.get(comments.length);
  };
  return {
    name,
    title,
    dist: true,
    head: () => HEAD,
    body: (_, { endpoint, live }) =>
      `<gedanken-comments backend="rest" endpoint="${endpoint}" thread="/bench/" max-depth="8"${live ? ' live="on" data-features="live"' : ''}></gedanken-comments>`,
    prepare: answersFor,
    answer: ({ method, path, query, body, comments, arrived }) => {
      if (path === 'thread') return { body: THREAD };
      if (path === 'changes') return { body: changes(comments, arrived) };
      if (path.endsWith('/vote')) return { body: '{"votes":{"score":1,"up":1,"mine":"up"}}' };
      if (path !== 'comments') return undefined;
      if (method === 'POST') return { status: 201, body: JSON.stringify(wire(ownComment(comments, body))) };
      return { body: answersFor(comments)[Number(query.get('cursor') ?? 0)] };
    },
    live: ({ arrived }) => ({ event: 'change', data: String(arrived), id: String(arrived) }),
    expected: (comments) => comments.length,
    inPage: ['ours-first.js', 'ours.js'],
  };
}

/** All answers to `GET comments`, page by page; the cursor of each is its number. */
function serialised(comments, pages) {
  const total = comments.length;
  return pages(conversationsOf(comments)).map((page, at, all) =>
    JSON.stringify({ comments: page.map(wire), next: at + 1 < all.length ? String(at + 1) : null, total }),
  );
}

/** Pages of whole conversations, as many as fit. */
function pagesOf(conversations, most) {
  const pages = [[]];
  for (const conversation of conversations) {
    if (pages.at(-1).length + conversation.length > most && pages.at(-1).length > 0) pages.push([]);
    pages.at(-1).push(...conversation);
  }
  return pages;
}

function pagesByConversation(conversations) {
  const count = Math.ceil(conversations.length / USUAL);
  return Array.from({ length: count }, (_, at) => conversations.slice(at * USUAL, (at + 1) * USUAL).flat());
}

function wire({ id, parent, name, created, votes, html }) {
  return {
    id,
    parent,
    author: { name },
    body: { format: 'html', source: html },
    created: new Date(created).toISOString(),
    votes: { score: votes, up: votes, mine: null },
    can: { reply: true, vote: ['up'] },
  };
}

/** What the reader has sent, where they have sent it: several are several. */
function ownComment(comments, body) {
  const { parent = null } = JSON.parse(body);
  const created = Date.now();
  return { ...comments[3], id: `own-${created}`, parent, created, html: '<p>My own words.</p>' };
}

/** What has come since the reader began, as `GET changes` has it. */
function changes(comments, arrived) {
  const news =
    arrived === 0 ? [] : [wire({ ...comments[0], id: `news-${arrived}`, parent: null, created: Date.now() })];
  return JSON.stringify({ comments: news, removed: [], mark: String(arrived) });
}

const THREAD = JSON.stringify({
  title: 'A page',
  posting: { allowed: true },
  viewer: null,
  guestFields: { name: 'optional', email: 'hidden', website: 'hidden' },
  writing: { format: 'text' },
  sorts: ['oldest', 'newest'],
});
