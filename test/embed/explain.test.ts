import { explain } from '../../src/embed/explain.js';
import { messages as ar } from '../../src/i18n/locales/ar.js';
import { messages as de } from '../../src/i18n/locales/de.js';
import { messages as en } from '../../src/i18n/locales/en.js';
import { unloaded } from '../../src/i18n/unloaded.js';
import { expect } from '../support/index.js';

const TAG = '<script type="module" src="https://cdn.example.test/embed.js" data-backend="browser"></script>';

/** The page after it was explained: what stands in its body, sentences as language and text. */
function explained(body: string, { lang = 'de', head = '', times = 1 } = {}): string[] {
  const page = document.implementation.createHTMLDocument();
  page.documentElement.lang = lang;
  page.head.innerHTML = head;
  page.body.innerHTML = body;
  const scripts = [...page.scripts];
  for (let time = 0; time < times; time += 1) explain(page, scripts);
  return [...page.body.querySelectorAll<HTMLElement>('body *')].map((element) =>
    element.localName === 'p' ? `${element.lang}: ${element.textContent}` : element.localName,
  );
}

describe('a section that can’t be shown', () => {
  it('keeps what the page put into it, and says so below, in the page’s language', () => {
    expect(explained('<gedanken-comments><a href="/c">Kommentare</a></gedanken-comments>')).to.deep.equal([
      'gedanken-comments',
      'a',
      `de: ${unloaded['de']}`,
    ]);
  });

  it('says so in its own language where it has one', () => {
    expect(explained('<gedanken-comments lang="ar-EG"></gedanken-comments>')[1]).to.equal(`ar: ${unloaded['ar']}`);
    expect(explained('<gedanken-comments lang="de_AT"></gedanken-comments>')[1]).to.equal(`de: ${unloaded['de']}`);
  });

  it('says so in English to those whose language it does not speak', () => {
    for (const lang of ['', 'tlh', '__proto__', 'constructor'])
      expect(explained('<gedanken-comments></gedanken-comments>', { lang })[1]).to.equal(`en: ${unloaded['en']}`);
  });

  it('says so once in each section, however often it fails', () => {
    const body = '<gedanken-comments></gedanken-comments><gedanken-comments></gedanken-comments>';

    expect(explained(body, { times: 2 }).filter((line) => line.startsWith('de: '))).to.have.length(2);
  });

  it('says so right after a script tag that could make no section', () => {
    expect(explained(`<i></i>${TAG}<b></b>`)).to.deep.equal(['i', 'script', `de: ${unloaded['de']}`, 'b']);
  });

  it('says so at the end of the page for a script tag in its head', () => {
    expect(explained('<i></i>', { head: TAG })).to.deep.equal(['i', `de: ${unloaded['de']}`]);
  });

  it('says so after a script tag in the language that the tag asks for', () => {
    expect(explained(TAG.replace(' src', ' data-lang="ar" src'))[1]).to.equal(`ar: ${unloaded['ar']}`);
  });

  it('leaves to a section what the script tag before it asked for', () => {
    expect(explained(`${TAG}<gedanken-comments></gedanken-comments>`)).to.deep.equal([
      'script',
      'gedanken-comments',
      `de: ${unloaded['de']}`,
    ]);
  });

  it('has a sentence in every language that the section speaks', () => {
    expect(Object.keys(unloaded)).to.deep.equal(Object.keys({ ar, de, en }));
  });
});
