import { isMixedScript } from './names.js';

/** Endings of file names that stand in link texts and are no top-level domains. */
const FILE_ENDING = /^(?:css|html?|jpe?g|[jt]sx?|json|pdf|php|png|txt|xml)$/;
/** Words of which none can be taken for a host. */
const PLAIN = /^[!--/-~\s]*$/;
const TOP_LEVEL = /^\p{L}{2,}(?:-|$)/u;

/**
 * The host that a link leads to, when its text looks as if it led to another one: `paypal.com` on a
 * link to `evil.example`, or a name that mixes alphabets. `undefined` when nothing is pretended.
 */
export function hiddenHost(text: string, href: string): string | undefined {
  if (PLAIN.test(text)) return undefined;
  const real = hostOf(href);
  const visible = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replaceAll('。', '.')
    .toLowerCase()
    .trim();
  const isAddress = !/\s/.test(visible);
  for (const word of visible.split(/[^\p{L}\p{N}._-]+/u)) {
    const labels = word.split('.').filter((label) => label !== '');
    const last = labels.at(-1) ?? '';
    if (labels.length < 2 || !TOP_LEVEL.test(last) || FILE_ENDING.test(last)) continue;
    if (isMixedScript(word) || hostOf(`http://${labels.join('.')}`) !== real) return real;
    // What follows the host of an address is its path, which pretends nothing.
    if (isAddress) return undefined;
  }
  return undefined;
}

/** The host in lower case and ASCII, without `www.`; of an e-mail address, its domain. Empty when there is none. */
function hostOf(url: string): string {
  try {
    const { protocol, hostname, pathname } = new URL(url);
    const host = protocol === 'mailto:' ? pathname.slice(pathname.lastIndexOf('@') + 1).toLowerCase() : hostname;
    return host.replace(/^www\./, '');
  } catch {
    return '';
  }
}
