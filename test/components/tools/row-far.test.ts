import { memoryAdapter, type MemoryBackend, memoryBackend } from '../../../src/adapters/memory.js';
import type { Comment } from '../../../src/core/comment.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { drawn } from '../../support/look.js';
import { toolsOf } from '../../support/reading-tools.js';
import { ThreadPage } from '../../support/thread-page.js';

const CONVERSATIONS = 200;

/** Conversations of two, one below the other: much more than any screen shows. */
const talk: Comment[] = Array.from({ length: CONVERSATIONS }, (_, at) => [
  aComment({ id: `root-${at}`, created: at, body: `Thought ${at}.` }),
  aComment({ id: `answer-${at}`, parent: `root-${at}`, created: CONVERSATIONS + at, body: `Answer ${at}.` }),
]).flat();

async function open(attributes: Readonly<Record<string, string>> = {}): Promise<ThreadPage> {
  const page = await ThreadPage.open(memoryAdapter({ comments: talk, pageSize: talk.length }), attributes);
  await page.section.updateComplete;
  // Firefox does not scroll to what it has not looked at yet.
  await drawn(page);
  return page;
}

/** Somebody else writes. */
function somebody(backend: MemoryBackend): (words: string, parent: string) => Promise<unknown> {
  const other = backend.adapter({ author: 'Otto Example' });
  return (text, parent) => other.comments.create({ key: text, parent, text }, { signal: new AbortController().signal });
}

const row = (page: ThreadPage, id: string): HTMLElement => page.root.querySelector(`#comment-${id}`)!;
const hasMenu = (page: ThreadPage, id: string): boolean => row(page, id).querySelector('[data-action="menu"]') !== null;
const isSeen = (page: ThreadPage, id: string): boolean => {
  const { top, bottom } = row(page, id).getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};
const last = `root-${CONVERSATIONS - 1}`;

