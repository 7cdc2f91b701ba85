// Our own lint rules, for oxlint's jsPlugins; ESLint could run them, too.
import { colourTokens } from './rule-colour-tokens.mjs';
import { importTable } from './rule-import-table.mjs';
import { logicalCss } from './rule-logical-css.mjs';
import { noIdleTests } from './rule-no-idle-tests.mjs';
import { noNativeParser } from './rule-no-native-parser.mjs';
import { templateSinks } from './rule-template-sinks.mjs';
import { wordsInLocales } from './rule-words-in-locales.mjs';

// oxlint takes a plugin by its default export.
export default {
  meta: { name: 'house' },
  rules: {
    'colour-tokens': colourTokens,
    'import-table': importTable,
    'logical-css': logicalCss,
    'no-idle-tests': noIdleTests,
    'no-native-parser': noNativeParser,
    'template-sinks': templateSinks,
    'words-in-locales': wordsInLocales,
  },
};
