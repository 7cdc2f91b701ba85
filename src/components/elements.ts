import { GedankenComments } from './gedanken-comments.js';
import { GedankenComposer } from './gedanken-composer.js';
import { GedankenSource } from './gedanken-source.js';

/** The section, and what it is made of. */
export const sectionElements = {
  'gedanken-composer': GedankenComposer,
  'gedanken-comments': GedankenComments,
  'gedanken-source': GedankenSource,
};
