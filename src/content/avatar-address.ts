import { pageBase } from './page-base.js';
import { safeUrl } from './url.js';

/** Where pictures of people come from, and by way of what. */
export interface AvatarRule {
  /** `initials` asks nobody. */
  readonly from: 'initials' | 'backend' | 'gravatar' | 'libravatar' | 'none';
  /** An address of the site's, with `{url}` for that of the picture, which the site then asks for. Empty: none. */
  readonly proxy: string;
}

/** In device pixels: as large as a picture is drawn, on a screen of double density. */
const SIZE = 80;
const PATH = /^\/avatar\/([0-9a-f]{32}|[0-9a-f]{64})$/;

/**
 * The address at which to ask for a person's picture; `undefined` where nobody is to be asked. Of the
 * two services, only their own addresses count; they are put together anew from the hash, so that a
 * picture is as large as needed, and a missing one is an error and not somebody else's drawing.
 */
export function avatarAddress(linked: string | undefined, { from, proxy }: AvatarRule): string | undefined {
  const address = linked === undefined ? undefined : safeUrl(linked);
  if (address === undefined || !/^https?:/.test(address)) return undefined;
  const asked = from === 'backend' ? address : serviceAddress(new URL(address), from);
  return asked !== undefined && proxy !== '' ? proxied(asked, proxy) : asked;
}

function serviceAddress({ hostname, pathname }: URL, from: AvatarRule['from']): string | undefined {
  const hash = PATH.exec(pathname.toLowerCase())?.[1];
  if (hash === undefined) return undefined;
  if (from === 'gravatar' && /^(?:[a-z0-9]+\.)?gravatar\.com$/.test(hostname))
    return `https://secure.gravatar.com/avatar/${hash}?s=${SIZE}&d=404&r=g`;
  if (from === 'libravatar' && /^(?:sec)?cdn\.libravatar\.org$/.test(hostname))
    return `https://seccdn.libravatar.org/avatar/${hash}?s=${SIZE}&d=404`;
  return undefined;
}

/** Whether a proxy's address has a place for that of the picture. Without one, nothing is asked for. */
export function isProxy(proxy: string): boolean {
  return proxy.includes('{url}') && safeUrl(proxy.replaceAll('{url}', ''), 'https://page.invalid/') !== undefined;
}

/** Relative to the page, as all addresses that a page writes. */
function proxied(address: string, proxy: string): string | undefined {
  if (!isProxy(proxy)) return undefined;
  return safeUrl(proxy.replaceAll('{url}', encodeURIComponent(address)), pageBase());
}
