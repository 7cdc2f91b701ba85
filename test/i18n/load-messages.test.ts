import { type LoadedMessages, loadMessages } from '../../src/i18n/load-messages.js';
import { messages as ar } from '../../src/i18n/locales/ar.js';
import { messages as de } from '../../src/i18n/locales/de.js';
import { messages as en } from '../../src/i18n/locales/en.js';
import { language as arabic } from '../../src/i18n/locales/ar/index.js';
import { language as german } from '../../src/i18n/locales/de/index.js';
import { language as english } from '../../src/i18n/locales/en/index.js';
import type { LaterPart, Messages } from '../../src/i18n/messages.js';
import { expect } from '../support/index.js';

describe('loadMessages()', () => {
  const loaded = async (lang: string): Promise<Omit<LoadedMessages, 'load' | 'forms'>> => {
    const { load: _, forms: __, ...rest } = await loadMessages(lang);
    return rest;
  };

  it('loads the first words of a language', async () => {
    expect(await loaded('de')).to.deep.equal({ lang: 'de', messages: german.first });
    expect(await loaded('ar')).to.deep.equal({ lang: 'ar', messages: arabic.first });
    expect(await loaded('en')).to.deep.equal({ lang: 'en', messages: english.first });
  });

  it('leads from there to all others, of the same language', async () => {
    const parts = Object.keys(english.later) as LaterPart[];
    for (const [lang, whole] of Object.entries({ ar, de, en })) {
      const { messages, load } = await loadMessages(lang);
      const later = await Promise.all(parts.map((part) => load(part)));
      expect(Object.assign({}, messages, ...later), lang).to.deep.equal(whole);
    }
  });

  it('has each word in one place', async () => {
    const { messages, load } = await loadMessages('en');
    const later = Object.keys(english.later) as LaterPart[];
    const parts = [messages, ...(await Promise.all(later.map((part) => load(part))))];
    const keys = parts.flatMap((part: Partial<Messages>) => Object.keys(part));
    expect(keys.toSorted()).to.deep.equal(Object.keys(en).toSorted());
  });

  it('keeps the region: it decides about dates and numbers', async () => {
    expect(await loaded('de-CH')).to.deep.equal({ lang: 'de-CH', messages: german.first });
    expect(await loaded('EN-gb')).to.deep.equal({ lang: 'en-GB', messages: english.first });
  });

  it('knows how numbers and dates are written, where the tag says no more than the language', async () => {
    expect((await loadMessages('de')).forms).to.equal(german.forms);
    expect((await loadMessages('en_US')).forms).to.equal(english.forms);
    for (const lang of ['de-CH', 'en-GB', 'de-u-nu-arab', 'ar'])
      expect((await loadMessages(lang)).forms, lang).to.equal(undefined);
  });

  it('understands how WordPress writes languages', async () => {
    expect(await loaded('de_DE')).to.deep.equal({ lang: 'de-DE', messages: german.first });
  });

  it('speaks English for languages that it does not know, and says so (F125)', async () => {
    for (const lang of ['tlh', '', 'x', 'constructor', '__proto__'])
      expect(await loaded(lang), lang).to.deep.equal({ lang: 'en', messages: english.first });
  });

  it('keeps to the language when the rest of the tag is nonsense', async () => {
    expect(await loaded('de-')).to.deep.equal({ lang: 'de', messages: german.first });
    expect(await loaded('de-!!')).to.deep.equal({ lang: 'de', messages: german.first });
    expect(await loaded('en-toolongforatag-')).to.deep.equal({ lang: 'en', messages: english.first });
  });
});