describe('a conversation that is far from being seen', () => {
  it('has its words and a way to answer, and not yet what else one can do', async () => {
    const page = await open();

    expect(row(page, last).textContent).to.contain(`Thought ${CONVERSATIONS - 1}.`);
    expect(row(page, last).querySelector('[data-action="reply"]')).to.not.equal(null);
    expect(hasMenu(page, last)).to.equal(false);
  });

  it('is whole once it is near, with all answers in it', async () => {
    const page = await open();

    row(page, last).scrollIntoView();

    await page.until(() => hasMenu(page, last));
    await page.until(() => hasMenu(page, `answer-${CONVERSATIONS - 1}`));
    expect(hasMenu(page, `root-${CONVERSATIONS / 2}`)).to.equal(false);
  });

  it('keeps the focus where it is meanwhile', async () => {
    const page = await open();
    const reply = row(page, last).querySelector<HTMLElement>('[data-action="reply"]')!;

    reply.focus();

    await page.until(() => hasMenu(page, last));
    expect(page.root.activeElement).to.equal(reply);
  });

  it('stays whole when it is far again, and the section is drawn anew', async () => {
    const page = await open();
    row(page, last).scrollIntoView();
    await page.until(() => hasMenu(page, last));

    row(page, 'root-0').scrollIntoView();
    page.section.headingLevel = '4';
    await page.section.updateComplete;

    expect(row(page, last).querySelector('h5')).to.not.equal(null);
    expect(hasMenu(page, last)).to.equal(true);
  });

  it('is whole when it is the reader’s own, before and after it is confirmed', async () => {
    const page = await open();

    await page.form.send('My own thought.');

    const own = (): HTMLElement | undefined => page.parts('comment').find((one) => one.textContent.includes('My own'));
    await page.until(() => own() && !own()!.part.contains('sending'));
    await page.until(() => own()!.querySelector('[data-action="menu"]'));
  });

  it('is whole from the start among the first fifty', async () => {
    const page = await open();

    expect(hasMenu(page, 'root-49')).to.equal(true);
    expect(hasMenu(page, 'answer-49')).to.equal(true);
    expect(hasMenu(page, 'root-50')).to.equal(false);
  });

  it('keeps its words where they are while it gets them, so that what marks them stays', async () => {
    const page = await open();
    const words = row(page, last).querySelector('[part~="comment-body"] p')!.firstChild!;

    row(page, last).scrollIntoView();
    await page.until(() => hasMenu(page, last));

    expect(words.textContent).to.equal(`Thought ${CONVERSATIONS - 1}.`);
    expect(row(page, last).contains(words)).to.equal(true);
  });

  it('says what changes in it, near or not', async () => {
    const backend = memoryBackend({ comments: talk, pageSize: talk.length });
    const page = await ThreadPage.open(backend.adapter(), { live: 'on' });
    const answers = (id: string): HTMLElement | null => row(page, id).parentElement!.querySelector('[part~="branch"]');
    const news = (id: string): Element | null => answers(id)!.querySelector('[part~="arrived-button"]');
    const write = somebody(backend);
    await page.until(() => answers(last));

    await write('Something new.', last);
    await page.until(() => news(last));
    await write('Something else.', `answer-${CONVERSATIONS - 2}`);
    await page.until(() =>
      row(page, `answer-${CONVERSATIONS - 2}`).parentElement!.querySelector('[part~="arrived-button"]'),
    );

    expect(hasMenu(page, last)).to.equal(false);
  });

  it('can be answered by whoever presses its button without coming near, and keeps the form', async () => {
    const page = await open();
    const form = (): Element | null => row(page, last).parentElement!.querySelector('gedanken-composer');

    row(page, last).querySelector<HTMLElement>('[data-action="reply"]')!.click();
    await page.until(form);
    page.section.headingLevel = '4';
    await page.section.updateComplete;

    expect(form()).to.not.equal(null);
  });

  it('is gone with what brought it to life, when the list is another one', async () => {
    const page = await open();
    row(page, last).scrollIntoView();
    await page.until(() => hasMenu(page, last));
    const before = row(page, last).parentElement!;

    page.section.headingLevel = '4';
    await page.section.updateComplete;
    row(page, last).querySelector<HTMLElement>('[data-action="reply"]')!.click();
    await page.until(() => row(page, last).parentElement!.querySelector('gedanken-composer'));

    expect(before.isConnected).to.equal(false);
    expect(before.querySelector('gedanken-composer')).to.equal(null);
  });

  it('leaves nothing behind that goes on when it comes to stand elsewhere', async () => {
    const backend = memoryBackend({ comments: talk, pageSize: talk.length, votes: 'up' });
    const other = backend.adapter({ author: 'Otto Example' });
    const page = await ThreadPage.open(backend.adapter(), { live: 'on' });
    const tools = await toolsOf(page);
    await drawn(page);
    // The first twenty-five stand in no box: so this one leaves its box, in which others stay.
    const moving = `root-${CONVERSATIONS - 22}`;
    row(page, moving).scrollIntoView();
    await page.until(() => hasMenu(page, moving));
    const likes = (place: Element): string => place.querySelector('[part~="vote-count"]')!.textContent;
    const before = row(page, moving);

    await tools.sort('Newest');
    await page.until(() => !before.isConnected);
    await other.votes!.cast(moving, 'up', { signal: new AbortController().signal });
    await page.until(() => likes(row(page, moving)) === '1');

    expect(likes(before)).to.equal('');
  });

  it('is whole when it is near after the section was moved in the page, and goes on with what changes', async () => {
    const page = await open();
    const frame = page.section.parentElement!;
    row(page, last).scrollIntoView();
    await page.until(() => hasMenu(page, last));

    frame.append(document.createElement('hr'), page.section);
    await drawn(page);
    row(page, 'root-100').scrollIntoView();
    await page.until(() => hasMenu(page, 'root-100'));
    row(page, last).querySelector<HTMLElement>('[data-action="reply"]')!.click();

    await page.until(() => row(page, last).parentElement!.querySelector('gedanken-composer'));
  });

  it('stands once and in its place, whatever the order becomes', async () => {
    const page = await open();
    const tools = await toolsOf(page);
    const first = talk.filter(({ parent }) => parent === null).map(({ id }) => `comment-${id}`);
    const shown = (): string[] =>
      [...page.root.querySelectorAll('[part="list"] > li > article, [part="box"] > li > article')].map(({ id }) => id);

    await tools.sort('Newest');
    await page.until(() => shown().length === CONVERSATIONS);
    expect(shown()).to.deep.equal(first.toReversed());
    await tools.sort('Oldest');
    await page.until(() => shown().length === CONVERSATIONS);
    expect(shown()).to.deep.equal(first);
    expect(page.parts('comment')).to.have.length(talk.length);
  });

  it('is where the search leads that found it', async () => {
    const page = await open();
    const tools = await toolsOf(page);
    await tools.openSearch();
    tools.type(`Answer ${CONVERSATIONS - 1}`);
    await page.until(() => tools.found === '1 comment');

    await tools.press('step-button');

    await page.until(() => page.part('current-hit')?.id === `comment-answer-${CONVERSATIONS - 1}`);
    await page.until(() => isSeen(page, `answer-${CONVERSATIONS - 1}`));
  });

  it('is where “j” leads from the one before', async () => {
    const page = await open({ shortcuts: 'on' });
    const tools = await toolsOf(page);
    row(page, 'answer-49').querySelector<HTMLElement>('[part~="comment-heading"]')!.focus();
    // What is around it finds its height.
    await drawn(page);

    tools.key('j');

    expect(tools.focusedComment).to.equal('root-50');
    await page.until(() => isSeen(page, 'root-50') && hasMenu(page, 'root-50'));
  });

  it('is whole when the address leads to it', async () => {
    const page = await open();
    const here = location.href;

    location.hash = `#comment-${last}`;
    await page.until(() => isSeen(page, last) && hasMenu(page, last));

    history.replaceState(null, '', here);
  });

  it('is in a list with all others, though they stand in boxes', async () => {
    const page = await open();
    const rows = [
      ...page.root.querySelectorAll(
        '[part="list"] > [role="listitem"], [part="list"] > [role="none"] > [role="listitem"]',
      ),
    ];

    expect(rows).to.have.length(CONVERSATIONS);
    expect(page.parts('box')).to.have.length(Math.ceil((CONVERSATIONS - 50) / 12));
  });

  for (const [what, rule] of [
    ['numbers its comments', '::part(item) { counter-increment: comment }'],
    ['numbers its list', '::part(item) { display: list-item }'],
    ['lays out the list in its own way', '::part(list) { display: grid; gap: 1rem }'],
  ])
    it(`stands in no box where a site ${what}`, async () => {
      const style = document.createElement('style');
      style.textContent = `gedanken-comments${rule}`;
      document.head.append(style);
      const page = await open();
      style.remove();

      expect(page.parts('box')).to.have.length(0);
      expect(page.root.querySelectorAll('[part="list"] > [part~="item"]')).to.have.length(CONVERSATIONS);
    });

  it('is whole soon where a site has its browser draw everything', async () => {
    const style = document.createElement('style');
    style.textContent = 'gedanken-comments::part(item), gedanken-comments::part(box) { content-visibility: visible }';
    document.head.append(style);
    const page = await open();

    await page.until(() => hasMenu(page, last));
    style.remove();
  });
});
