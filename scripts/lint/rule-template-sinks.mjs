const BOUND = [
  { pattern: /\.(inner|outer)HTML\s*=\s*["']?$/, message: 'Markup is never bound: build nodes in content/.' },
  { pattern: /\s\.?srcdoc\s*=\s*["']?$/, message: 'srcdoc is never bound.' },
  {
    pattern: /\s\.?(href|src|srcset|action|formaction|xlink:href|data|poster|background|ping)\s*=\s*["']?$/i,
    message: 'An address passes safeUrl() right where it is bound.',
    unless: isSafeUrl,
  },
];
const WRITTEN = [
  { pattern: /\son[a-z]+\s*=/i, message: 'A strict content security policy forbids inline handlers: use @event.' },
  {
    pattern: /\sstyle\s*=/i,
    message: 'A strict content security policy forbids inline styles: use a class or styleMap.',
  },
  { pattern: /<script\b/i, message: 'No script in a template.' },
];
const UNSAFE_DIRECTIVES = /^lit(-html)?\/(directives\/unsafe-|static-html)/;

/** Finds the ways in which a lit template could run what a stranger wrote; no published rule knows them. */
export const templateSinks = {
  create(context) {
    return {
      TaggedTemplateExpression({ tag, quasi }) {
        if (!/^(html|svg|mathml)$/.test(tag.name ?? '')) return;
        for (const [i, part] of quasi.quasis.entries()) {
          for (const { pattern, message } of WRITTEN)
            if (pattern.test(part.value.raw)) context.report({ node: part, message });
          const expression = quasi.expressions[i];
          if (expression) checkBound(context, part.value.raw, expression);
        }
      },
      ImportDeclaration(node) {
        if (!UNSAFE_DIRECTIVES.test(node.source.value)) return;
        context.report({ node, message: 'Strangers’ markup is rendered in content/ only.' });
      },
    };
  },
};

function checkBound(context, before, expression) {
  for (const { pattern, message, unless } of BOUND) {
    if (!pattern.test(before)) continue;
    if (!unless?.(expression)) context.report({ node: expression, message });
  }
}

/** `safeUrl(…)`, `safeUrl(…) ?? ''` or `ifDefined(safeUrl(…))`. */
function isSafeUrl(expression) {
  if (expression.type === 'LogicalExpression' && expression.operator === '??') {
    return isSafeUrl(expression.left) && ['Literal', 'Identifier'].includes(expression.right.type);
  }
  if (expression.type !== 'CallExpression') return false;
  const { name } = expression.callee;
  return name === 'safeUrl' || (name === 'ifDefined' && isSafeUrl(expression.arguments[0]));
}
