import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../installed.mjs';
import { wordpress } from './wordpress.mjs';

/** Answers with a file of the build. Answers whether it is one. */
export function answerBuilt(pathname, response) {
  const isBuilt = pathname.startsWith('/dist/') && existsSync(join(root, pathname));
  if (isBuilt) response.setHeader('Content-Type', 'text/javascript').end(readFileSync(join(root, pathname)));
  return isBuilt;
}

/** How WordPress answers with one comment, and with anything else. */
export const WORDPRESS_HEADERS = new Headers({
  'Content-Type': 'application/json',
  'X-WP-Total': '1',
  'X-WP-TotalPages': '1',
});

/** Answers as the WordPress. Answers whether that was asked. */
export function answerWordpress(pathname, response) {
  const isAsked = pathname in wordpress;
  if (isAsked) response.setHeaders(WORDPRESS_HEADERS).end(wordpress[pathname]);
  return isAsked;
}
