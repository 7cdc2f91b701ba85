/** A word for `${…}` that no rule takes for anything. */
const HOLE = 'var(--hole)';

/** The declarations in a css`` template: `{name, value, node}`, names in lower case, comments left out. */
export function declarationsIn({ quasis }) {
  const text = quasis.map(({ value }) => value.raw).join(HOLE);
  const bare = text.replace(/\/\*[^]*?\*\//g, ' ');
  const found = [];
  for (const [, name, value] of bare.matchAll(/(?<=^|[{;}])\s*(-{0,2}[a-z_][\w-]*)\s*:\s*([^;{}]*)(?=[;}]|$)/gi)) {
    found.push({ name: name.toLowerCase(), value: value.trim() });
  }
  return found;
}
