import { run } from './processes.mjs';

/** `apt-get` that waits for whoever else installs; with fresh package lists when the known ones have led nowhere. */
export async function apt(args, options) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const call = (words) => run('apt-get', ['-o', 'DPkg::Lock::Timeout=600', '-q', ...words], { ...options, env });
  await call(args).catch(async (error) => {
    if (!(await canInstall())) throw error;
    await call(['update']);
    await call(args);
  });
}

/** Installs packages, for those who may: see {@link canInstall}. */
export function aptInstall(packages) {
  return apt(['install', '-y', '--no-install-recommends', ...packages]);
}

export async function canInstall() {
  return process.getuid?.() === 0 && (await hasApt());
}

export function hasApt() {
  return run('apt-get', ['--version']).then(
    () => true,
    () => false,
  );
}
