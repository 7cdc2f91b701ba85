import type { Body, Emoji } from '../core/comment.js';
import { own, readCount, readLine, readUrl } from '../core/fields.js';

/** Servers take up to some thousand characters; marking them up adds to it. */
const MAX_BODY = 256 * 1024;
const MAX_PARTS = 20;
const MAX_EMOJIS = 200;

/** The words of a status with all that belongs to them: choices of a poll and media after. */
export function bodyOf(raw: unknown): Body {
  const content = own(raw, 'content');
  const text = typeof content === 'string' ? content.slice(0, MAX_BODY) : '';
  const emojis = emojisOf(raw);
  const lang = own(raw, 'language');
  const warning = warningOf(raw);
  return {
    format: 'html',
    source: `${withShortLinks(withoutAddressee(text, raw))}${pollOf(raw)}${mediaOf(raw)}`,
    ...(typeof lang === 'string' && /^[a-z]{2,3}(-[\dA-Za-z]{2,8}){0,3}$/.test(lang) ? { lang } : {}),
    ...(emojis.length > 0 ? { emojis } : {}),
    ...(warning === undefined ? {} : { warning }),
  };
}

/** Pictures for shortcodes, where the status or the account names some. They stand still: few readers asked for motion. */
export function emojisOf(raw: unknown): readonly Emoji[] {
  const emojis: Emoji[] = [];
  for (const item of listOf(raw, 'emojis').slice(0, MAX_EMOJIS)) {
    const code = own(item, 'shortcode');
    const url = readUrl(own(item, 'static_url')) ?? readUrl(own(item, 'url'));
    if (typeof code === 'string' && /^[\w-]{1,64}$/.test(code) && url !== undefined) emojis.push({ code, url });
  }
  return emojis;
}

/** Plain text as HTML that means it. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/**
 * Servers wrap what makes a link long into spans that their style sheets hide. Ours would show all of it, so that
 * is done here; where the link leads stays in its address.
 */
function withShortLinks(html: string): string {
  return html
    .replace(/<span class="invisible">[^<]{0,2048}<\/span>/g, '')
    .replace(/<span class="ellipsis">([^<]{0,2048})<\/span>/g, '$1…');
}

const ADDRESSEE =
  /^(<p>)?(?:<span class="h-card"[^<>]{0,40}>)?<a ([^<>]{1,2400})>@<span>[^<]{1,300}<\/span><\/a>(?:<\/span>)?(?:\s|<br ?\/?>)+(?=\S)/;

/** Every answer begins by naming whom it answers. In a thread that is plain to see. */
function withoutAddressee(html: string, raw: unknown): string {
  const answered = own(raw, 'in_reply_to_account_id');
  const [whole, paragraph = '', attributes = ''] = ADDRESSEE.exec(html) ?? [];
  if (whole === undefined || typeof answered !== 'string') return html;
  const mention = listOf(raw, 'mentions').find((item) => own(item, 'id') === answered);
  const url = own(mention, 'url');
  const isNamed = typeof url === 'string' && attributes.includes(`href="${url}"`);
  return isNamed ? paragraph + html.slice(whole.length) : html;
}

function warningOf(raw: unknown): string | undefined {
  return readLine(own(raw, 'spoiler_text'), 500);
}

/** What one can choose from, and how many did, where that is no secret yet. */
function pollOf(raw: unknown): string {
  const options = listOf(own(raw, 'poll'), 'options').slice(0, MAX_PARTS);
  const items = options.flatMap((option) => {
    const title = readLine(own(option, 'title'));
    const votes = readCount(own(option, 'votes_count'));
    if (title === undefined) return [];
    return [`<li>${escapeText(title)}${votes === undefined ? '' : ` (${votes})`}</li>`];
  });
  return items.length > 0 ? `<ul>${items.join('')}</ul>` : '';
}

/** Pictures as pictures; what moves, sounds, is sensitive or warned of as a link. */
function mediaOf(raw: unknown): string {
  const sensitive = own(raw, 'sensitive') === true || warningOf(raw) !== undefined;
  const parts = listOf(raw, 'media_attachments').slice(0, MAX_PARTS);
  return parts.map((part) => mediumOf(part, sensitive)).join('');
}

function mediumOf(part: unknown, sensitive: boolean): string {
  const url = readUrl(own(part, 'url')) ?? readUrl(own(part, 'remote_url'));
  if (url === undefined) return '';
  const words = readLine(own(part, 'description'), 1500);
  if (own(part, 'type') === 'image' && !sensitive) {
    const small = readUrl(own(part, 'preview_url')) ?? url;
    return `<p><img src="${escapeText(small)}" alt="${escapeText(words ?? '')}"></p>`;
  }
  const name = new URL(url).pathname.split('/').pop();
  return `<p><a href="${escapeText(url)}">${escapeText(words ?? (name || new URL(url).host))}</a></p>`;
}

function listOf(raw: unknown, key: string): readonly unknown[] {
  const list = own(raw, key);
  return Array.isArray(list) ? list : [];
}
