// Builds what is published: `dist/` and custom-elements.json. The same sources give the same bytes, wherever they lie.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildEmbed } from './build/embed.mjs';
import { buildPackage } from './build/package.mjs';
import { runTool } from './build/run-tool.mjs';
import { writeIntegrity, writeReport } from './build/write-report.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
rmSync('dist', { recursive: true, force: true });
try {
  await Promise.all([
    runTool('tsc', ['-p', 'tsconfig.build.json']),
    runTool('cem', ['analyze', '--quiet']),
    buildPackage(),
    buildEmbed().then((chunks) => {
      writeReport(chunks);
      writeIntegrity(chunks);
    }),
  ]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
