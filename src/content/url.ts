import { readUrl } from '../core/fields.js';

/**
 * An address that a link of a stranger may have: `http:`, `https:` or `mailto:`, absolute and
 * normalised. `undefined` for every other scheme, for credentials, control and bidi characters, for
 * addresses relative to the scheme alone, and for relative ones when there is no `base`.
 */
export function safeUrl(value: string, base?: string): string | undefined {
  const address = value.trim();
  // What follows `?` would write the mail for its sender.
  if (/^mailto:/i.test(address)) return /^mailto:[!->@-~]{1,512}(?=\?|$)/i.exec(address)?.[0];
  return address === '' || /^[\\/]{2}/.test(address) ? undefined : readUrl(address, base);
}
