import { bodyStyles } from './body-styles.js';
import { branchStyles } from './branch-styles.js';
import { commentStyles } from './comment-styles.js';
import { formStyles } from './form-styles.js';
import { gateStyles } from './gate-styles.js';
import { mediaStyles } from './media-styles.js';
import { richStyles } from './rich-styles.js';
import { reserveStyles, sectionStyles } from './section-styles.js';
import { tokens } from './tokens.js';

/** All that dresses a section from the start. */
export const sectionSheets = [
  tokens,
  sectionStyles,
  reserveStyles,
  commentStyles,
  branchStyles,
  bodyStyles,
  richStyles,
  formStyles,
  gateStyles,
  mediaStyles,
];
