import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { root } from '../support/paths.mjs';

/** GitHub’s own schema, as it publishes it. */
export function githubSchema() {
  // The package exports no path to it. Its text says two fields twice, which is no reason to refuse it.
  const text = readFileSync(`${root}node_modules/@octokit/graphql-schema/schema.graphql`, 'utf8');
  return buildSchema(text, { assumeValidSDL: true });
}
