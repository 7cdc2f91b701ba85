import { sectionElements } from './components/elements.js';
import { register } from './components/register.js';
import { defineAround } from './embed/define-around.js';
import { mount } from './embed/mount.js';

register(sectionElements);
mount(document, import.meta.url);
defineAround(document);
