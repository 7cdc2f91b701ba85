/**
 * A line for each module that grew since the last saved figures, the most grown first; where nothing grew, the largest.
 */
export function grownModules(names, now, before, most = 8) {
  const rows = [...names].map((name) => ({
    name,
    size: now[name] ?? 0,
    grown: (now[name] ?? 0) - (before[name] ?? 0),
  }));
  const grown = rows.filter((row) => row.grown > 0).toSorted((a, b) => b.grown - a.grown);
  const shown = grown.length > 0 ? grown : rows.toSorted((a, b) => b.size - a.size);
  return shown.slice(0, most).map(({ name, size, grown: by }) => `${size} B  ${name}${by > 0 ? `  (+${by})` : ''}`);
}
