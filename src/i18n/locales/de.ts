import { messages as form } from './de/form.js';
import { messages as reading } from './de/reading.js';
import { messages as stored } from './de/stored.js';
import { messages as tools } from './de/tools.js';
import { messages as writing } from './de/writing.js';
import type { Messages } from '../messages.js';

/** German. */
export const messages = { ...reading, ...form, ...tools, ...writing, ...stored } satisfies Messages;
