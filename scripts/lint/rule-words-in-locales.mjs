/** Attributes whose values people read or hear. */
const READ = /^(alt|aria-(label|description|placeholder|roledescription|valuetext)|label|placeholder|title)$/;

/** Finds words for readers that stand in a template instead of in `i18n/locales/`, where they can be translated. */
export const wordsInLocales = {
  create(context) {
    return {
      TaggedTemplateExpression(node) {
        if (node.tag.name !== 'html') return;
        for (const words of wordsIn(node.quasi)) {
          context.report({
            node,
            message: `“${words}” is for readers: it belongs in i18n/locales/, in each language.`,
          });
        }
      },
    };
  },
};

/** Letters in texts and in attributes that are read; bindings and character references are none. */
function wordsIn({ quasis }) {
  const markup = quasis
    .map(({ value }) => value.raw)
    .join('\0')
    .replace(/<!--[^]*?-->/g, '');
  const found = [];
  let rest = 0;
  // A tag, its quoted values taken whole, so that a `>` in one does not end it.
  for (const tag of markup.matchAll(/<\/?[a-z\0](?:[^>"']|"[^"]*"|'[^']*')*>/gi)) {
    found.push(markup.slice(rest, tag.index));
    rest = tag.index + tag[0].length;
    for (const [, name, value] of tag[0].matchAll(/\s([a-z-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/gi)) {
      if (READ.test(name)) found.push(value);
    }
  }
  found.push(markup.slice(rest));
  return found.map((text) => text.replace(/&[\w#]+;|\0/g, ' ').trim()).filter((text) => /\p{L}/u.test(text));
}
