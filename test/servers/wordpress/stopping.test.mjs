import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { poll } from '../support/processes.mjs';

const STARTER = `
  import { startWordpress } from ${JSON.stringify(new URL('./start.mjs', import.meta.url).href)};
  console.log((await startWordpress()).url);
  setInterval(() => {}, 1000);
`;

/** Starts a WordPress in a process of its own: that process, and the server's address. */
async function startElsewhere() {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', STARTER], {
    cwd: fileURLToPath(new URL('./', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { child, url: String(line).trim() };
}

const answers = (url) =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('a server under test', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL']) {
    it(`ends with the process that started it: ${signal}`, async () => {
      const { child, url } = await startElsewhere();
      assert.ok(await answers(url));

      child.kill(signal);

      const never = new Promise(() => {});
      assert.ok(await poll(async () => !(await answers(url)), never));
    });
  }
});
