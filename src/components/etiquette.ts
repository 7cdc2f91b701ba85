import { readLine } from '../core/fields.js';

/** What a site asks of those who write. */
export interface Etiquette {
  /** Its own line above the button: plain text. */
  readonly rules: string | undefined;
  /** The address of its privacy policy, as the page wrote it. */
  readonly privacy: string | undefined;
  /** Whether to ask for consent to that, and whether nothing is sent without. */
  readonly consent: 'none' | 'ask' | 'required';
}

/** Reads it from a section's attributes. */
export function readEtiquette(
  { rules, privacy }: { readonly rules: string; readonly privacy: string },
  consent: Etiquette['consent'],
): Etiquette {
  return { rules: readLine(rules), privacy: readLine(privacy), consent };
}
