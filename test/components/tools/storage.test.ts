import { browserAdapter } from '../../../src/adapters/browser.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import { aComment, LONG_AGO } from '../../support/a-comment.js';
import { press } from '../../support/commands.js';
import { expect } from '../../support/index.js';
import { clearStored, keepInDatabase, StoredPage } from '../../support/stored-page.js';
import { text } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const GUEST = { name: 'Gina Guest', email: 'gina@example.test', website: 'https://gina.example.test/' };
const put = (name: string, value: unknown): void => localStorage.setItem(`gedanken:1:${name}`, JSON.stringify(value));

const NOW = Date.now();

/** One of each kind that is in `localStorage`. */
function fill(): void {
  put('draft:memory:/here/:', { to: null, text: 'Half a thought', at: NOW });
  put('draft:memory:/there/:7', { to: '7', text: 'An answer', at: NOW, other: 'Another answer' });
  put('held:memory:/here/', [{ id: '9', name: 'Gina', format: 'text', source: 'Waiting words', created: NOW }]);
  put('guest', GUEST);
  put('muted', [{ key: 'name:troll', name: 'Troll Example' }]);
  put('sources', ['https://www.youtube-nocookie.com']);
  put('seen:memory:/here/', { at: LONG_AGO });
  put('collapsed:memory:/here/', ['3', '4']);
  localStorage.setItem('gedanken:1:shortcuts', 'off');
  localStorage.setItem('gedanken:2:later', 'of a newer version');
}

