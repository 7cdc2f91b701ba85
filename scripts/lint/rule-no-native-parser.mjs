const PARSES =
  /^(setHTML|setHTMLUnsafe|parseHTML|parseHTMLUnsafe|insertAdjacentHTML|createContextualFragment|parseFromString)$/;
const IS_PARSED = /^(innerHTML|outerHTML|srcdoc)$/;
/** Attributes that run, restyle or parse what they are set to. */
const RUNS = /^(on.*|style|srcdoc)$/i;

/**
 * Markup becomes nodes through `content/` alone, never by the browser's own parser: nothing can mutate into a script. And
 * code comes from our own files alone: no `import()` of an address that is not written in the source.
 */
export const noNativeParser = {
  create(context) {
    const report = (node, name) => {
      context.report({ node, message: `${name} parses markup: build nodes in content/ instead.` });
    };
    return {
      CallExpression({ callee, arguments: args }) {
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        const { object, property } = callee;
        const writesDocument = object.name === 'document' && /^write(ln)?$/.test(property.name);
        if (writesDocument || PARSES.test(property.name)) report(callee, property.name);
        if (property.name === 'setAttribute' && RUNS.test(args[0]?.value ?? ''))
          context.report({ node: callee, message: `A strict policy forbids to set ${args[0].value}.` });
      },
      ImportExpression({ source }) {
        if (source.type !== 'Literal')
          context.report({ node: source, message: 'Code is imported from addresses that stand in the source only.' });
      },
      AssignmentExpression({ left }) {
        if (left.type === 'MemberExpression' && IS_PARSED.test(left.property.name ?? ''))
          report(left, left.property.name);
      },
      NewExpression({ callee }) {
        if (callee.name === 'DOMParser') report(callee, callee.name);
      },
    };
  },
};
