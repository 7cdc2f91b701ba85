import { sectionElements } from './components/elements.js';
import { elementsAround } from './components/elements-around.js';
import { register } from './components/register.js';

register({ ...sectionElements, ...elementsAround });
