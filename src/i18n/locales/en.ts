import { messages as form } from './en/form.js';
import { messages as reading } from './en/reading.js';
import { messages as stored } from './en/stored.js';
import { messages as tools } from './en/tools.js';
import { messages as writing } from './en/writing.js';

/** English: the source of all words, and the type of every other locale. */
export const messages = { ...reading, ...form, ...tools, ...writing, ...stored };
