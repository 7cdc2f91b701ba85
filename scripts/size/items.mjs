/**
 * Bytes after gzip. The first view is to come down to 20,000, aiming at 16,000: docs/performance.md says what is in the
 * way. Until then this keeps it from growing.
 */
const BUDGET = {
  firstView: 67_900,
  everything: 187_000,
  adapter: 8_600,
  adapterInAll: 21_000,
  locale: 2_800,
  localePart: 3_100,
};

/**
 * What a reader of a WordPress page in English can make it load is all that the embed can load, but for what only another
 * backend needs: its adapter and settings, Markdown and the colours of code in it, challenges, several sources; and for
 * other languages.
 */
const NOT_WORDPRESS =
  /^src\/(adapters\/(?!wordpress)|components\/(settings\/(?!wordpress)|challenges\/|open-sources)|content\/(parse-markdown|tokenize-code)|state\/sources|i18n\/locales\/(?!en\/))/;

/** Brings an adapter with it. */
const BACKEND = /^src\/components\/settings\/(?!read-)/;
const LOCALE = /^src\/i18n\/locales\/[^/]+\/[^/]+$/;

/** What every page loads: the embed, and what it asks for at once. */
const EMBED = ['src/embed.ts', 'src/embed/mount.ts', 'src/embed/run.ts'];

/**
 * What is weighed: all that a WordPress page in English or German loads before it shows its comments, all that its readers
 * can make it load, and each adapter and locale by itself. `chunks` are those of `buildEmbed`.
 */
export function itemsToWeigh(chunks) {
  const locales = chunks.filter(({ source }) => source && LOCALE.test(source));
  const nameOf = (source) => source.replace(/^.*\//, '').replace(/\.ts$/, '');
  const firstViews = ['en', 'de'].map((language) => ({
    name: `first view, WordPress, ${language}`,
    entries: [...EMBED, 'src/components/settings/wordpress.ts', `src/i18n/locales/${language}/index.ts`],
    budget: BUDGET.firstView,
  }));
  const everything = {
    ...firstViews[0],
    name: 'everything, WordPress, en',
    later: true,
    without: NOT_WORDPRESS,
    budget: BUDGET.everything,
  };
  const modules = chunks.flatMap((chunk) => Object.keys(chunk.modules));
  const backends = modules.filter((name) => BACKEND.test(name)).toSorted();
  return [
    ...firstViews,
    everything,
    ...backends.flatMap((source) => {
      const adapter = { name: `adapter ${nameOf(source)}`, entries: [source], alone: true, budget: BUDGET.adapter };
      return [adapter, { ...adapter, name: `${adapter.name}, in all`, later: true, budget: BUDGET.adapterInAll }];
    }),
    ...locales.map((chunk) => {
      const [language, part] = chunk.source.split('/').slice(-2);
      return {
        name: part === 'index.ts' ? `locale ${language}` : `locale ${language}, ${nameOf(part)}`,
        entries: [chunk.source],
        alone: true,
        budget: part === 'index.ts' ? BUDGET.locale : BUDGET.localePart,
      };
    }),
  ];
}

/**
 * The files that an item downloads. An item that stands `alone` does not count what every page has already loaded with
 * the embed; one that counts what comes `later` counts what it loads when it is used, too, `without` some of it.
 */
export function filesOf({ entries, alone = false, later = false, without }, chunks) {
  const counted = chunks.filter((chunk) => !without?.test(nameOfChunk(chunk)));
  const byFile = new Map(counted.map((chunk) => [chunk.file, chunk]));
  const start = entries.map((source) => holderOf(source, chunks));
  const always = alone ? EMBED.map((source) => holderOf(source, chunks)) : [];
  const already = reach(always, byFile, false);
  // What those load later is not the item's, either.
  return [...reach(start, byFile, later, already)].map((file) => byFile.get(file));
}

/** What a file is there for: the module that it was made for, or the backend that it brings. */
function nameOfChunk({ source, modules }) {
  return source ?? Object.keys(modules).find((name) => BACKEND.test(name)) ?? '';
}

function holderOf(source, chunks) {
  // What every page needs (English, say) is built into another file.
  const holder = chunks.find((chunk) => chunk.source === source) ?? chunks.find(({ modules }) => source in modules);
  if (!holder) throw new Error(`${source} is in no file of the embed: scripts/size/items.mjs counts on it.`);
  return holder.file;
}

function reach(start, byFile, lazyToo, except = new Set()) {
  const seen = new Set();
  const open = [...start];
  while (open.length > 0) {
    const file = open.pop();
    const chunk = byFile.get(file);
    if (!chunk || seen.has(file) || except.has(file)) continue;
    seen.add(file);
    open.push(...chunk.imports, ...(lazyToo ? chunk.lazy : []));
  }
  return seen;
}
