import { languageOf } from './code-languages.js';
import type { Mode, Rule } from './code-rules.js';
import type { CodeKind, CodeToken } from './code-tokens.js';

interface Scanner {
  readonly pattern: RegExp;
  readonly rules: readonly Rule[];
}

/**
 * Splits code into what a reader tells apart by colour, in one pass that never goes back; no rule
 * looks further than it takes, or than a fixed length. Code of unknown languages is one plain piece.
 */
export function tokenizeCode(code: string, language: string, maxMarks: number = Infinity): CodeToken[] {
  const modes = languageOf(language);
  if (!modes) return [{ text: code }];
  const scanners = new Map<string, Scanner>();
  const tokens: CodeToken[] = [];
  let mode = 'main';
  let plainFrom = 0;
  let left = maxMarks;

  function scannerFor(name: string): Scanner {
    let scanner = scanners.get(name);
    if (!scanner) scanners.set(name, (scanner = compile(modes?.[name] ?? [])));
    return scanner;
  }

  function mark(kind: CodeKind, from: number, to: number): void {
    if (from > plainFrom) tokens.push({ text: code.slice(plainFrom, from) });
    tokens.push({ kind, text: code.slice(from, to) });
    plainFrom = to;
    left -= 1;
  }

  for (let at = 0; at < code.length && left > 0;) {
    const { pattern, rules } = scannerFor(mode);
    pattern.lastIndex = at;
    const match = pattern.exec(code);
    const to = at + (match?.[0].length || 1);
    const [kind, , next] = match ? (rules[match.findIndex((group, i) => i > 0 && group !== undefined) - 1] ?? []) : [];
    if (kind) mark(kind, at, to);
    if (next) mode = next;
    at = to;
  }
  if (plainFrom < code.length) tokens.push({ text: code.slice(plainFrom) });
  return tokens;
}

/** One expression that tries all rules of a mode at one place, each in a group of its own. */
function compile(rules: Mode): Scanner {
  const flags = rules.some(([, { ignoreCase }]) => ignoreCase) ? 'imuy' : 'muy';
  return { pattern: new RegExp(rules.map(([, { source }]) => `(${source})`).join('|'), flags), rules };
}
