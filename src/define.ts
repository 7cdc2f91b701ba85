import { sectionElements } from './components/elements.js';
import { elementsAround } from './components/elements-around.js';
import { register } from './components/register.js';

// So that TypeScript knows the elements, too, and what they tell.
export type {} from './components/elements.js';
export type {} from './components/elements-around.js';
export type {} from './components/events.js';

register({ ...sectionElements, ...elementsAround });
