import { messages as ar } from '../../src/i18n/locales/ar.js';
import { messages as de } from '../../src/i18n/locales/de.js';
import { messages as en } from '../../src/i18n/locales/en.js';
import type { Messages, PluralMessage } from '../../src/i18n/messages.js';
import { expect } from '../support/index.js';

const locales: Readonly<Record<string, Messages>> = { ar, de, en };
type Message = string | PluralMessage;

const formsOf = (message: Message): [string, string][] =>
  typeof message === 'string' ? [['', message]] : Object.entries(message);
const placeholdersOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
const source = Object.entries(en) as [keyof Messages, Message][];

for (const [lang, messages] of Object.entries(locales)) {
  describe(`the words in “${lang}”`, () => {
    it('are all there, and none besides', () => {
      expect(Object.keys(messages).sort()).to.deep.equal(Object.keys(en).sort());
      for (const message of Object.values<Message>(messages))
        for (const [, text] of formsOf(message)) expect(text.trim()).to.not.equal('');
    });

    it('have a form for every plural of the language, and for no other', () => {
      const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.toSorted();
      for (const [key] of source) {
        const message: Message = messages[key];
        if (typeof message !== 'string') expect(Object.keys(message).sort(), key).to.deep.equal(categories);
      }
    });

    it('have the same placeholders; only words for none, one and two may do without the number', () => {
      for (const [key, original] of source) {
        const expected = placeholdersOf(typeof original === 'string' ? original : original.other);
        for (const [form, text] of formsOf(messages[key])) {
          const found = placeholdersOf(text);
          const spelledOut = ['zero', 'one', 'two'].includes(form)
            ? expected.filter((name) => name !== 'count' || found.includes('count'))
            : expected;
          expect(found, `${key} ${form}`).to.deep.equal(spelledOut);
        }
      }
    });

    it('are short where they are spoken', () => {
      const spoken = Object.keys(messages).filter((key) =>
        /^(read|send)[A-Z]|^(published|heldNow|unclear|moreLoaded|copied)$/.test(key),
      );
      for (const key of spoken) {
        for (const [, text] of formsOf(messages[key as keyof Messages])) {
          const said = text.replaceAll(/\{\w+\}/g, '12,345');
          expect(said.length, said).to.be.at.most(key.startsWith('send') ? 140 : 120);
        }
      }
    });
  });
}

describe('the word for a reply', () => {
  it('begins the name of its button in every language, so that one can ask for what one sees', () => {
    for (const { reply, replyTo } of Object.values(locales)) expect(replyTo.startsWith(reply), replyTo).to.equal(true);
  });
});
