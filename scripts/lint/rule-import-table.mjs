import { existsSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { objection } from './import-table.mjs';

const adaptersBySource = new Map();

/** Holds every import in `src/` to the table in import-table.mjs; `import()` and type imports count, too. */
export const importTable = {
  create(context) {
    const path = context.filename.replaceAll('\\', '/');
    const at = path.lastIndexOf('/src/');
    if (at < 0) return {};
    const src = path.slice(0, at + '/src'.length);
    const from = path.slice(src.length + 1).replace(/\.ts$/, '');

    const check = (node, source, how = {}) => {
      if (typeof source?.value !== 'string') return;
      const relative = source.value.startsWith('.');
      const to = relative ? posix.join(posix.dirname(from), source.value).replace(/\.js$/, '') : source.value;
      const message = objection(from, to, { relative, lazy: false, typeOnly: false, ...how }, adapterNames(src));
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source, { typeOnly: node.importKind === 'type' }),
      ExportNamedDeclaration: (node) => check(node, node.source, { typeOnly: node.exportKind === 'type' }),
      ExportAllDeclaration: (node) => check(node, node.source, { typeOnly: node.exportKind === 'type' }),
      ImportExpression: (node) => check(node, node.source, { lazy: true }),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, { typeOnly: true }),
    };
  },
};

function adapterNames(src) {
  if (!adaptersBySource.has(src)) {
    const folder = `${src}/adapters`;
    const files = existsSync(folder) ? readdirSync(folder) : [];
    adaptersBySource.set(
      src,
      files.map((file) => file.replace(/\.ts$/, '')),
    );
  }
  return adaptersBySource.get(src);
}
