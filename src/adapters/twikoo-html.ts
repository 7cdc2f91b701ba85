import { decodeEntities } from '../core/entities.js';
import { isBlock, scanAttributes, tokenize } from '../core/tokenize.js';
import { readUrl } from '../core/fields.js';

/** What a reader can write, by the name under which it is sent. */
const INLINE: Readonly<Record<string, string>> = {
  a: 'a',
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  del: 'del',
  code: 'code',
};
const BLOCK = /^(?:blockquote|pre)$/;
/** Deeper than anybody writes on purpose. */
const MAX_OPEN = 20;

/**
 * The HTML that Twikoo is sent for what a reader wrote. Twikoo keeps what the page renders, and some of
 * its servers check nothing: so no more goes out than words, paragraphs, line breaks and the few elements
 * that the form offers, all of them closed.
 */
export function toHtml(written: string): string {
  const writer = new HtmlWriter();
  for (const token of tokenize(written.trim().replace(/\r\n?/g, '\n'))) {
    if (token.kind === 'text') writer.words(token.text);
    else if (token.kind === 'open') writer.open(token.name, token.attributes);
    else writer.close(token.name);
  }
  return writer.end();
}

class HtmlWriter {
  #html = '';
  #inParagraph = false;
  readonly #blocks: string[] = [];
  /** Elements within the paragraph, with their start tags: they go on in the next one. */
  #inline: { readonly name: string; readonly tag: string }[] = [];

  words(text: string): void {
    if (this.#blocks.at(-1) === 'pre') {
      this.#html += escaped(text);
      return;
    }
    for (const [at, paragraph] of text.split(/\n[ \t]*\n\s*/).entries()) {
      if (at > 0) this.#endParagraph();
      if (paragraph.trim() === '' && !this.#inParagraph) continue;
      this.#beginParagraph();
      this.#html += escaped(paragraph).replaceAll('\n', '<br>');
    }
  }

  open(name: string, attributes: string): void {
    if (name === 'br') {
      this.#beginParagraph();
      this.#html += '<br>';
    } else if (Object.hasOwn(INLINE, name)) this.#openInline(INLINE[name]!, attributes);
    else if (BLOCK.test(name) && this.#blocks.length < MAX_OPEN && this.#blocks.at(-1) !== 'pre') {
      this.#endParagraph();
      this.#inline = [];
      this.#blocks.push(name);
      this.#html += `<${name}>`;
    } else if (isBlock(name)) this.#endParagraph();
  }

  close(name: string): void {
    if (Object.hasOwn(INLINE, name)) this.#closeInline(INLINE[name]!);
    else if (this.#blocks.includes(name)) {
      let closed: string;
      do {
        this.#endParagraph();
        this.#inline = [];
        closed = this.#blocks.pop()!;
        this.#html += `</${closed}>`;
      } while (closed !== name);
    } else if (isBlock(name) && name !== 'br') this.#endParagraph();
  }

  end(): string {
    this.#endParagraph();
    while (this.#blocks.length > 0) this.#html += `</${this.#blocks.pop()}>`;
    return this.#html;
  }

  #openInline(name: string, attributes: string): void {
    const tag = name === 'a' ? linkTag(attributes) : `<${name}>`;
    if (tag === undefined || this.#inline.length >= MAX_OPEN) return;
    this.#beginParagraph();
    this.#inline.push({ name, tag });
    this.#html += tag;
  }

  #closeInline(name: string): void {
    const at = this.#inline.findLastIndex((open) => open.name === name);
    if (at < 0) return;
    this.#closeFrom(at);
    this.#inline.splice(at, 1);
    if (this.#isWriting) for (const { tag } of this.#inline.slice(at)) this.#html += tag;
  }

  get #isWriting(): boolean {
    return this.#inParagraph || this.#blocks.at(-1) === 'pre';
  }

  #closeFrom(at: number): void {
    if (this.#isWriting) for (const { name } of this.#inline.slice(at).toReversed()) this.#html += `</${name}>`;
  }

  #beginParagraph(): void {
    if (this.#isWriting) return;
    this.#html += `<p>${this.#inline.map(({ tag }) => tag).join('')}`;
    this.#inParagraph = true;
  }

  #endParagraph(): void {
    this.#closeFrom(0);
    if (this.#inParagraph) this.#html += '</p>';
    else if (this.#blocks.at(-1) === 'pre') this.#inline = [];
    this.#inParagraph = false;
  }
}

function linkTag(attributes: string): string | undefined {
  let href: string | undefined;
  scanAttributes(attributes, 0, (name, value) => {
    if (name === 'href') href ??= readUrl(decodeEntities(value));
  });
  return href === undefined ? undefined : `<a href="${escaped(href)}">`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
