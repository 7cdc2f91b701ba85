// `npm test`: sets up what is missing, then runs all tests that need no server, in Node and in every browser there is.
import { run } from './setup/run.mjs';

if (!run('node', ['scripts/setup.mjs', 'browsers'])) process.exit(1);

// The browsers have their turn even if a test in Node failed.
const passed = [run('node', ['scripts/test-node.mjs']), run('npm', ['run', '--silent', 'test:browsers'])];
process.exitCode = passed.every(Boolean) ? 0 : 1;
