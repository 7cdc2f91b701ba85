import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { home, php, site } from './install.mjs';
import { environment, phpOptions, templateOf } from './templates.mjs';
import { freePort, isAlive, poll, startGroup } from '../support/processes.mjs';

const running = `${home}running/`;

/**
 * Starts a WordPress of its own on loopback: fresh from the seeds, in English or German. Answers
 * with its address, its seeded posts and users, and the ways to change and to read it from inside.
 * Behind a `proxy`, WordPress goes by the proxy's address.
 */
export async function startWordpress({ language = 'en', proxy } = {}) {
  const database = await copyOf(await templateOf(language));
  const port = await freePort();
  proxy?.forwardTo(port);
  const url = proxy?.url ?? `http://127.0.0.1:${port}`;
  const token = randomUUID();
  const log = `${database}/server.log`;
  const server = startGroup('php', [...phpOptions, '-S', `127.0.0.1:${port}`, '-t', site, `${php}router.php`], {
    // Some requests at once, as a page makes them. More would only wait for the database.
    env: { ...environment(url, database, language), GEDANKEN_WP_TOKEN: token, PHP_CLI_SERVER_WORKERS: '3' },
    log,
  });
  const seed = JSON.parse(await readFile(`${database}/seed.json`, 'utf8'));
  const wordpress = {
    url,
    language,
    ...seed,
    ...insideOf(`http://127.0.0.1:${port}/gedanken-test-eval`, token),
    async stop() {
      await server.stop();
      await rm(database, { recursive: true, force: true });
    },
  };
  try {
    await poll(() => fetch(`${url}/wp-json/wp/v2/types/post`).then((answer) => answer.ok), server.ended);
  } catch (cause) {
    throw new Error(`WordPress did not start: ${await readFile(log, 'utf8')}`, { cause });
  }
  return wordpress;
}

async function copyOf(template) {
  await mkdir(running, { recursive: true });
  const folder = await mkdtemp(`${running}${process.pid}-`);
  await cp(template, folder, { recursive: true });
  return folder;
}

/** Removes the databases of sites whose process was killed before it could. */
export async function removeAbandoned() {
  for (const folder of existsSync(running) ? await readdir(running) : []) {
    if (!isAlive(Number.parseInt(folder, 10))) await rm(running + folder, { recursive: true, force: true });
  }
}

/** The tests' way in: what can be done and read inside WordPress, past its own doors. */
function insideOf(address, token) {
  async function runInside(code, args = {}) {
    const answer = await fetch(address, {
      method: 'POST',
      body: JSON.stringify({ code, args }),
      headers: { 'X-Gedanken-Token': token },
    });
    const { returned, threw } = await answer.json();
    if (threw !== undefined) throw new Error(threw);
    return returned;
  }
  return {
    /** Runs PHP inside WordPress, with `$args`; answers with what it returns, through JSON. */
    php: runInside,

    /** Sets WordPress options. */
    set(options) {
      return runInside('foreach ($args as $name => $value) update_option($name, $value); return true;', options);
    },

    /** Addresses with words, or with `?p=`: the REST root moves along. */
    permalinks(structure) {
      return runInside(
        'global $wp_rewrite; $wp_rewrite->set_permalink_structure($args["s"]); flush_rewrite_rules(false); return true;',
        {
          s: structure === 'pretty' ? '/%year%/%monthnum%/%postname%/' : '',
        },
      );
    },

    theme(name) {
      return runInside('switch_theme($args["name"]); return get_stylesheet() === $args["name"];', { name });
    },

    /** Moves all comments a day into the past, so that nobody has to wait between two of one guest. */
    letTimePass() {
      return runInside(
        'foreach (["comment_date", "comment_date_gmt"] as $column) $wpdb->query("UPDATE $wpdb->comments SET $column = DATE_SUB($column, INTERVAL 1 DAY)"); return true;',
      );
    },

    /** The rows of a post's comments as the database has them, oldest first. */
    comments(post) {
      return runInside(
        'return $wpdb->get_results($wpdb->prepare("SELECT * FROM $wpdb->comments WHERE comment_post_ID = %d ORDER BY comment_ID", $args["post"]), ARRAY_A);',
        { post },
      );
    },
  };
}
