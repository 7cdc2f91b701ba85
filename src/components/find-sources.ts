import { PageLinks } from './page-links.js';

/** A place where people talk about a page, in the terms of a section's attributes. */
export interface FoundSource {
  readonly backend: 'bluesky' | 'mastodon' | 'misskey' | 'webmention' | 'wordpress';
  /** Empty where `thread` says it all. */
  readonly endpoint: string;
  readonly thread: string;
}

/** A source, and what it is told from others by: one thread has several addresses. */
interface Named {
  readonly name: string;
  readonly source: FoundSource;
}

const MAX_SOURCES = 8;
const POST = 'app.bsky.feed.post';
const DOCUMENT = 'site.standard.document';
const LINKS = [
  'link[rel~="syndication"][href], a[rel~="syndication"][href], a.u-syndication[href]',
  `link[rel~="${DOCUMENT}"][href], link[rel~="webmention"][href]`,
].join();

/**
 * Under which paths servers that speak Mastodon's client API show a status, its id last: the addresses that
 * `backend="mastodon"` takes. `/@me/videos` is a page of another kind of site, so there an id has a digit.
 */
const STATUSES = [
  /^\/(?:web\/|deck\/)?@[^/]+\/(?:statuses\/)?(?=[A-Za-z]{0,63}\d)([\dA-Za-z]{1,64})\/?$/,
  /^\/users\/[^/]+\/statuses\/([\dA-Za-z]{1,64})\/?$/,
  /^\/ap\/users\/\d+\/statuses\/(\d{1,20})\/?$/,
  /^\/notice\/([\dA-Za-z]{1,64})\/?$/,
];
/**
 * Where Misskey shows a note: the address that `backend="misskey"` takes. `/notes/2026` is a page of another kind of site:
 * servers make ids of ten to 26 characters, of which some are digits.
 */
const NOTE = /^\/notes\/(?=[A-Za-z]{0,31}\d)([\dA-Za-z]{10,32})\/?$/;
const POST_PAGE = /^\/profile\/([\w.:%-]{3,300})\/post\/([\w.:~-]{1,512})\/?$/;
// A handle is a domain. A document is named by who cannot lose the name.
const AT_URI = /^at:\/\/(did:[a-z]{1,20}:[\w.:%-]{1,200}|[a-z\d.-]{3,253})\/([\w.-]{3,317})\/([\w.:~-]{1,512})$/i;

/**
 * Where people talk about a page, by what the page itself says: the WordPress that it comes from first, then its copies
 * elsewhere (`rel="syndication"`, `u-syndication`), its document in the AT Protocol, and who takes its webmentions, in
 * the order of the page; at most 8. Reads the document and asks nobody. What others wrote on the page does not count.
 */
export function findSources(document: Document): readonly FoundSource[] {
  const links = new PageLinks(document);
  const found = new Map<string, FoundSource>();
  const wordpress = wordpressOf(links);
  if (wordpress) found.set('wordpress', wordpress);
  for (const link of links.find(LINKS)) {
    const named = sourceOf(link, links);
    if (named && !found.has(named.name)) found.set(named.name, named.source);
  }
  // A document only leads to a post, which is then there already.
  const posts = [...found.values()].filter(({ backend, thread }) => backend === 'bluesky' && !isDocument(thread));
  const sources = [...found.values()]
    .filter(({ thread }) => posts.length === 0 || !isDocument(thread))
    // Its link stands in the head, before all others; but what it retells others have at first hand.
    .toSorted((a, b) => Number(a.backend === 'webmention') - Number(b.backend === 'webmention'));
  return sources.slice(0, MAX_SOURCES);
}

/** What one link names; `undefined` where that is nothing to read a thread from. */
function sourceOf(link: Element, links: PageLinks): Named | undefined {
  const { relList } = link as HTMLLinkElement | HTMLAnchorElement;
  if (relList.contains('webmention')) return webmentionsOf(link, links);
  const record = recordOf(link.getAttribute('href') ?? '', relList.contains(DOCUMENT) ? DOCUMENT : POST);
  if (record || relList.contains(DOCUMENT)) return record;
  const href = links.hrefOf(link);
  return href === undefined ? undefined : (postOf(href) ?? statusOf(href) ?? noteOf(href));
}

function statusOf(href: string): Named | undefined {
  const { origin, pathname } = new URL(href);
  for (const path of STATUSES) {
    const id = path.exec(pathname)?.[1];
    if (id !== undefined)
      return {
        name: `mastodon ${origin} ${id}`,
        source: { backend: 'mastodon', endpoint: '', thread: origin + pathname },
      };
  }
  return undefined;
}

function noteOf(href: string): Named | undefined {
  const { origin, pathname } = new URL(href);
  const id = NOTE.exec(pathname)?.[1];
  if (id === undefined) return undefined;
  return { name: `misskey ${origin} ${id}`, source: { backend: 'misskey', endpoint: '', thread: origin + pathname } };
}

function postOf(href: string): Named | undefined {
  const { origin, pathname } = new URL(href);
  const key = POST_PAGE.exec(pathname)?.[2];
  return key === undefined ? undefined : blueskyThread(origin + pathname, `${POST} ${key}`);
}

/** A record of one kind, by its name in the AT Protocol. */
function recordOf(href: string, kind: string): Named | undefined {
  const [, repo = '', collection, key = ''] = (href.length <= 1024 && AT_URI.exec(href.trim())) || [];
  if (collection !== kind || (kind === DOCUMENT && !repo.startsWith('did:'))) return undefined;
  return blueskyThread(href.trim(), `${kind} ${key}`);
}

/** Keys are moments to the microsecond: two of them that are the same are one post, by handle and by DID. */
function blueskyThread(thread: string, name: string): Named {
  return { name, source: { backend: 'bluesky', endpoint: '', thread } };
}

function isDocument(thread: string): boolean {
  return AT_URI.exec(thread)?.[2] === DOCUMENT;
}

/** Only webmention.io lets everybody read what it took. */
function webmentionsOf(link: Element, links: PageLinks): Named | undefined {
  const href = links.hrefOf(link);
  const { address } = links;
  if (href === undefined || !/^(www\.)?webmention\.io$/.test(new URL(href).hostname) || address === '')
    return undefined;
  return { name: 'webmention', source: { backend: 'webmention', endpoint: '', thread: address } };
}

/** The post of a WordPress that the page is: what it prints of its REST API names both. */
function wordpressOf(links: PageLinks): FoundSource | undefined {
  const hrefsOf = (selector: string): readonly string[] =>
    links.find(selector).flatMap((link) => links.hrefOf(link) ?? []);
  const [root] = hrefsOf('link[rel="https://api.w.org/"][href]');
  if (root === undefined) return undefined;
  const short = hrefsOf('link[rel~="shortlink"][href]').map((href) => new URL(href).searchParams.get('p'));
  for (const href of hrefsOf('link[rel~="alternate"][type="application/json"][href]')) {
    const url = new URL(href);
    const route = url.searchParams.get('rest_route') ?? url.pathname;
    const [, type, id = ''] = /\/wp\/v2\/([\w-]{1,64})\/(\d{1,20})\/?$/.exec(route) ?? [];
    // People and topics have such a link, too, and their numbers are those of posts.
    const isPost = type === 'posts' || type === 'pages' || short.includes(id);
    if (isPost && id !== '' && url.origin === new URL(root).origin)
      return { backend: 'wordpress', endpoint: root, thread: id };
  }
  return undefined;
}
