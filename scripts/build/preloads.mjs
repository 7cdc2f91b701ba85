const ALWAYS = ['src/embed/mount.ts', 'src/embed/run.ts'];

/**
 * What a page can ask for before `embed.js` does, by `<link rel="modulepreload">`: the files of every first view, and with
 * them those of each backend and of each language. `chunks` are those of `buildEmbed`.
 */
export function preloads(chunks) {
  const always = filesOf(ALWAYS, chunks);
  const besides = (sources) => filesOf(sources, chunks).filter((file) => !always.includes(file));
  const backends = sourcesIn(/^src\/components\/settings\/((?!read-)[^/]+)\.ts$/, chunks);
  const languages = sourcesIn(/^src\/i18n\/locales\/([^/]+)\/index\.ts$/, chunks);
  return {
    always,
    backends: Object.fromEntries(backends.map(([name, source]) => [name, besides([source])])),
    languages: Object.fromEntries(languages.map(([name, source]) => [name, besides([source])])),
  };
}

/** The sources that a path fits, each with its name. */
function sourcesIn(path, chunks) {
  const sources = chunks.flatMap(({ modules }) => Object.keys(modules));
  const found = sources.flatMap((source) => {
    const name = path.exec(source)?.[1];
    return name === undefined ? [] : [[name, source]];
  });
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The files that sources are in, and all that those import. */
function filesOf(sources, chunks) {
  const files = new Set(sources.flatMap((source) => chunks.find(({ modules }) => source in modules)?.file ?? []));
  // A set that grows while it is walked is walked to its end.
  for (const file of files)
    for (const imported of chunks.find((chunk) => chunk.file === file).imports) files.add(imported);
  return [...files].sort();
}
