import { declarationsIn } from './css-declarations.mjs';

/** https://www.w3.org/TR/css-color-4/#named-colors */
const NAMED =
  'aliceblue|antiquewhite|aqua|aquamarine|azure|beige|bisque|black|blanchedalmond|blue|blueviolet|brown|burlywood|cadetblue|' +
  'chartreuse|chocolate|coral|cornflowerblue|cornsilk|crimson|cyan|darkblue|darkcyan|darkgoldenrod|darkgray|darkgreen|darkgrey|' +
  'darkkhaki|darkmagenta|darkolivegreen|darkorange|darkorchid|darkred|darksalmon|darkseagreen|darkslateblue|darkslategray|' +
  'darkslategrey|darkturquoise|darkviolet|deeppink|deepskyblue|dimgray|dimgrey|dodgerblue|firebrick|floralwhite|forestgreen|' +
  'fuchsia|gainsboro|ghostwhite|gold|goldenrod|gray|green|greenyellow|grey|honeydew|hotpink|indianred|indigo|ivory|khaki|lavender|' +
  'lavenderblush|lawngreen|lemonchiffon|lightblue|lightcoral|lightcyan|lightgoldenrodyellow|lightgray|lightgreen|lightgrey|' +
  'lightpink|lightsalmon|lightseagreen|lightskyblue|lightslategray|lightslategrey|lightsteelblue|lightyellow|lime|limegreen|linen|' +
  'magenta|maroon|mediumaquamarine|mediumblue|mediumorchid|mediumpurple|mediumseagreen|mediumslateblue|mediumspringgreen|' +
  'mediumturquoise|mediumvioletred|midnightblue|mintcream|mistyrose|moccasin|navajowhite|navy|oldlace|olive|olivedrab|orange|' +
  'orangered|orchid|palegoldenrod|palegreen|paleturquoise|palevioletred|papayawhip|peachpuff|peru|pink|plum|powderblue|purple|' +
  'rebeccapurple|red|rosybrown|royalblue|saddlebrown|salmon|sandybrown|seagreen|seashell|sienna|silver|skyblue|slateblue|slategray|' +
  'slategrey|snow|springgreen|steelblue|tan|teal|thistle|tomato|turquoise|violet|wheat|white|whitesmoke|yellow|yellowgreen';
const COLOUR = new RegExp(
  `#[\\da-f]{3,8}\\b|(?<![\\w-])(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\\((?!from\\b)|(?<![\\w-])(${NAMED})(?![\\w(-])`,
  'i',
);
/** Their values are names of the author's own. */
const NAMES_THINGS =
  /^(font|font-family|grid-area|grid-template-areas|animation|animation-name|container|container-name|content)$/;

/** Keeps colours in the tokens, where themes, dark mode and the page's own look can reach them. */
export const colourTokens = {
  create(context) {
    return {
      TaggedTemplateExpression(node) {
        if (node.tag.name !== 'css') return;
        for (const { name, value } of declarationsIn(node.quasi)) {
          if (NAMES_THINGS.test(name) || !COLOUR.test(value)) continue;
          context.report({ node, message: `“${name}: ${value}” holds a colour: give it a token in styles/tokens.ts.` });
        }
      },
    };
  },
};
