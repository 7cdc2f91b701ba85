import type { messages as en } from './locales/en.js';
import type { messages as form } from './locales/en/form.js';
import type { messages as reading } from './locales/en/reading.js';
import type { messages as stored } from './locales/en/stored.js';
import type { messages as tools } from './locales/en/tools.js';
import type { messages as writing } from './locales/en/writing.js';
import type { WrittenForms } from './written-forms.js';

/** The words by when they are needed: one file each in a language. */
interface Parts {
  readonly reading: typeof reading;
  readonly form: typeof form;
  readonly tools: typeof tools;
  readonly writing: typeof writing;
  readonly stored: typeof stored;
}

/** What a section can say as soon as it is drawn. */
export type FirstPart = 'reading';
/** Words that come with the code that needs them. */
export type LaterPart = Exclude<keyof Parts, FirstPart>;

/** A text for each plural category that the language has. */
export type PluralMessage = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Names a text that a reader can see: any, or one of some parts. */
export type MessageKey<Part extends keyof Parts = keyof Parts> = { [P in Part]: keyof Parts[P] }[Part] &
  keyof typeof en;

/** All texts of one language, or those of some parts. */
export type Messages<Part extends keyof Parts = keyof Parts> = {
  readonly [Key in MessageKey<Part>]: (typeof en)[Key] extends string ? string : PluralMessage;
};

/** A language as it is loaded: the first words, and the way to the others. */
export interface Language {
  readonly first: Messages<FirstPart>;
  /** Where its numbers and dates need no `Intl`. */
  readonly forms?: WrittenForms;
  readonly later: { readonly [Part in LaterPart]: () => Promise<{ readonly messages: Messages<Part> }> };
}

type Placeholder<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;
type TextOf<Key extends MessageKey> = (typeof en)[Key] extends infer Text
  ? Text extends { readonly other: infer Other }
    ? Other
    : Text
  : never;

/** A number that may be larger in truth. */
export interface AtLeast {
  readonly atLeast: number;
}

/** What has to be filled into a text, taken from the English one. */
export type MessageValues<Key extends MessageKey> = Readonly<
  Record<Placeholder<TextOf<Key>>, string | number | AtLeast>
>;
