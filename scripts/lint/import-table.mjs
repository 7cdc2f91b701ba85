import { adapterRole, familyOf } from '../house/adapter-files.mjs';

/**
 * The house's import table (docs/architecture.md): for each room what it may import, as rooms or single files, and from
 * which packages. `lazily` is what only `import()` may fetch.
 */
export const ROOMS = {
  core: {},
  content: { rooms: ['core'], packages: ['marked'] },
  i18n: { rooms: ['core', 'i18n/locales'] },
  'i18n/locales': { rooms: ['core', 'i18n'] },
  state: { rooms: ['core'], files: ['adapters/adapter'], packages: ['nanostores'] },
  dom: { rooms: ['core'], packages: ['lit', '@lit-labs/ssr-client', 'nanostores', '@floating-ui/dom'] },
  'components/views': { rooms: ['core', 'content', 'i18n', 'dom'], packages: ['lit'] },
  components: {
    rooms: ['core', 'content', 'i18n', 'state', 'dom', 'components/views'],
    files: ['adapters/adapter'],
    packages: ['lit', '@lit-labs/ssr-client', 'nanostores', '@floating-ui/dom'],
    lazily: ['adapters', 'components/settings', 'i18n/locales'],
  },
  'components/settings': { rooms: ['core', 'adapters'], files: ['components/open-adapter'] },
  embed: {
    rooms: ['core', 'content', 'i18n', 'state', 'dom', 'components/views', 'components'],
    files: ['adapters/adapter'],
    lazily: ['adapters', 'i18n/locales'],
  },
  testing: { rooms: ['core'], files: ['adapters/adapter'] },
};

/** The doors: what each lets out. */
export const DOORS = {
  index: { rooms: ['content', 'i18n', 'components'], files: ['core'] },
  define: { rooms: ['components'] },
  embed: { rooms: ['core', 'components', 'embed'], files: ['define'] },
  core: { rooms: ['core', 'content', 'i18n', 'state'], files: ['adapters/adapter', 'adapters/http'] },
  testing: { rooms: ['core', 'testing'], files: ['adapters/adapter'] },
};

/** What a file in `adapters/` may import besides core, by its role. A driver and its parts are one family. */
const ADAPTER_ROLES = {
  contract: [],
  transport: ['contract', 'transport'],
  engine: ['contract', 'transport', 'engine'],
  driver: ['contract', 'transport', 'engine', 'family'],
  part: ['contract', 'transport', 'engine', 'family'],
  wrapper: ['contract', 'family'],
};

/**
 * Why a file must not import something, as a sentence; `undefined` when it may.
 *
 * @param {string} from the importing file, from `src/`, without its ending
 * @param {string} to the same of the imported file, or a package's name
 * @param {{relative: boolean, lazy: boolean, typeOnly: boolean}} how
 * @param {readonly string[]} adapterNames the files in `src/adapters/`
 */
export function objection(from, to, how, adapterNames) {
  const rule = ruleFor(from);
  if (!rule) return `No rule says what ${from} may import: give its folder a line in scripts/lint/import-table.mjs.`;
  if (!how.relative) return packageObjection(from, to, rule);
  if (to.startsWith('..')) return `Sources import nothing from outside src.`;

  const [fromRoom, toRoom] = [roomOf(from), roomOf(to)];
  if (toRoom === undefined && !rule.files?.includes(to))
    return `${to} is a door: it is imported by users, not by ${fromRoom ?? from}.`;
  if (fromRoom === 'adapters' && toRoom === 'adapters') return adapterObjection(from, to, adapterNames);
  if (fromRoom !== undefined && fromRoom === toRoom) return undefined;
  if (rule.rooms?.includes(toRoom) || rule.files?.includes(to)) return undefined;
  if (rule.lazily?.includes(toRoom)) {
    return how.lazy || how.typeOnly ? undefined : `${from} may import ${to} only when it is used: by import().`;
  }
  return `${fromRoom ?? from} may not import ${to}; it may import ${allowed(rule)}.`;
}

function ruleFor(file) {
  const room = roomOf(file);
  if (room === undefined) return DOORS[file];
  return room === 'adapters' ? { rooms: ['core'] } : ROOMS[room];
}

/** The room that a file is in, `undefined` for a door. */
function roomOf(file) {
  if (!file.includes('/')) return undefined;
  const [first, second] = file.split('/');
  const inner = `${first}/${second}`;
  return file.startsWith(`${inner}/`) && inner in ROOMS ? inner : first;
}

function packageObjection(from, to, rule) {
  const name = to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/');
  if (rule.packages?.includes(name)) return undefined;
  return `${roomOf(from) ?? from} may not import the package ${name}; it may import ${allowed(rule)}.`;
}

function adapterObjection(from, to, adapterNames) {
  const [fromName, toName] = [from, to].map((file) => file.split('/')[1]);
  const names = [...new Set([...adapterNames, fromName, toName])];
  const may = ADAPTER_ROLES[adapterRole(fromName, names)];
  const sameFamily = familyOf(fromName, names) === familyOf(toName, names);
  if (may.includes(adapterRole(toName, names)) || (may.includes('family') && sameFamily)) return undefined;
  return `Adapters do not know each other: ${from} may not import ${to}.`;
}

function allowed({ rooms = [], files = [], packages = [] }) {
  return [...rooms, ...files, ...packages].join(', ') || 'nothing';
}
