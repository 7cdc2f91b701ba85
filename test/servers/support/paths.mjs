import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Everything that the server tests put on the disk: git-ignored, kept between runs, safe to delete. */
export const out = `${root}out/servers/`;
