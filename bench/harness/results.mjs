import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const folder = new URL('../../out/bench/', import.meta.url);
const fileOf = (name) => new URL(`${name}.json`, folder);
const isSameRun = (a, b) =>
  a.what === b.what && a.contestant === b.contestant && a.size === b.size && a.throttle === b.throttle;

/** What was measured under a name; `undefined` for nothing. */
export function readResults(name) {
  return existsSync(fileOf(name)) ? JSON.parse(readFileSync(fileOf(name), 'utf8')) : undefined;
}

/** Keeps results, run by run, so that nothing is lost with what comes after. What is measured again replaces what was. */
export class ResultsFile {
  #name;
  #runs;
  #about;

  constructor(name, again, about) {
    this.#name = name;
    this.#about = about;
    const known = readResults(name)?.runs ?? [];
    this.#runs = known.filter((run) => !again.some((other) => isSameRun(run, other)));
  }

  add(run) {
    this.#runs.push(run);
    mkdirSync(folder, { recursive: true });
    writeFileSync(fileOf(this.#name), `${JSON.stringify({ ...this.#about, runs: this.#runs }, null, 1)}\n`);
  }
}

/** What kind of machine this is: nothing that names it. */
export function machineClass() {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} shared processors, ${memory} GB of memory, ${process.platform}, Node ${process.versions.node.split('.')[0]}`;
}
