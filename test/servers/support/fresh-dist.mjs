import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

/** Builds `dist/` unless it is newer than everything it is made from. */
export async function freshDist() {
  const built = `${root}dist/embed.js`;
  const sources = [`${root}src`, `${root}package.json`, `${root}vite.config.ts`];
  if (existsSync(built) && (await newest(sources)) <= (await stat(built)).mtimeMs) return;
  console.log('> npm run build');
  await run('npm', ['run', '--silent', 'build'], { cwd: root });
}

/** When the youngest of some files and folders was last changed, in milliseconds since 1970. */
async function newest(paths) {
  const times = paths.map(async (path) => {
    const about = await stat(path);
    if (!about.isDirectory()) return about.mtimeMs;
    const names = await readdir(path);
    return Math.max(about.mtimeMs, await newest(names.map((name) => `${path}/${name}`)));
  });
  return Math.max(0, ...(await Promise.all(times)));
}
