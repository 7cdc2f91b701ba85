import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const folder = new URL('../../out/bench/', import.meta.url);
const fileOf = (name) => new URL(`${name}.json`, folder);
const keyOf = ({ what, contestant, size, throttle }) => [what, contestant, size, throttle].join(' ');

/** What was measured under a name; `undefined` for nothing. */
export function readResults(name) {
  return existsSync(fileOf(name)) ? JSON.parse(readFileSync(fileOf(name), 'utf8')) : undefined;
}

/**
 * Keeps results, run by run, so that nothing is lost with what comes after, or when somebody stops it all. What is measured
 * again replaces what was, once there is some of it.
 */
export class ResultsFile {
  #file;
  #about;
  #known;
  #fresh = [];

  constructor(name, about) {
    this.#file = fileOf(name);
    this.#about = about;
    this.#known = readResults(name)?.runs ?? [];
  }

  add(run) {
    this.#fresh.push(run);
    const results = { ...this.#about, runs: renewed(this.#known, this.#fresh) };
    const half = new URL(`${this.#file}.half`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(half, `${JSON.stringify(results, null, 1)}\n`);
    // Nobody ever finds half of a file.
    renameSync(half, this.#file);
  }
}

/** Known runs, without those of which there are fresh ones, and the fresh ones. */
export function renewed(known, fresh) {
  const keys = new Set(fresh.map(keyOf));
  return [...known.filter((run) => !keys.has(keyOf(run))), ...fresh];
}

/** What kind of machine this is: nothing that names it. */
export function machineClass() {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} shared processors, ${memory} GB of memory, ${process.platform}, Node ${process.versions.node.split('.')[0]}`;
}
