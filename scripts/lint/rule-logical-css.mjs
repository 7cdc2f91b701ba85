import { declarationsIn } from './css-declarations.mjs';

const SIDES = 'left|right|top|bottom';
const PHYSICAL_NAMES = [
  new RegExp(`^(${SIDES})$`),
  new RegExp(`^(scroll-)?(margin|padding)-(${SIDES})$`),
  new RegExp(`^border-(${SIDES})(-(width|style|color))?$`),
  /^border-(top|bottom)-(left|right)-radius$/,
];
const PHYSICAL_VALUES = { 'text-align': /\b(left|right)\b/, float: /\b(left|right)\b/, clear: /\b(left|right)\b/ };

/** Keeps styles right for Arabic and Hebrew, and for vertical scripts: start and end instead of left and right. */
export const logicalCss = {
  create(context) {
    return {
      TaggedTemplateExpression(node) {
        if (node.tag.name !== 'css') return;
        for (const { name, value } of declarationsIn(node.quasi)) {
          const physical = PHYSICAL_NAMES.some((pattern) => pattern.test(name)) || PHYSICAL_VALUES[name]?.test(value);
          if (physical)
            context.report({
              node,
              message: `“${name}: ${value}” is physical: use the logical property (inline/block, start/end).`,
            });
        }
      },
    };
  },
};
