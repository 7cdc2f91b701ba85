const CALLS = /^(describe|it|test|suite|context)$/;
const IDLE = /^(only|skip|todo)$/;

/** No test is skipped, and none is left running alone. */
export const noIdleTests = {
  create(context) {
    const message = 'Every test runs, in every engine: mend it or take it out.';
    return {
      MemberExpression(node) {
        if (node.computed || !IDLE.test(node.property.name)) return;
        const { object } = node;
        const onTest = object.type === 'Identifier' && CALLS.test(object.name);
        const onContext = object.type === 'ThisExpression' && node.parent.type === 'CallExpression';
        if (onTest || onContext) context.report({ node, message });
      },
      CallExpression(node) {
        if (/^(xit|xdescribe|fit|fdescribe)$/.test(node.callee.name ?? '')) context.report({ node, message });
      },
    };
  },
};
