import { existsSync } from 'node:fs';
import { Missing } from '../support/missing.mjs';
import { root } from '../support/paths.mjs';

/** GitHub’s published schema and the reference implementation of GraphQL come with the packages of this repository. */
export function installGithub() {
  for (const file of ['graphql/index.mjs', '@octokit/graphql-schema/schema.graphql'])
    if (!existsSync(`${root}node_modules/${file}`)) throw new Missing(`${file} is not installed: npm ci`);
}
