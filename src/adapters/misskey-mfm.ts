import { readUrl } from '../core/fields.js';

/** Notes have 3,000 characters, and those of other servers some more; who sends more is no note. */
const MAX_TEXT = 20_000;

/** What decides where mentions and tags lead. */
export interface MfmSetting {
  readonly server: string;
  /** The server of who wrote it, when that is another one: there, a name without a server is of that server. */
  readonly host: string | undefined;
}

/** Plain text as HTML that means it, also between quotation marks. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A link, as HTML. */
export function linkTo(href: string, words: string): string {
  return `<a href="${escapeText(href)}">${escapeText(words)}</a>`;
}

/**
 * A note as HTML: what MFM (https://misskey-hub.net/en/docs/for-users/features/mfm/) shares with other markup. Of what
 * moves, turns and colours, the words are left.
 */
export function htmlOfMfm(source: string, setting: MfmSetting): string {
  const lines = source
    .slice(0, MAX_TEXT)
    .toWellFormed()
    .trimEnd()
    .split(/\r\n?|\n/);
  const lastFence = lines.findLastIndex(isFence);
  const kinds = lines.map((line, at) => (line.startsWith('```') && at < lastFence ? 'code' : kindOf(line)));
  let html = '';
  for (let at = 0; at < lines.length;) {
    const kind = kinds[at]!;
    let end = at + 1;
    if (kind === 'code') while (!isFence(lines[end]!)) end += 1;
    else while (kinds[end] === kind) end += 1;
    html += blockOf(kind, lines.slice(at, end), setting);
    at = kind === 'code' ? end + 1 : end;
  }
  return html;
}

type Block = 'code' | 'empty' | 'quote' | 'words';

function kindOf(line: string): Block {
  return line.startsWith('>') ? 'quote' : line.trim() === '' ? 'empty' : 'words';
}

/** Whether a line ends a block of code. Without such a line, none has begun. */
function isFence(line: string): boolean {
  return /^```\s*$/.test(line);
}

function blockOf(kind: Block, lines: readonly string[], setting: MfmSetting): string {
  if (kind === 'empty') return '';
  if (kind === 'code') return `<pre><code>${escapeText(lines.slice(1).join('\n'))}</code></pre>`;
  if (kind === 'words') return `<p>${inline(lines.join('\n'), setting)}</p>`;
  const quoted = lines.map((line) => line.replace(/^> ?/, '')).join('\n');
  return `<blockquote><p>${inline(quoted, setting)}</p></blockquote>`;
}

const TOKEN = new RegExp(
  [
    '`(?<code>[^`\\n]{1,2000})`',
    '<plain>(?<plain>[^]{0,3000}?)</plain>',
    '(?<tag></?(?:b|i|s|small|center)>)',
    '(?<mark>\\*\\*|~~)',
    '(?<effect>\\$\\[[a-z\\d_]{1,32}(?:\\.[^\\s[\\]]{1,100})? )',
    '(?<end>\\])',
    '\\??\\[(?<label>[^[\\]\\n]{1,300})\\]\\((?<to>https?://[^\\s()]{1,2000})\\)',
    '<(?<bare>https?://[^\\s<>]{1,2000})>',
    '(?<url>https?://[^\\s<>[\\]「」]{1,2000})',
    '(?<![a-z\\d])@(?<user>\\w(?:[\\w.-]{0,62}\\w)?)(?:@(?<host>[a-z\\d](?:[\\w.-]{0,253}\\w)?))?',
    '(?<![a-z\\d])#(?<topic>[^\\s.,!?\'"#:/[\\]【】()「」（）<>`]{1,128})',
  ].join('|'),
  'giu',
);

type Parts = Readonly<Record<string, string | undefined>>;

/** Words with their marks. Marks that nothing closes stay as they were typed. */
function inline(text: string, setting: MfmSetting): string {
  const pieces: string[] = [];
  const marks = new Marks(pieces);
  let effects = 0;
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [typed] = match;
    const parts: Parts = match.groups ?? {};
    pieces.push(withBreaks(text.slice(from, match.index)));
    from = match.index + typed.length;
    if (parts['effect'] !== undefined) effects += 1;
    else if (parts['end'] !== undefined && effects > 0) effects -= 1;
    else if (!marks.take(parts['mark'] ?? parts['tag'])) pieces.push(pieceOf(typed, parts, setting));
  }
  pieces.push(withBreaks(text.slice(from)));
  return pieces.join('');
}

function pieceOf(typed: string, parts: Parts, setting: MfmSetting): string {
  const { code, plain, label, to, bare, url, user, host, topic } = parts;
  if (code !== undefined) return `<code>${escapeText(code)}</code>`;
  if (plain !== undefined) return withBreaks(plain.trim());
  if (url !== undefined) return linkWithin(url);
  if (user !== undefined) return linkTo(profileOf(setting, user, host ?? setting.host), typed);
  if (topic !== undefined && !/^\d+$/.test(topic))
    return linkTo(`${setting.server}/tags/${encodeURIComponent(topic)}`, typed);
  const href = readUrl(to ?? bare);
  return href === undefined ? withBreaks(typed) : linkTo(href, label ?? bare ?? href);
}

/** Where an account can be looked at. */
export function profileOf({ server }: Pick<MfmSetting, 'server'>, user: string, host: string | undefined): string {
  return `${server}/@${encodeURIComponent(user)}${host === undefined ? '' : `@${encodeURIComponent(host)}`}`;
}

/** An address in a sentence: what closes the sentence is not of it. */
function linkWithin(typed: string): string {
  const words = typed.replace(/[.,:;!?'"、。]+$/, '');
  const isEnclosed = words.endsWith(')') && words.split(')').length > words.split('(').length;
  const address = isEnclosed ? words.slice(0, -1) : words;
  const href = readUrl(address);
  return href === undefined ? escapeText(typed) : linkTo(href, address) + escapeText(typed.slice(address.length));
}

function withBreaks(text: string): string {
  return escapeText(text).replaceAll('\n', '<br>');
}

const ELEMENTS: Readonly<Record<string, string>> = { '**': 'strong', '~~': 'del', b: 'strong', i: 'em', s: 'del' };

/** Marks wait as they were typed until what closes them has come. */
class Marks {
  readonly #pieces: string[];
  readonly #open = new Map<string, number[]>();

  constructor(pieces: string[]) {
    this.#pieces = pieces;
  }

  /** Whether this was a mark. */
  take(typed: string | undefined): boolean {
    if (typed === undefined) return false;
    const name = typed.replace(/[</>]/g, '').toLowerCase();
    const element = ELEMENTS[name];
    // What is small or in the middle is so here only by a style.
    if (element === undefined) return true;
    const open = this.#open.get(name) ?? [];
    this.#open.set(name, open);
    const isClosing = typed.startsWith('</') || (!typed.startsWith('<') && open.length > 0);
    const from = isClosing ? open.pop() : undefined;
    this.#pieces.push(from === undefined ? escapeText(typed) : `</${element}>`);
    if (from !== undefined) this.#pieces[from] = `<${element}>`;
    else if (!isClosing) open.push(this.#pieces.length - 1);
    return true;
  }
}
