import './define.js';
import { mount } from './embed/mount.js';

mount(document, import.meta.url);
