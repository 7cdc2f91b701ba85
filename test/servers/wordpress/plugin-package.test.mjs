import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { packagePlugin } from '../../../integrations/wordpress/package.mjs';
import { root } from '../support/paths.mjs';
import { run } from '../support/processes.mjs';
import { startWordpress } from './start.mjs';

describe('the WordPress plugin, as it is uploaded', () => {
  let folder;
  let archive;
  let files;
  let wordpress;
  before(async () => {
    wordpress = await startWordpress();
    folder = `${await mkdtemp(`${tmpdir()}/gedanken-`)}/`;
    archive = await packagePlugin(folder);
    files = (await readdir(`${folder}gedanken`, { recursive: true })).filter((file) => /\.\w+$|LICENSE/.test(file));
  });
  after(async () => {
    await wordpress?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('holds the plugin, the script and everything that the script loads', async () => {
    for (const file of ['gedanken.php', 'readme.txt', 'LICENSE', 'embed.js']) assert.ok(files.includes(file), file);
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      const source = await readFile(`${folder}gedanken/${file}`, 'utf8');
      const imported = [...source.matchAll(/(?:from|import\(?)\s*["'`](\.[^"'`]+)["'`]/g)].map(([, path]) => path);
      for (const path of imported) {
        const target = new URL(path, `file:///${file}`).pathname.slice(1);
        assert.ok(files.includes(target), `${file} loads ${target}`);
      }
    }
  });

  it('is the built script, byte for byte', async () => {
    assert.deepEqual(await readFile(`${folder}gedanken/embed.js`), await readFile(`${root}dist/embed.js`));
  });

  it('unpacks in WordPress to what the folder holds', async () => {
    const unpacked = await wordpress.php(
      `WP_Filesystem();
       $result = unzip_file($args["archive"], $args["target"]);
       if (is_wp_error($result)) throw new Exception($result->get_error_message());
       $files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($args["target"], FilesystemIterator::SKIP_DOTS));
       foreach ($files as $path => $file) $hashes[substr($path, strlen($args["target"]))] = hash_file("sha256", $path);
       foreach ($files as $path => $file) if ($hashes[substr($path, strlen($args["target"]))] !== hash_file("sha256", $args["folder"] . substr($path, strlen($args["target"])))) throw new Exception($path);
       return array_keys($hashes);`,
      { archive, target: `${folder}unpacked/`, folder },
    );

    assert.deepEqual(unpacked.toSorted(), files.map((file) => `gedanken/${file}`).toSorted());
  });

  it('is the same archive every time', async () => {
    const again = await mkdtemp(`${tmpdir()}/gedanken-`);
    const bytes = await readFile(await packagePlugin(`${again}/`));
    await rm(again, { recursive: true });

    assert.ok(bytes.equals(await readFile(archive)));
  });

  it('tells WordPress what it is, and what it needs', async () => {
    const data = await wordpress.php('return get_plugin_data($args["file"], false, false);', {
      file: `${folder}gedanken/gedanken.php`,
    });
    const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
    const readme = await readFile(`${folder}gedanken/readme.txt`, 'utf8');

    assert.deepEqual(
      [data.Name, data.TextDomain, data.RequiresWP, data.RequiresPHP],
      ['Gedanken', 'gedanken', '6.1', '7.4'],
    );
    assert.equal(data.Version, version);
    assert.match(readme, new RegExp(`^Stable tag: ${version}$`, 'm'));
  });

  it('is PHP without a mistake', async () => {
    assert.match(await run('php', ['-l', `${folder}gedanken/gedanken.php`]), /No syntax errors/);
  });
});
