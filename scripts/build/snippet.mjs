import { createHash } from 'node:crypto';

/** Where the snippet takes the files to be. People who put them elsewhere change it: docs/strict-pages.md. */
export const FOLDER = '/gedanken/';

/**
 * What a page pastes so that its readers’ browsers run only these very files: an import map, which holds what the embed
 * loads to its hashes, and the script tag. `integrity` are hashes by file, as named from `dist/`; `folder` is where a site
 * has these files; `early` are those to be asked for at once. `map` is the hash of the import map, which a strict policy must name: it is an inline script.
 */
export function snippet(integrity, version, { folder = FOLDER, early = [] } = {}) {
  const { 'embed.js': embed, ...chunks } = integrity;
  const addressed = Object.entries(chunks).map(([file, hash]) => [folder + file, hash]);
  const map = JSON.stringify({ integrity: Object.fromEntries(addressed) }, null, 2);
  const mapHash = `sha256-${createHash('sha256').update(map).digest('base64')}`;
  const script = `<script type="module" src="${folder}embed.js" integrity="${embed}" crossorigin="anonymous"></script>`;
  const links = early
    .map((file) => `<link rel="modulepreload" href="${folder}${file}" crossorigin="anonymous" />\n`)
    .join('');
  const html = `<!-- Gedanken ${version}, in ${folder}. A policy without 'unsafe-inline' needs: script-src 'self' '${mapHash}' -->
<script type="importmap">${map}</script>
${links}${script}
`;
  return { html, script, map: mapHash };
}
