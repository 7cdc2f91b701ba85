/** Where a template has something filled in in the place of an attribute. */
export interface AttributeHole {
  /** With the sign before it that lit knows: `.property`, `?boolean`, `@event`. */
  readonly name: string;
  /** What stands between the values that it takes: one more than there are of these. */
  readonly between: readonly string[];
}

export type Token =
  | {
      readonly is: 'start';
      readonly name: string;
      readonly attributes: readonly (readonly [name: string, value: string])[];
      readonly holes: readonly AttributeHole[];
      /** Which of the template’s elements and child places it is, as lit counts them. */
      readonly index: number;
      readonly isVoid: boolean;
    }
  | { readonly is: 'end' }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'child' };

/** What the source of a template comes to. */
export interface TemplateSource {
  readonly tokens: readonly Token[];
  /** What its values are for, in their order: an attribute, or (`undefined`) a child place. */
  readonly holes: readonly (AttributeHole | undefined)[];
}

/** One character for each place; no template has such. */
const HOLE = 0xe000;
const HOLES = /[\ue000-\uf8ff]/;
const TOKEN = /<\/[\w-]+\s*>|<([\w-]+)((?:\s+[^\s"'=>/]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(\/?)>|[^<]+/gy;
const ATTRIBUTE = /([^\s"'=>/]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

const known = new WeakMap<TemplateStringsArray, TemplateSource>();

/**
 * Reads the source of one of our own templates. Throws for what our rows do not have: custom elements, comments and
 * character references.
 */
export function templateSource(strings: TemplateStringsArray): TemplateSource {
  let source = known.get(strings);
  if (!source) known.set(strings, (source = read(strings)));
  return source;
}

function read(strings: TemplateStringsArray): TemplateSource {
  const text = strings.reduce((before, string, at) => before + String.fromCharCode(HOLE + at - 1) + string);
  const tokens: Token[] = [];
  const holes: (AttributeHole | undefined)[] = [];
  let index = 0;
  let end = 0;
  for (const { 0: found, 1: name, 2: attributes = '', 3: slash = '', index: at } of text.matchAll(TOKEN)) {
    end = at + found.length;
    if (found.startsWith('</')) tokens.push({ is: 'end' });
    else if (name === undefined) index += readText(found, tokens, holes);
    else tokens.push({ ...startOf(name, attributes, holes), index: index++, isVoid: slash !== '' || VOID.has(name) });
  }
  if (end !== text.length) throw new Error(`No still picture of: ${text.slice(end, end + 40)}`);
  return { tokens, holes };
}

/** Answers how many places are in it. */
function readText(text: string, tokens: Token[], holes: (AttributeHole | undefined)[]): number {
  if (text.includes('&')) throw new Error(`No still picture of: ${text}`);
  const pieces = text.split(HOLES);
  for (const [at, piece] of pieces.entries()) {
    if (at > 0) {
      tokens.push({ is: 'child' });
      holes.push(undefined);
    }
    if (piece !== '') tokens.push({ is: 'text', text: piece });
  }
  return pieces.length - 1;
}

function startOf(
  name: string,
  source: string,
  all: (AttributeHole | undefined)[],
): Omit<Extract<Token, { is: 'start' }>, 'index' | 'isVoid'> {
  if (name.includes('-') || source.includes('&')) throw new Error(`No still picture of: <${name}${source}>`);
  const attributes: [string, string][] = [];
  const holes: AttributeHole[] = [];
  for (const [, attribute, ...values] of source.matchAll(ATTRIBUTE)) {
    const value = values.find((one) => one !== undefined) ?? '';
    const between = value.split(HOLES);
    if (between.length === 1) attributes.push([attribute!, value]);
    else {
      const hole = { name: attribute!, between };
      holes.push(hole);
      for (let at = 1; at < between.length; at += 1) all.push(hole);
    }
  }
  return { is: 'start', name, attributes, holes };
}
