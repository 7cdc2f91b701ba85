import { spawnSync } from 'node:child_process';

/** Says what it runs, runs it, and answers whether that went well. */
export function run(command, args, env = {}) {
  console.log(`> ${command} ${args.join(' ')}`);
  // npm is a script on Windows, and only a shell starts those.
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { stdio: 'inherit', shell, env: { ...process.env, ...env } }).status === 0;
}
