import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { defaultReporter } from '@web/test-runner';
import { browsers } from './scripts/wtr/browsers.mjs';
import { engineCommands } from './scripts/wtr/engine-commands.mjs';
import { faultsReporter } from './scripts/wtr/faults-reporter.mjs';
import { faultySites } from './scripts/wtr/faulty/plugin.mjs';
import { mswWorker, nodeEnv, recordedAnswers } from './scripts/wtr/served-files.mjs';
import { tallyReporter } from './scripts/wtr/tally-reporter.mjs';
import { typescript, typescriptImports } from './scripts/wtr/typescript.mjs';

const page = (testFramework) => `<!doctype html>
<html lang="en">
  <head><title>Tests</title></head>
  <body><script type="module" src="${testFramework}"></script></body>
</html>`;

const saysLitIsInDevMode = ({ args }) => typeof args[0] === 'string' && args[0].startsWith('Lit is in dev mode');

export default {
  rootDir: '.',
  files: ['test/**/*.test.ts'],
  browsers: browsers(),
  concurrency: 2,
  concurrentBrowsers: 3,
  browserStartTimeout: 60_000,
  testsFinishTimeout: 900_000,
  // Long enough for a megabyte of hostile markup on a busy machine; a test that hangs still ends.
  testFramework: { config: { timeout: 60_000 } },
  testRunnerHtml: page,
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [
    typescriptImports(),
    typescript(),
    nodeEnv(),
    mswWorker(),
    recordedAnswers(),
    a11ySnapshotPlugin(),
    engineCommands(),
    faultySites(),
  ],
  // A log keeps every progress bar that a terminal paints over.
  reporters: [
    defaultReporter({ reportTestProgress: process.stdout.isTTY === true }),
    faultsReporter(),
    tallyReporter(),
  ],
  filterBrowserLogs: (log) => !saysLitIsInDevMode(log),
  coverageConfig: {
    include: ['src/**/*.ts'],
    reportDir: 'out/coverage',
    reporters: ['text-summary', 'lcovonly'],
    threshold: { statements: 90, branches: 85, functions: 90, lines: 90 },
  },
};