describe('what is stored in this browser', () => {
  warningsInEachTest();
  beforeEach(clearStored);
  afterEach(clearStored);

  it('is told when nothing is', async () => {
    const page = await StoredPage.open();

    expect(page.shown).to.include('Nothing is stored.');
    expect(page.names).to.deep.equal([]);
    expect(page.buttons).to.deep.equal(['Close']);
  });

  it('is listed in plain words, with how much of it there is', async () => {
    fill();
    const page = await StoredPage.open();

    expect(page.names).to.deep.equal([
      '3 drafts',
      '1 comment of yours that waits for approval',
      'What you entered about yourself',
      '1 person you muted',
      '1 website that pictures and videos may always come from',
      'How far you have read, on 1 page',
      'Which replies you have hidden, on 1 page',
      'That keyboard shortcuts are off',
      '1 other entry',
    ]);
    expect(page.lines).to.include.members(['Half a thought', 'Another answer', 'Waiting words', 'gina@example.test']);
    expect(page.lines).to.include.members(['Troll Example', 'https://www.youtube-nocookie.com', 'gedanken:2:later']);
  });

  it('covers what proves who one is, tells nobody what that is, and deletes it', async () => {
    sessionStorage.setItem('gedanken:1:mastodon', JSON.stringify({ token: 'secret' }));
    put('isso:https://isso.example.test/', { 12: LONG_AGO });
    localStorage.setItem('gedanken:1:twikoo:https://twikoo.example.test/', 'secret');
    localStorage.setItem('gedanken:1:reader:https://rest.example.test/', 'secret');
    const page = await StoredPage.open();

    expect(page.names).to.deep.equal([
      'Which of your comments you can still change',
      'How you are signed in, in this tab',
    ]);
    expect(page.shown).to.not.include('secret');
    await page.remove('session');
    await page.page.until(() => page.names.length === 1);
    expect(sessionStorage.getItem('gedanken:1:mastodon')).to.equal(null);
  });

  it('saves nothing that proves who one is', async () => {
    sessionStorage.setItem('gedanken:1:mastodon', JSON.stringify({ token: 'secret' }));
    localStorage.setItem('gedanken:1:twikoo:https://twikoo.example.test/', 'secret');
    localStorage.setItem('gedanken:1:reader:https://rest.example.test/', 'secret');
    const page = await StoredPage.open();

    const { json } = await page.save();

    expect(json.stored).to.have.length(3);
    expect(JSON.stringify(json)).to.not.include('secret');
  });

  it('covers the key of a session on Bluesky, which is as good as a word', async () => {
    await keepInDatabase('gedanken-bluesky', 'keys', 'secret');
    const page = await StoredPage.open();

    expect(page.names).to.deep.equal(['How you are signed in, in this tab']);
    expect(page.shown).to.not.include('secret');
    await page.remove('session');
    await page.page.until(() => page.names.length === 0);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.to.include('gedanken-bluesky');
  });

  it('covers what one has liked where the backend does not remember it, and forgets it', async () => {
    const key = 'waline:https://waline.example.test/';
    put(key, { liked: ['12'], reacted: [['/guide/intro', 'reaction0']] });
    const page = await StoredPage.open();

    expect(page.names).to.deep.equal(['What you have liked and how you reacted']);
    expect(page.lines).to.deep.equal([]);
    await page.remove('liked');
    await page.page.until(() => page.names.length === 0);
    expect(localStorage.getItem(`gedanken:1:${key}`)).to.equal(null);
  });

  it('is never believed: markup in it is text, and what is no JSON is listed all the same', async () => {
    put('draft:x:', { to: null, text: '<img src=x onerror=alert(1)>', at: 'yesterday' });
    localStorage.setItem('gedanken:1:muted', '{{{');
    const page = await StoredPage.open();

    expect(page.lines).to.include('<img src=x onerror=alert(1)>');
    expect(page.dialog.querySelector('img')).to.equal(null);
    expect(page.names).to.deep.equal(['1 draft', '1 person you muted']);
  });

  it('covers the threads and the unsent comments that are in databases', async () => {
    const adapter = browserAdapter({ thread: '/stored/' });
    await adapter.comments.create(
      { key: 'k', parent: null, text: 'Only here', guest: GUEST },
      { signal: new AbortController().signal },
    );
    const page = await StoredPage.open(adapter);

    expect(page.names).to.deep.equal(['1 comment that is only in this browser']);
    await page.remove('thread');
    await page.confirm();

    expect((await indexedDB.databases()).map(({ name }) => name)).not.to.include('gedanken');
    expect(page.said).to.contain('stays until you load it again.');
    expect(page.shown).to.include('Nothing is stored.');
  });

  it('makes no database by looking for one', async () => {
    await StoredPage.open();

    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names.filter((name) => name?.startsWith('gedanken'))).to.deep.equal([]);
  });

  it('is deleted by kind, and says what was', async () => {
    fill();
    const page = await StoredPage.open();

    await page.remove('guest');

    expect(localStorage.getItem('gedanken:1:guest')).to.equal(null);
    expect(localStorage.getItem('gedanken:1:shortcuts')).to.equal('off');
    expect(page.said).to.equal('Deleted: What you entered about yourself');
    expect(page.names).not.to.include('What you entered about yourself');
    expect(page.focused).to.equal('Deleted: What you entered about yourself');
  });

  it('takes a second word, in another place, where words would be lost', async () => {
    fill();
    const page = await StoredPage.open();

    await page.remove('draft');
    expect(page.names[0]).to.equal('3 drafts');
    expect(text(page.part('stored-question'))).to.contain('Some of these words may be nowhere else.');
    expect(page.focused).to.equal('Keep them');

    page.part('stored-keep-button')!.click();
    await page.drawn();
    expect(page.part('stored-question')).to.equal(null);
    expect(page.focused).to.equal('Delete');

    await page.remove('draft');
    await page.confirm();
    expect(page.said).to.equal('Deleted: 3 drafts');
    expect(Object.keys(localStorage).filter((key) => key.includes(':draft:'))).to.deep.equal([]);
  });

  it('is deleted altogether, but for what belongs to other scripts', async () => {
    fill();
    localStorage.setItem('theme', 'dark');
    localStorage.setItem('gedankenstrich', '—');
    const page = await StoredPage.open();

    await page.remove('all');
    await page.confirm();

    expect(Object.keys(localStorage).toSorted()).to.deep.equal(['gedankenstrich', 'theme']);
    expect(page.shown).to.include('Nothing is stored.');
  });

  it('is gone from the forms and rows of every section, too', async () => {
    put('guest', GUEST);
    put('muted', [{ key: 'name:alice', name: 'Alice' }]);
    const alice = memoryAdapter({ thread: '/a/', comments: [aComment({ author: 'Alice', body: 'Hello' })] });
    const other = await StoredPage.openPage(alice);
    const page = await StoredPage.open();
    await other.form.fill({ text: 'Half a thought' });
    expect(other.form.field('name').value).to.equal('Gina Guest');
    expect(other.part('muted')).not.to.equal(null);

    await page.again();
    await page.remove('all');
    await page.confirm();
    await other.until(() => other.part('muted') === null);

    expect(other.form.field('text').value).to.equal('');
    expect(['name', 'email', 'website'].map((name) => other.form.field(name as 'name').value)).to.deep.equal([
      '',
      '',
      '',
    ]);
  });

  it('can be saved as JSON, as it is', async () => {
    fill();
    const page = await StoredPage.open();

    const { name, json } = await page.save();

    expect(name).to.equal('gedanken.json');
    expect(json.website).to.equal(location.origin);
    expect(json.stored.find(({ key }) => key === 'gedanken:1:guest')).to.deep.equal({
      place: 'localStorage',
      key: 'gedanken:1:guest',
      value: GUEST,
    });
    expect(json.stored.length).to.equal(10);
  });

  it('says so where the browser does not let it be seen', async () => {
    const page = await StoredPage.openUnreadable();

    expect(page.shown).to.include('This browser does not let the page see its whole storage.');
  });

  it('closes with Escape, and gives the focus back', async () => {
    const page = await StoredPage.open();

    await press('Escape');
    await page.page.until(() => page.page.part('stored') === null);

    expect(page.page.focused?.part.contains('stored-button')).to.equal(true);
  });

  it('is told in Arabic, from right to left', async () => {
    fill();
    const page = await StoredPage.open(undefined, { lang: 'ar' });

    expect(getComputedStyle(page.dialog).direction).to.equal('rtl');
    expect(page.names).to.include('ما كتبته عن نفسك');
  });
});
