import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';

/** Ends its whole process group once nobody holds the other end of file descriptor 3: see `startGroup`. */
const WATCHED = '(read -r _ <&3; kill -KILL 0) & exec "$@" 3<&-';

/** Runs a command to its end. Rejects with everything that it printed on standard error. */
export function run(command, args, { input, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, { maxBuffer: 64 * 1024 * 1024, ...options }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${command} ${args[0] ?? ''}: ${stderr.trim() || stdout.trim() || error.message}`));
      else resolve(stdout);
    });
    // A command that ends before it has read everything is judged by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}

/**
 * Starts a server in a process group of its own. The group, with all workers that the server forks,
 * ends at `stop`, and when this process ends, for whatever reason: even killed, it lets go of the pipe.
 */
export function startGroup(command, args, { log, ...options }) {
  const output = openSync(log, 'a');
  const child = spawn('sh', ['-c', WATCHED, 'sh', command, ...args], {
    ...options,
    detached: true,
    stdio: ['ignore', output, output, 'pipe'],
  });
  closeSync(output);
  const pipe = child.stdio[3];
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  // Neither keeps this process from ending.
  child.unref();
  pipe.unref();
  return {
    ended,
    async stop() {
      pipe.destroy();
      child.ref();
      await ended;
    },
  };
}

/** A port on loopback that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether a process is still there, by its number. */
export function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}

/** Waits until `attempt` answers with something, and answers with that; throws its last error once `until` has settled. */
export async function poll(attempt, until) {
  let over = false;
  void until.then(() => (over = true));
  for (;;) {
    const reason = await attempt().then(
      (value) => ({ value }),
      (error) => ({ error }),
    );
    if (reason.value) return reason.value;
    if (over) throw reason.error ?? new Error('It ended before it was ready.');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
