import { expect, fixture } from '../support/index.js';
import { ELSEWHERE, readRecorded } from '../support/recorded.js';
import { text, ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';

const THEMES = ['twentytwentyone', 'twentytwentythree', 'bare-xhtml', 'bare-compat'];
const ATTRIBUTES = { backend: 'wordpress', endpoint: `${ELSEWHERE}/wp-json` };
const realFetch = globalThis.fetch;

describe('<gedanken-comments>, over what a WordPress theme printed', () => {
  warningsInEachTest();
  const asked: string[] = [];

  /** No server is there: whoever asks one is told so, and found out. */
  const noServer: typeof fetch = (input) => {
    asked.push(String(input instanceof Request ? input.url : input));
    return Promise.reject(new TypeError('Failed to fetch'));
  };

  /** What a theme printed, read before the server goes away. */
  async function printed(theme: string, name: string, language = 'en_US'): Promise<string> {
    globalThis.fetch = realFetch;
    const page = await readRecorded(`wordpress-html/${theme}-${language}-${name}.html`, ELSEWHERE);
    globalThis.fetch = noServer;
    return page;
  }

  beforeEach(() => {
    asked.length = 0;
    globalThis.fetch = noServer;
  });
  afterEach(() => {
    globalThis.fetch = realFetch;
  });

  for (const theme of THEMES) {
    describe(`(${theme})`, () => {
      it('shows the same thread without asking the server (F116)', async () => {
        const page = await ThreadPage.open(undefined, ATTRIBUTES, await printed(theme, 'open'));
        await page.until(() => page.hasForm);

        expect(asked).to.deep.equal([]);
        expect(page.comments.map(({ author }) => author)).to.include('Bruno Example');
        expect(page.comment('A reply to the first remark').depth).to.equal(2);
        expect(page.comment('A remark by the site owner').badges).to.deep.equal(['Author']);
        expect(page.parts('ping')).to.have.length(2);
        expect(page.events).to.deep.equal(['loaded']);
      });

      it('leaves the theme’s markup as it was, out of sight', async () => {
        const markup = await printed(theme, 'open');
        const page = await ThreadPage.begin(undefined, ATTRIBUTES, markup);
        const before = page.section.innerHTML;
        await page.until(() => page.hasForm);

        expect(page.section.innerHTML).to.equal(before);
        expect(page.shows('[id^="comment-"]')).to.equal(false);
      });

      it('says what the theme says: closed, or only for members', async () => {
        const closed = await ThreadPage.open(undefined, ATTRIBUTES, await printed(theme, 'closed'));
        const members = await ThreadPage.open(undefined, ATTRIBUTES, await printed(theme, 'login-required'));

        expect(text(closed.part('closed'))).to.equal('Comments are closed.');
        expect(members.part('notice-link')).to.have.property('href').that.includes('wp-login.php');
        expect(asked).to.deep.equal([]);
      });
    });
  }

  it('speaks the language of the page around it', async () => {
    const page = await ThreadPage.open(
      undefined,
      { ...ATTRIBUTES, lang: 'de-DE' },
      await printed('twentytwentyone', 'open', 'de_DE'),
    );

    expect(page.heading).to.match(/^\d+ Gedanken/);
  });

  describe('that stands elsewhere in the page', () => {
    let theirs: HTMLElement;

    async function beside(markup: string, attributes: Readonly<Record<string, string>> = {}): Promise<ThreadPage> {
      theirs = await fixture<HTMLElement>(`<div id="theirs">${markup}</div>`);
      return ThreadPage.open(undefined, { ...ATTRIBUTES, adopt: '#theirs', ...attributes });
    }

    it('shows that thread without asking the server, and changes nothing there but that it is hidden', async () => {
      const markup = await printed('twentytwentyone', 'open');
      const page = await beside(markup);
      await page.until(() => page.hasForm);

      expect(asked).to.deep.equal([]);
      expect(page.comment('A reply to the first remark').depth).to.equal(2);
      expect(theirs.getClientRects()).to.have.length(0);
      theirs.hidden = false;
      expect(theirs.outerHTML).to.equal(
        Object.assign(document.createElement('div'), { id: 'theirs', innerHTML: markup }).outerHTML,
      );
    });

    it('hides it also from under a theme that gives it a display of its own', async () => {
      const style = await fixture('<style>#theirs { display: grid }</style>');
      const page = await beside(await printed('twentytwentyone', 'open'));
      await page.until(() => page.hasForm);

      expect(theirs.getClientRects()).to.have.length(0);

      page.section.remove();
      await page.until(() => theirs.getClientRects().length > 0);
      expect(theirs.style.display).to.equal('');
      style.remove();
    });

    it('leaves it to be seen when nothing comes of it (F116)', async () => {
      const page = await beside('<p>Nothing of WordPress</p>', { thread: '40' });

      expect(theirs.hidden).to.equal(false);
      expect(page.part('error-button')).to.not.equal(null);
      expect(asked).to.not.deep.equal([]);
    });

    it('brings it back when the section leaves the page', async () => {
      const page = await beside(await printed('twentytwentyone', 'open'));
      await page.until(() => page.hasForm);
      expect(theirs.hidden).to.equal(true);

      page.section.remove();

      await page.until(() => !theirs.hidden);
    });

    it('hides nothing that stands around the section itself', async () => {
      theirs = await fixture<HTMLElement>(`<div id="theirs">${await printed('twentytwentyone', 'open')}</div>`);
      const page = await ThreadPage.begin(undefined, { ...ATTRIBUTES, thread: '40' });
      theirs.append(page.section);

      page.section.adopt = '#theirs';
      await page.settled();

      expect(theirs.hidden).to.equal(false);
    });
  });

  it('leaves the markup to be seen when it is of no thread, and the server is out of reach', async () => {
    const page = await ThreadPage.open(undefined, { ...ATTRIBUTES, thread: '40' }, '<p>Comments are on the blog.</p>');

    expect(page.shows('p')).to.equal(true);
    expect(text(page.part('notice'))).to.match(/^The comments could not be reached/);
  });
});
