import { spawn } from 'node:child_process';

/** Runs a tool out of node_modules. Rejects when it fails; what it has to say it says itself. */
export function runTool(name, args) {
  const shell = process.platform === 'win32';
  const child = spawn(`node_modules/.bin/${name}`, args, { stdio: 'inherit', shell });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${name} ended with ${code}.`))));
  });
}
