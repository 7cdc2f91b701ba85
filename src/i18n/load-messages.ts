import { messages as en } from './locales/en.js';
import type { Messages } from './messages.js';

const locales: Readonly<Record<string, () => Promise<{ readonly messages: Messages }>>> = {
  ar: () => import('./locales/ar.js'),
  de: () => import('./locales/de.js'),
};

/** The words of one language, and the language they really are in. */
export interface LoadedMessages {
  readonly lang: string;
  readonly messages: Messages;
}

/**
 * Loads the words for a BCP 47 tag, or for its language. English, which is always there, stands in
 * for languages we do not speak and for words that fail to load.
 */
export async function loadMessages(lang: string): Promise<LoadedMessages> {
  const language = lang.toLowerCase().split('-')[0]!;
  const load = Object.hasOwn(locales, language) ? locales[language] : undefined;
  if (!load) return { lang: language === 'en' ? lang : 'en', messages: en };
  try {
    return { lang, messages: (await load()).messages };
  } catch {
    return { lang: 'en', messages: en };
  }
}
