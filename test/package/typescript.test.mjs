import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { install, root } from './installed.mjs';

/** What README.md and docs/start.md show to those who build with npm. */
const PAGE = `
import 'gedanken/define.js';
import { memoryAdapter } from 'gedanken/adapters/memory.js';

const section = document.querySelector('gedanken-comments')!;
section.adapter = memoryAdapter();
section.addEventListener('gedanken-posted', ({ comment }) => console.log(comment.id));
document.querySelector('gedanken-source')!.adapter = memoryAdapter();
document.querySelector('gedanken-recent')!.count = '5';
document.querySelector('gedanken-count')!.thread = '/';
`;

describe('the installed package, in TypeScript', () => {
  let installed;
  before(() => {
    installed = install();
  });
  after(() => installed.remove());

  for (const [module, resolution] of [
    ['esnext', 'bundler'],
    ['nodenext', 'nodenext'],
  ])
    it(`knows its elements and events with moduleResolution ${resolution}`, () => {
      const file = join(installed.project, 'page.ts');
      writeFileSync(file, PAGE);
      const options = [
        '--noEmit',
        '--strict',
        '--target',
        'es2022',
        '--module',
        module,
        '--moduleResolution',
        resolution,
      ];
      // What Lit needs of the types of others is none of this.
      const lenient = ['--skipLibCheck', '--types', '', '--lib', 'es2023,dom,dom.iterable'];
      const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      const run = () =>
        execFileSync(process.execPath, [tsc, ...options, ...lenient, file], {
          cwd: installed.project,
          encoding: 'utf8',
        });
      try {
        assert.equal(run(), '');
      } catch (error) {
        assert.fail(error.stdout ?? error);
      }
    });
});
