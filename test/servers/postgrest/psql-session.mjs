import { spawn } from 'node:child_process';

const MARK = '--- done ---';

/** One `psql` that stays open: a program for each question would take far longer than the question. */
export class PsqlSession {
  #child;
  #last = Promise.resolve();
  #waiting;
  #printed = { stdout: '', stderr: '' };

  constructor({ port }, database) {
    const args = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-qAtX', database];
    this.#child = spawn('psql', args, { stdio: ['pipe', 'pipe', 'pipe'] });
    for (const name of ['stdout', 'stderr'])
      this.#child[name].setEncoding('utf8').on('data', (text) => {
        this.#printed[name] += text;
        this.#settle();
      });
  }

  /** Runs a script that finds `args` as `:'args'::jsonb`, one after another. Answers with all that it printed. */
  run(script, args) {
    const result = this.#last.then(
      () =>
        new Promise((resolve) => {
          this.#waiting = resolve;
          const quoted = JSON.stringify(args).replaceAll('\\', '\\\\').replaceAll("'", "''");
          this.#child.stdin.write(`\\set args '${quoted}'\n${script}\n;\n\\echo ${MARK}\n\\warn ${MARK}\n`);
        }),
    );
    this.#last = result;
    return result;
  }

  async stop() {
    await this.#last;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.stdin.end();
    await ended;
  }

  #settle() {
    const { stdout, stderr } = this.#printed;
    if (!this.#waiting || !stdout.includes(MARK) || !stderr.includes(MARK)) return;
    this.#printed = { stdout: '', stderr: '' };
    const resolve = this.#waiting;
    this.#waiting = undefined;
    resolve({ stdout: stdout.replace(`${MARK}\n`, ''), stderr: stderr.replace(`${MARK}\n`, '') });
  }
}
