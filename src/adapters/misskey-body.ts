import type { Body, Emoji } from '../core/comment.js';
import { own, readCount, readId, readLine, readUrl } from '../core/fields.js';
import { escapeText, htmlOfMfm, linkTo, profileOf, type MfmSetting } from './misskey-mfm.js';

const MAX_PARTS = 20;
const MAX_EMOJIS = 200;
/** The words of a note, before they are read. */
const MAX_WORDS = 20_000;

/** The words of a note with all that belongs to them: choices of a poll, files and a quote after. */
export function bodyOf(raw: unknown, server: string): Body {
  const host = readLine(own(own(raw, 'user'), 'host'), 255);
  const text = wordsOf(raw);
  const setting = { server, host };
  const warning = warningOf(raw);
  const emojis = emojisIn(`${text} ${warning ?? ''}`, own(raw, 'emojis'), setting);
  return {
    format: 'html',
    source: htmlOfMfm(text, setting) + pollOf(raw) + filesOf(raw) + quoteOf(raw, server),
    ...(emojis.length > 0 ? { emojis } : {}),
    ...(warning === undefined ? {} : { warning }),
  };
}

const CODE = /(?<![a-z\d]):([\w+-]{1,64}):(?![a-z\d])/gi;

/**
 * Pictures for the shortcodes of a text. Those of another server come with the note; a server names its own ones to
 * nobody, but has each at an address that is made of its code.
 */
export function emojisIn(text: string, given: unknown, { server, host }: MfmSetting): readonly Emoji[] {
  const known = picturesOf(given);
  const emojis = new Map<string, Emoji>();
  for (const { 1: code = '' } of text.matchAll(CODE)) {
    const url =
      known.get(code) ?? (host === undefined ? `${server}/emoji/${encodeURIComponent(code)}.webp` : undefined);
    if (url !== undefined) emojis.set(code, { code, url });
    if (emojis.size >= MAX_EMOJIS) break;
  }
  return [...emojis.values()];
}

/** An object of addresses by code; before Misskey 13, a list of `{name, url}`. */
function picturesOf(given: unknown): ReadonlyMap<string, string> {
  const pairs: readonly (readonly [unknown, unknown])[] = Array.isArray(given)
    ? given.slice(0, MAX_EMOJIS).map((item: unknown) => [own(item, 'name'), own(item, 'url')])
    : Object.entries(given ?? {}).slice(0, MAX_EMOJIS);
  const known = new Map<string, string>();
  for (const [code, address] of pairs) {
    const url = readUrl(address);
    if (typeof code === 'string' && url !== undefined) known.set(code, url);
  }
  return known;
}

/** Most answers begin by naming whom they answer. In a thread that is plain to see. */
function wordsOf(raw: unknown): string {
  const words = own(raw, 'text');
  const text = typeof words === 'string' ? words.slice(0, MAX_WORDS) : '';
  const [addressed, user, host] = /^@([\w.-]{1,64})(?:@([\w.-]{1,255}))?\s+(?=\S)/.exec(text) ?? [];
  const answered = own(own(raw, 'reply'), 'user');
  const name = own(answered, 'username');
  const isThem =
    user !== undefined &&
    typeof name === 'string' &&
    name.toLowerCase() === user.toLowerCase() &&
    (host === undefined || host === own(answered, 'host'));
  return isThem ? text.slice(addressed!.length) : text;
}

function warningOf(raw: unknown): string | undefined {
  return readLine(own(raw, 'cw'), 500);
}

/** What one can choose from, and how many did. */
function pollOf(raw: unknown): string {
  const items = listOf(own(raw, 'poll'), 'choices').flatMap((choice) => {
    const words = readLine(own(choice, 'text'));
    const votes = readCount(own(choice, 'votes'));
    return words === undefined ? [] : [`<li>${escapeText(words)}${votes === undefined ? '' : ` (${votes})`}</li>`];
  });
  return items.length > 0 ? `<ul>${items.join('')}</ul>` : '';
}

/** Pictures as pictures; what moves, sounds, is sensitive or warned of as a link. */
function filesOf(raw: unknown): string {
  const isWarned = warningOf(raw) !== undefined;
  return listOf(raw, 'files')
    .map((file) => fileOf(file, isWarned || own(file, 'isSensitive') === true))
    .join('');
}

function fileOf(file: unknown, isSensitive: boolean): string {
  const url = readUrl(own(file, 'url'));
  if (url === undefined) return '';
  const words = readLine(own(file, 'comment'), 1500);
  const type = own(file, 'type');
  if (typeof type === 'string' && type.startsWith('image/') && !isSensitive) {
    const small = readUrl(own(file, 'thumbnailUrl')) ?? url;
    return `<p><img src="${escapeText(small)}" alt="${escapeText(words ?? '')}"></p>`;
  }
  return `<p>${linkTo(url, words ?? readLine(own(file, 'name')) ?? new URL(url).host)}</p>`;
}

/** An answer may quote another note: that stands elsewhere, so it is linked to. */
function quoteOf(raw: unknown, server: string): string {
  const id = readId(own(raw, 'renoteId'));
  const isAnswer = readId(own(raw, 'replyId')) !== undefined;
  if (!isAnswer || id === undefined) return '';
  const user = own(own(raw, 'renote'), 'user');
  const name = readLine(own(user, 'username'), 64);
  const words = name === undefined ? new URL(server).host : `@${name}`;
  return `<p>RE: ${linkTo(`${server}/notes/${encodeURIComponent(id)}`, words)}</p>`;
}

function listOf(raw: unknown, key: string): readonly unknown[] {
  const list = own(raw, key);
  return Array.isArray(list) ? list.slice(0, MAX_PARTS) : [];
}

/** How an account is addressed from anywhere, and where it can be looked at. */
export function profileIn(raw: unknown, server: string): { readonly handle: string; readonly url: string } | undefined {
  const user = own(raw, 'username');
  const host = readLine(own(raw, 'host'), 255);
  if (typeof user !== 'string' || !/^[\w.-]{1,128}$/.test(user) || !/^[\w.:-]*$/.test(host ?? '')) return undefined;
  return { handle: `@${user}@${host ?? new URL(server).host}`, url: profileOf({ server }, user, host) };
}
