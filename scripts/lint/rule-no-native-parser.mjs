const PARSES =
  /^(setHTML|setHTMLUnsafe|parseHTML|parseHTMLUnsafe|insertAdjacentHTML|createContextualFragment|parseFromString)$/;
const IS_PARSED = /^(innerHTML|outerHTML|srcdoc)$/;

/** Markup becomes nodes through `content/` alone, never by the browser's own parser: nothing can mutate into a script. */
export const noNativeParser = {
  create(context) {
    const report = (node, name) => {
      context.report({ node, message: `${name} parses markup: build nodes in content/ instead.` });
    };
    return {
      CallExpression({ callee }) {
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        const { object, property } = callee;
        const writesDocument = object.name === 'document' && /^write(ln)?$/.test(property.name);
        if (writesDocument || PARSES.test(property.name)) report(callee, property.name);
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
