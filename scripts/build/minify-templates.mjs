import { minifyHTMLLiterals } from 'minify-literals';

/** A vite plugin that minifies html`` and css`` in our own sources: no bundler of a user will. */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    enforce: 'post',
    async transform(code, id) {
      if (!id.includes('/src/') || !/\b(html|css|svg)`/.test(code)) return undefined;
      const result = await minifyHTMLLiterals(code, { fileName: id });
      return result ? { code: result.code, map: result.map } : undefined;
    },
  };
}
