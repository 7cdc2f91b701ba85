import { decodeEntities } from '../core/entities.js';
import { readUrl } from '../core/fields.js';
import { scanAttributes } from '../core/tokenize.js';
import { capMarks, dropControls } from './characters.js';
import { type AllowedAttribute, type AllowedElement, type Attributes, MAX_MARKS } from './tree.js';
import { safeUrl } from './url.js';

const MAX_ALT = 300;

type Check = (value: string, base: string | undefined) => string | undefined;

function matching(shape: RegExp): Check {
  return (value) => shape.exec(value.trim())?.[0].toLowerCase();
}

const pixels = matching(/^[1-9]\d{0,3}$/);
const align = matching(/^(?:left|center|right)$/i);

/** What attributes may hold, by their element (`*` is any) and name. */
const CHECKS: ReadonlyMap<string, Check> = new Map<`${AllowedElement | '*'} ${AllowedAttribute}`, Check>([
  ['* dir', matching(/^(?:ltr|rtl|auto)$/i)],
  ['* lang', matching(/^[a-z]{2,8}(?:-[a-z\d]{1,8}){0,4}$/i)],
  ['a href', safeUrl],
  ['code class', matching(/(?<!\S)language-[a-z\d+#-]{1,20}(?!\S)/i)],
  ['img alt', (value) => capMarks(dropControls(value), MAX_MARKS).text.slice(0, MAX_ALT).toWellFormed()],
  ['img height', pixels],
  ['img src', (value) => readUrl(value.trim())],
  ['img width', pixels],
  ['ol start', matching(/^[1-9]\d{0,3}$/)],
  ['td align', align],
  ['th align', align],
  ['time datetime', (value) => /^[\dtzpymdhws :.+-]{1,40}$/i.exec(value.trim())?.[0]],
]);

/**
 * What `value` may stand as in this attribute of this element; `undefined` when it may not. Checking
 * a checked value again changes nothing.
 */
export function checkAttribute(el: AllowedElement, name: string, value: string, base?: string): string | undefined {
  return (CHECKS.get(`${el} ${name}`) ?? CHECKS.get(`* ${name}`))?.(value, base);
}

/** The attributes that an element may keep, from the source of its tag. Of two with one name, the first counts. */
export function readAttributes(el: AllowedElement, source: string, base: string | undefined): Attributes {
  const attributes: Record<string, string> = {};
  const seen = new Set<string>();
  scanAttributes(source, 0, (name, value) => {
    const checked = seen.has(name) ? undefined : checkAttribute(el, name, decodeEntities(value), base);
    seen.add(name);
    if (checked !== undefined) attributes[name] = checked;
  });
  return attributes;
}
