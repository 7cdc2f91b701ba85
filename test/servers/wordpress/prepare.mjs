import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { packagePlugin } from '../../../integrations/wordpress/package.mjs';
import { run } from '../support/processes.mjs';
import { home, installWordpress, site } from './install.mjs';
import { removeAbandoned } from './start.mjs';
import { templateOf } from './templates.mjs';

/** Everything that takes time, done before the first test: WordPress, our plugin as its users get it, and the seeds. */
export async function prepareWordpress() {
  await installWordpress();
  await installPlugin();
  await removeAbandoned();
  await templateOf('en');
  await templateOf('de');
}

async function installPlugin() {
  const packaged = `${home}plugin/`;
  await mkdir(packaged, { recursive: true });
  const archive = await packagePlugin(packaged);
  const hash = createHash('sha256')
    .update(await readFile(archive))
    .digest('hex');
  const stamp = `${packaged}installed`;
  const installed = `${site}wp-content/plugins/gedanken`;
  if (existsSync(installed) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === hash) return;

  await rm(installed, { recursive: true, force: true });
  await run('php', ['-r', '(new PharData($argv[1]))->extractTo($argv[2]);', archive, `${site}wp-content/plugins/`]);
  await writeFile(stamp, hash);
}
