import { sectionElements } from '../components/elements.js';
import { register } from '../components/register.js';
import { defineAround } from './define-around.js';

/** Names the elements to the browser: from here on the sections of the page are alive. */
export function run(document: Document): void {
  register(sectionElements);
  defineAround(document);
}
