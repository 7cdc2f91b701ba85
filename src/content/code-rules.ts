import type { CodeKind } from './code-tokens.js';

/**
 * What stands at a place in code. The first rule that matches counts; `''` passes over without a mark;
 * `next` is the mode that what follows is in. Patterns have no groups that capture, begin where they
 * match, and bound whatever they may have to take back. A mode ignores case when one of its patterns does.
 */
export type Rule = readonly [kind: CodeKind | '', pattern: RegExp, next?: string];
export type Mode = readonly Rule[];
/** `main` is where a language begins. */
export type Modes = Readonly<Record<string, Mode>>;

export const SLASH_COMMENT: Rule = ['comment', /\/\/.*|\/\*[^]*?(?:\*\/|(?![^]))/u];
export const HASH_COMMENT: Rule = ['comment', /(?<![^\s;])#.*/u];
export const STRING: Rule = ['string', /"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?/u];
export const NUMBER: Rule = [
  'number',
  /(?:0[boxBOX][\da-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)[a-zA-Z%]{0,4}/u,
];
export const TYPE: Rule = ['type', /\p{Lu}[\p{L}\p{N}_]*/u];
export const CALL: Rule = ['function', /[\p{L}_$][\p{L}\p{N}_$]*(?=\s{0,2}\()/u];
export const WORD: Rule = ['', /[\p{L}_$][\p{L}\p{N}_$]*/u];

/** Words of the language, wherever they stand alone. */
export function keywords(words: string, flags: 'u' | 'iu' = 'u'): Rule {
  return ['keyword', new RegExp(`(?:${words.trim().replace(/\s+/g, '|')})(?![\\p{L}\\p{N}_$-])`, flags)];
}

/** A language in the manner of C: `first` are the rules that only this one has. */
export function cLike(words: string, ...first: readonly Rule[]): Modes {
  return { main: [SLASH_COMMENT, ...first, STRING, NUMBER, keywords(words), TYPE, CALL, WORD] };
}
