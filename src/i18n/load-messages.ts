import { messages as en } from './locales/en.js';
import type { Messages } from './messages.js';

const locales: Readonly<Record<string, () => Promise<{ readonly messages: Messages }>>> = {
  ar: () => import('./locales/ar.js'),
  de: () => import('./locales/de.js'),
};

/** The words of one language, and the language they really are in: a tag that `Intl` knows. */
export interface LoadedMessages {
  readonly lang: string;
  readonly messages: Messages;
}

/**
 * Loads the words for a BCP 47 tag, or for its language; `de_DE` is understood, too. English, which
 * is always there, stands in for languages we do not speak and for words that fail to load.
 */
export async function loadMessages(lang: string): Promise<LoadedMessages> {
  const tag = lang.trim().replaceAll('_', '-');
  const language = tag.toLowerCase().split('-')[0]!;
  if (language === 'en') return { lang: canonical(tag, 'en'), messages: en };
  const load = Object.hasOwn(locales, language) ? locales[language] : undefined;
  try {
    if (load) return { messages: (await load()).messages, lang: canonical(tag, language) };
  } catch {
    // The words did not load: English does.
  }
  return { lang: 'en', messages: en };
}

function canonical(tag: string, language: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0]!;
  } catch {
    return language;
  }
}
