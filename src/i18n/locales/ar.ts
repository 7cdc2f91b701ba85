import { messages as form } from './ar/form.js';
import { messages as reading } from './ar/reading.js';
import { messages as stored } from './ar/stored.js';
import { messages as tools } from './ar/tools.js';
import { messages as writing } from './ar/writing.js';
import type { Messages } from '../messages.js';

/** Arabic. */
export const messages = { ...reading, ...form, ...tools, ...writing, ...stored } satisfies Messages;
