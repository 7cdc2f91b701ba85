import { GedankenCount } from './gedanken-count.js';
import { GedankenRecent } from './gedanken-recent.js';

/** What stands elsewhere on a site. */
export const elementsAround = {
  'gedanken-count': GedankenCount,
  'gedanken-recent': GedankenRecent,
};
