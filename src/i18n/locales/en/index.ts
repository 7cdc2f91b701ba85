import type { Language } from '../../messages.js';
import { forms } from './forms.js';
import { messages as reading } from './reading.js';

/** English, as a page loads it: the words of the first view, and where the others are. */
export const language: Language = {
  first: reading,
  forms,
  later: {
    form: () => import('./form.js'),
    stored: () => import('./stored.js'),
    tools: () => import('./tools.js'),
    writing: () => import('./writing.js'),
  },
};
