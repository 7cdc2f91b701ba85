/**
 * Stands where a section can't, since its code did not load or run: the one sentence that must not wait for a locale,
 * which comes as code, too.
 */
export const unloaded: Readonly<Record<string, string>> = {
  ar: 'تعذّر عرض التعليقات هنا.',
  de: 'Die Kommentare lassen sich hier nicht anzeigen.',
  en: 'The comments can’t be shown here.',
};
