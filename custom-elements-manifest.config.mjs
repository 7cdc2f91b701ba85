import { pathsOfPackage, publicOnly } from './scripts/build/manifest-plugins.mjs';

export default {
  globs: ['src/components/gedanken-*.ts', 'src/components/events.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publicOnly(), pathsOfPackage()],
};
