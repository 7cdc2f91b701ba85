import type { Messages } from './messages.js';

const locales: Readonly<Record<string, () => Promise<{ readonly messages: Messages }>>> = {
  ar: () => import('./locales/ar.js'),
  de: () => import('./locales/de.js'),
  en: () => import('./locales/en.js'),
};

/** The words of one language, and the language they really are in: a tag that `Intl` knows. */
export interface LoadedMessages {
  readonly lang: string;
  readonly messages: Messages;
}

/**
 * Loads the words for a BCP 47 tag, or for its language; `de_DE` is understood, too. English stands in for languages we
 * do not speak and for words that fail to load. Rejects when English fails to load as well.
 */
export async function loadMessages(lang: string): Promise<LoadedMessages> {
  const tag = lang.trim().replaceAll('_', '-');
  const language = tag.toLowerCase().split('-')[0]!;
  const load = Object.hasOwn(locales, language) ? locales[language] : undefined;
  try {
    if (load) return { messages: (await load()).messages, lang: canonical(tag, language) };
  } catch {
    // The words did not load: English may.
  }
  return { lang: 'en', messages: (await import('./locales/en.js')).messages };
}

function canonical(tag: string, language: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0]!;
  } catch {
    return language;
  }
}
