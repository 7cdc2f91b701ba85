/** A table of Markdown, lined up as the formatter has it; the first row is its head. */
export function markdownTable(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  const line = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  return [line(rows[0]), line(widths.map((width) => '-'.repeat(width))), ...rows.slice(1).map(line)].join('\n');
}

/** A page with a table in its place, between two comments, the first of which says what writes it. */
export function withTable(text, name, table, command = 'npm run docs') {
  const [begin, end] = [`<!-- ${name}: ${command} -->`, `<!-- /${name} -->`];
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`The page has no place for its table: ${begin} … ${end}`);
  return `${text.slice(0, before + begin.length)}\n\n${table}\n\n${text.slice(after)}`;
}
