import type { Language, LaterPart, Messages, FirstPart } from './messages.js';
import type { WrittenForms } from './written-forms.js';

const languages: Readonly<Record<string, () => Promise<{ readonly language: Language }>>> = {
  ar: () => import('./locales/ar/index.js'),
  de: () => import('./locales/de/index.js'),
  en: () => import('./locales/en/index.js'),
};

/** The first words of one language, and the language they really are in: a tag that `Intl` knows. */
export interface LoadedMessages {
  readonly lang: string;
  readonly messages: Messages<FirstPart>;
  /** How that language writes numbers and dates; `undefined` where only `Intl` knows. */
  readonly forms: WrittenForms | undefined;
  /** Loads others of the same language. Rejects when they fail to load. */
  readonly load: <Part extends LaterPart>(part: Part) => Promise<Messages<Part>>;
}

/**
 * Loads the first words for a BCP 47 tag, or for its language; `de_DE` is understood, too. English stands in for languages
 * we do not speak and for words that fail to load. Rejects when English fails to load as well.
 */
export async function loadMessages(lang: string): Promise<LoadedMessages> {
  const tag = lang.trim().replaceAll('_', '-');
  const language = tag.toLowerCase().split('-')[0]!;
  const load = Object.hasOwn(languages, language) ? languages[language] : undefined;
  try {
    if (load) return loaded((await load()).language, canonical(tag, language));
  } catch {
    // The words did not load: English may.
  }
  return loaded((await import('./locales/en/index.js')).language, 'en');
}

function loaded({ first, forms, later }: Language, lang: string): LoadedMessages {
  const written = forms?.tags.includes(lang) ? forms : undefined;
  return { lang, messages: first, forms: written, load: async (part) => (await later[part]()).messages };
}

function canonical(tag: string, language: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0]!;
  } catch {
    return language;
  }
}
