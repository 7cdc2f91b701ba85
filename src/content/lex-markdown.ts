import { Lexer, type Token, type TokensList } from 'marked';
import { cutMarkdown } from './cut-markdown.js';

/** How deep quotes and lists are read; each level reads all below it again. */
const MAX_BLOCK_DEPTH = 24;
/** In one paragraph, heading or cell. Above, its marks stay text: pairing them takes the square of their number. */
const MAX_STRESS = 300;
const STRESS = /[*_~]+/g;
/** Each may begin something, whose end is then looked for, perhaps to the end of the paragraph. */
const MARK = /[!&(*<@[\\\]_`~\n]/g;
/** Their number times the length of the paragraph: 3,000 characters may have 100. */
const MAX_INLINE_WORK = 300_000;

/** The library's lexer, kept from what takes it more than a moment. Measured: docs/decisions. */
class CappedLexer extends Lexer {
  #depth = 0;

  override lex(source: string): TokensList {
    for (const piece of cutMarkdown(source)) this.blockTokens(piece, this.tokens);
    // What is read may queue nothing more: inline tokens hold no blocks.
    for (const { src, tokens } of this.inlineQueue.splice(0)) this.inlineTokens(src, tokens);
    return this.tokens;
  }

  override blockTokens(source: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[];
  override blockTokens(source: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList;
  override blockTokens(source: string, tokens: Token[] = [], lastParagraphClipped = false): Token[] {
    if (this.#depth >= MAX_BLOCK_DEPTH) {
      tokens.push({ type: 'paragraph', raw: source, text: source, tokens: [asText(source)] });
      return tokens;
    }
    this.#depth += 1;
    try {
      return super.blockTokens(source, tokens, lastParagraphClipped);
    } finally {
      this.#depth -= 1;
    }
  }

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    const isTooMuch = count(source, MARK) * source.length > MAX_INLINE_WORK || count(source, STRESS) > MAX_STRESS;
    if (!isTooMuch) return super.inlineTokens(source, tokens);
    tokens.push(asText(source));
    return tokens;
  }
}

/** The tokens of GitHub's Markdown, as in its comments: line breaks stay. Throws what the library throws. */
export function lexMarkdown(source: string): Token[] {
  // Options of our own: what the page told the library about its posts does not count here.
  return new CappedLexer({ gfm: true, breaks: true, async: false, silent: true }).lex(source);
}

function count(source: string, pattern: RegExp): number {
  return source.match(pattern)?.length ?? 0;
}

function asText(source: string): Token {
  return { type: 'text', raw: source, text: source, escaped: false };
}
