/**
 * Parts that code sets by itself, so that no template gives them a class; and `emoji`, which is the class of something
 * else, too. What selects them stays as it is written.
 */
export const WITHOUT_CLASS = new Set(
  'challenge-picture checkbox current-hit emoji hit media media-always media-button media-request seen'.split(' '),
);
const SELECTOR = /\[part~=(['"])([\w-]+)\1\]/g;
/** A part with its value, and the class that may follow it; `\0` stands for what is filled in. */
const PART = /(?<=\s)part=("[^"]*"|\0+)(?:\s+class=("[^"]*"|\0+))?/g;

/**
 * A vite plugin for html`` and css`` in our own sources, in which sheets select by part: what is built selects by class,
 * and each part is a class as well. Chromium holds every rule by attribute against every element that has the attribute,
 * but one by class only against elements of that class: docs/decisions/0012.
 */
export function partClasses() {
  return {
    name: 'part-classes',
    enforce: 'post',
    transform(code, id) {
      if (!id.includes('/src/') || !/\b(?:html|css)`/.test(code)) return undefined;
      return { code: withClasses(code, this.parse(code)), map: null };
    },
  };
}

/** The source of a module with classes for parts, given its syntax tree. */
export function withClasses(code, tree) {
  const edits = [];
  for (const { tag, quasi } of taggedTemplates(tree)) {
    if (tag.name === 'css') for (const piece of quasi.quasis) edits.push(...classSelectors(code, piece));
    if (tag.name === 'html') edits.push(...classAttributes(code, quasi));
  }
  let text = code;
  for (const { at, end = at, put } of edits.toSorted((a, b) => b.at - a.at))
    text = text.slice(0, at) + put + text.slice(end);
  return text;
}

function* taggedTemplates(tree) {
  const waiting = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'TaggedTemplateExpression') yield node;
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) waiting.push(...value.filter((each) => each && typeof each === 'object'));
      else if (value && typeof value === 'object') waiting.push(value);
    }
  }
}

function classSelectors(code, { start, end }) {
  return [...code.slice(start, end).matchAll(SELECTOR)]
    .filter(({ 2: part }) => !WITHOUT_CLASS.has(part))
    .map(({ 0: selector, 2: part, index }) => ({
      at: start + index,
      end: start + index + selector.length,
      put: `.${part}`,
    }));
}

/** The class that each part is: besides it, or within the class that its tag has already. */
function classAttributes(code, { start, quasis }) {
  return [...blanked(code, quasis).matchAll(PART)].flatMap(({ 0: found, 1: part, 2: given, index }) => {
    const from = start + 1 + index + 'part='.length;
    const end = start + 1 + index + found.length;
    const classes = classesFor(code.slice(from, from + part.length));
    if (classes === '') return [];
    if (given === undefined) return { at: end, put: ` class=${classes}` };
    const both = [classes, code.slice(end - given.length, end)].map((value) => value.replace(/^"|"$/g, ''));
    return { at: end - given.length, end, put: `"${both.join(' ')}"` };
  });
}

function classesFor(parts) {
  if (parts.includes('${')) return parts;
  const classes = parts.match(/[\w-]+/g).filter((part) => !WITHOUT_CLASS.has(part));
  return classes.length > 0 ? `"${classes.join(' ')}"` : '';
}

/** The text of a template, as long as it is in the source, with blanks where something is filled in. */
function blanked(code, quasis) {
  return quasis
    .map(({ start, end }, at) => code.slice(start, end) + '\0'.repeat((quasis[at + 1]?.start ?? end) - end))
    .join('');
}
