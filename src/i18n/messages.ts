import type { messages as en } from './locales/en.js';

/** A text for each plural category that the language has. */
export type PluralMessage = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Names a text that a reader can see. */
export type MessageKey = keyof typeof en;

/** All texts of one language. */
export type Messages = { readonly [Key in MessageKey]: (typeof en)[Key] extends string ? string : PluralMessage };

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
