import { readUrl } from '../core/fields.js';
import { isHandle } from './bluesky-address.js';
import { sha256 } from './bluesky-secrets.js';
import type { StrongRef } from './bluesky-target.js';

/** Who is asked for each handle: nobody names more people in 300 characters. */
const MAX_MENTIONS = 20;
const MAX_LINKS = 50;
const RICH = 'app.bsky.richtext.facet';
const LINK = /(^|[\s(])(https?:\/\/[^\s<>"]{1,2000})/g;
const MENTION = /(^|[\s(])@([a-z\d.-]{3,253})/gi;

/** A stretch of a text, in bytes of UTF-8, that leads somewhere (`app.bsky.richtext.facet`). */
export interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number };
  readonly features: readonly Readonly<Record<string, string>>[];
}

/** An answer as it is kept (`app.bsky.feed.post`). `resolve` tells the accounts of handles. */
export async function replyRecord(
  text: string,
  reply: { readonly root: StrongRef; readonly parent: StrongRef },
  lang: string | undefined,
  resolve: (handle: string) => Promise<string | undefined>,
): Promise<Readonly<Record<string, unknown>>> {
  const facets = await facetsIn(text, resolve);
  return {
    $type: 'app.bsky.feed.post',
    text,
    createdAt: new Date().toISOString(),
    ...(lang === undefined ? {} : { langs: [lang] }),
    ...(facets.length === 0 ? {} : { facets }),
    reply,
  };
}

/** The links and mentions in a text. Who is mentioned and is not there is left as the words that it is. */
export async function facetsIn(
  text: string,
  resolve: (handle: string) => Promise<string | undefined>,
): Promise<readonly Facet[]> {
  const linked = [...text.matchAll(LINK)].slice(0, MAX_LINKS);
  const links = linked.flatMap(({ index, 1: before = '', 2: raw = '' }) => {
    const words = withoutPunctuation(raw);
    // The address as it was written: what is made of it may be longer, and mean the same.
    return readUrl(words) ? [facetAt(text, index + before.length, words, { $type: `${RICH}#link`, uri: words })] : [];
  });
  const named = [...text.matchAll(MENTION)].slice(0, MAX_MENTIONS);
  const mentions = named.map(async ({ index, 1: before = '', 2: raw = '' }) => {
    const handle = raw.replace(/[.-]+$/, '');
    const did = isHandle(handle) ? await resolve(handle.toLowerCase()) : undefined;
    return did ? [facetAt(text, index + before.length, `@${handle}`, { $type: `${RICH}#mention`, did })] : [];
  });
  return [...links, ...(await Promise.all(mentions)).flat()].toSorted((a, b) => a.index.byteStart - b.index.byteStart);
}

const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
/** From 2000 on for twenty years, in microseconds: before there was a network, so that no key of it is met. */
const SPAN = { from: 946_684_800_000_000n, length: 631_152_000_000_000n };

/**
 * The key of a record, the same for the same text, so that an attempt finds what another one has left. It has the form
 * that keys of posts must have, a time and a number (https://atproto.com/specs/tid); the time means nothing.
 */
export async function recordKey(text: string): Promise<string> {
  const hash = await sha256(`gedanken ${text}`);
  const number = hash.subarray(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let tid = ((SPAN.from + ((number >> 10n) % SPAN.length)) << 10n) | (number & 1023n);
  let key = '';
  for (let at = 0; at < 13; at += 1, tid >>= 5n) key = ALPHABET[Number(tid & 31n)]! + key;
  return key;
}

function facetAt(text: string, start: number, words: string, feature: Readonly<Record<string, string>>): Facet {
  const byteStart = bytesOf(text.slice(0, start));
  return { index: { byteStart, byteEnd: byteStart + bytesOf(words) }, features: [feature] };
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

/** What ends a sentence is no part of the address in it, nor is the parenthesis that closes around it. */
function withoutPunctuation(raw: string): string {
  const words = raw.replace(/[.,;:!?…'’”]+$/, '');
  return words.endsWith(')') && !words.includes('(') ? words.replace(/[).,;:!?]+$/, '') : words;
}
