import { loadMessages } from '../../src/i18n/load-messages.js';
import { messages as ar } from '../../src/i18n/locales/ar.js';
import { messages as de } from '../../src/i18n/locales/de.js';
import { messages as en } from '../../src/i18n/locales/en.js';
import { expect } from '../support/index.js';

describe('loadMessages()', () => {
  it('loads the words of a language', async () => {
    expect(await loadMessages('de')).to.deep.equal({ lang: 'de', messages: de });
    expect(await loadMessages('ar')).to.deep.equal({ lang: 'ar', messages: ar });
    expect(await loadMessages('en')).to.deep.equal({ lang: 'en', messages: en });
  });

  it('keeps the region: it decides about dates and numbers', async () => {
    expect(await loadMessages('de-CH')).to.deep.equal({ lang: 'de-CH', messages: de });
    expect(await loadMessages('EN-gb')).to.deep.equal({ lang: 'en-GB', messages: en });
  });

  it('understands how WordPress writes languages', async () => {
    expect(await loadMessages('de_DE')).to.deep.equal({ lang: 'de-DE', messages: de });
  });

  it('speaks English for languages that it does not know, and says so (F125)', async () => {
    for (const lang of ['tlh', '', 'x', 'constructor', '__proto__'])
      expect(await loadMessages(lang), lang).to.deep.equal({ lang: 'en', messages: en });
  });

  it('keeps to the language when the rest of the tag is nonsense', async () => {
    expect(await loadMessages('de-')).to.deep.equal({ lang: 'de', messages: de });
    expect(await loadMessages('de-!!')).to.deep.equal({ lang: 'de', messages: de });
    expect(await loadMessages('en-toolongforatag-')).to.deep.equal({ lang: 'en', messages: en });
  });
});
