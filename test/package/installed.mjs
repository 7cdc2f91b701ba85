import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * The package as `npm pack` makes it out of `dist/`, installed in a project of its own beside its dependencies. Call
 * `remove()` in the end.
 */
export function install() {
  const project = mkdtempSync(join(tmpdir(), 'gedanken-package-'));
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', project];
  // npm is a script on Windows, and only a shell starts those.
  const shell = process.platform === 'win32';
  const [{ filename, files }] = JSON.parse(
    execFileSync('npm', pack, { cwd: root, encoding: 'utf8', shell, stdio: 'pipe' }),
  );
  const tarball = join(project, filename);

  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, 'gedanken'), { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', join(modules, 'gedanken'), '--strip-components=1']);
  for (const name of Object.keys(manifest.dependencies)) {
    mkdirSync(join(modules, name, '..'), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
  }
  writeFileSync(join(project, 'package.json'), '{"type": "module", "private": true}\n');

  return {
    project,
    tarball,
    /** Paths in the package, with `/`. */
    files: files.map(({ path }) => path),
    read: (path) => readFileSync(join(modules, 'gedanken', path), 'utf8'),
    /** Runs a module in the project and answers with what it printed. */
    run(code) {
      const file = join(project, 'main.mjs');
      writeFileSync(file, code);
      return execFileSync(process.execPath, [file], { cwd: project, encoding: 'utf8', stdio: 'pipe' }).trim();
    },
    remove: () => rmSync(project, { recursive: true, force: true }),
  };
}

/** Every way into the package that has code, patterns filled in: `.`, `./core.js`, `./adapters/memory.js`, … */
export function entryPoints(files) {
  return Object.entries(manifest.exports).flatMap(([name, target]) => {
    if (typeof target === 'string') return [];
    if (!name.includes('*')) return [name];
    const [start, end] = target.default.slice('./'.length).split('*');
    const fitting = files.filter((file) => file.startsWith(start) && file.endsWith(end));
    return fitting.map((file) => name.replace('*', file.slice(start.length, -end.length)));
  });
}
