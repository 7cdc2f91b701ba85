import { AdapterError } from '../core/errors.js';
import { readUrl } from '../core/fields.js';

/** As many addresses as make sense; webmention.io looks at no more than fifty in all. */
const MAX_ADDRESSES = 12;

/** The addresses of the page: those that were given, else what the page says of itself. */
export function addressesOf(thread: string | readonly string[]): readonly string[] {
  const given = typeof thread === 'string' ? [thread] : thread;
  const said = given.filter((address) => address.trim() !== '');
  const here = globalThis.location?.href;
  const base = /^https?:/.test(here ?? '') ? here : undefined;
  const addresses = (said.length > 0 ? said : [linkOf('canonical') ?? here]).flatMap((address) => {
    const url = readUrl(address, base);
    return url === undefined ? [] : [withoutFragment(url)];
  });
  return [...new Set(addresses)].slice(0, MAX_ADDRESSES);
}

/** Every form of these addresses that somebody may have linked to: for the endpoint each is another page. */
export function variantsOf(addresses: readonly string[]): readonly string[] {
  const all = addresses.flatMap((address) => {
    const url = new URL(address);
    const paths = [url.pathname];
    if (url.pathname.endsWith('/')) paths.push(url.pathname.slice(0, -1));
    // `hello.html/` is nowhere.
    else if (!/\.[^/]*$/.test(url.pathname)) paths.push(`${url.pathname}/`);
    return paths.flatMap((path) => ['https:', 'http:'].map((scheme) => `${scheme}//${url.host}${path}${url.search}`));
  });
  return [...new Set([...addresses, ...all])];
}

/** What to ask. Throws `not-found` for what is no address. */
export function endpointOf(endpoint: string): URL {
  const url = readUrl(endpoint, globalThis.location?.href);
  if (url === undefined) throw new AdapterError('not-found', { hint: `“${endpoint}” is no address of an endpoint.` });
  return new URL(url);
}

/** Where readers can hand in an address. Few endpoints show a form to who opens them: those known to do are told of. */
export function formOf(given: string | undefined): string | undefined {
  if (given !== undefined) return readUrl(given, globalThis.location?.href);
  const endpoint = mentionEndpoint();
  return endpoint !== undefined && new URL(endpoint).host === 'webmention.io' ? endpoint : undefined;
}

/** What takes mentions of the page, by its own word. */
export function mentionEndpoint(): string | undefined {
  const link = linkOf('webmention');
  return link === undefined ? undefined : readUrl(link, globalThis.location?.href);
}

function withoutFragment(url: string): string {
  const [address = ''] = url.split('#', 1);
  return address;
}

/** The first such link of the page. */
function linkOf(rel: string): string | undefined {
  if (!globalThis.document) return undefined;
  // A form of the page may be called `querySelector`, and then `document.querySelector` is that form.
  const selector = `link[rel~="${rel}"][href], a[rel~="${rel}"][href]`;
  const link: Element | null = Document.prototype.querySelector.call(document, selector);
  return link?.getAttribute('href') ?? undefined;
}
