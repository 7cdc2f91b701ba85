import { readUrl } from '../core/fields.js';

/** A fragment that needs no normalising. */
const FRAGMENT = /^#[\w%.~!*'()-]*$/;
/** The last page that a fragment of was safe, as it was named and as it is: a thread has a permalink for each comment. */
let known: { readonly named: string; readonly page: string } | undefined;

/**
 * An address that a link of a stranger may have: `http:`, `https:` or `mailto:`, absolute and
 * normalised. `undefined` for every other scheme, for credentials, control and bidi characters, for
 * addresses relative to the scheme alone, and for relative ones when there is no `base`.
 */
export function safeUrl(value: string, base?: string): string | undefined {
  const address = value.trim();
  const at = address.indexOf('#');
  const fragment = at > 0 && address.length <= 2048 ? address.slice(at) : '';
  if (base === undefined && FRAGMENT.test(fragment) && address.slice(0, at) === known?.named)
    return known.page + fragment;
  // What follows `?` would write the mail for its sender.
  if (/^mailto:/i.test(address)) return /^mailto:[!->@-~]{1,512}(?=\?|$)/i.exec(address)?.[0];
  const url = address === '' || /^[\\/]{2}/.test(address) ? undefined : readUrl(address, base);
  if (url !== undefined && fragment !== '' && base === undefined)
    known = { named: address.slice(0, at), page: url.slice(0, url.indexOf('#')) };
  return url;
}
