import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { run } from './processes.mjs';

/** Asked by Debian's packages whether they may start what they bring. */
const POLICY = '/usr/sbin/policy-rc.d';

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
export async function aptInstall(packages) {
  // Tests start servers of their own: what is installed shall start none.
  const isOurs = !existsSync(POLICY);
  if (isOurs) await writeFile(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await apt(['install', '-y', '--no-install-recommends', ...packages]);
  } finally {
    if (isOurs) await rm(POLICY, { force: true });
  }
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
