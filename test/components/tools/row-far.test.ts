import { memoryAdapter } from '../../../src/adapters/memory.js';
import type { RowContext } from '../../../src/components/tools/row-context.js';
import { FarRows } from '../../../src/components/tools/row-far.js';
import type { Comment } from '../../../src/core/comment.js';
import { openThread, type Thread } from '../../../src/state/thread.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { ThreadPage } from '../../support/thread-page.js';

const CONVERSATIONS = 200;

/** Conversations of two, one below the other: much more than any screen shows. */
const talk: Comment[] = Array.from({ length: CONVERSATIONS }, (_, at) => [
  aComment({ id: `root-${at}`, created: at, body: `Thought ${at}.` }),
  aComment({ id: `answer-${at}`, parent: `root-${at}`, created: CONVERSATIONS + at, body: `Answer ${at}.` }),
]).flat();

async function open(): Promise<ThreadPage> {
  const page = await ThreadPage.open(memoryAdapter({ comments: talk, pageSize: talk.length }));
  await page.section.updateComplete;
  return page;
}

/** The same thread once more, which tells what is to be drawn anew. */
async function watched(): Promise<{ thread: Thread; drawn: ReadonlySet<string> }> {
  const thread = openThread(memoryAdapter({ comments: talk, pageSize: talk.length }));
  await thread.load();
  const drawn = new Set<string>();
  for (const { id } of talk) thread.$comment(id).listen(() => drawn.add(id));
  return { thread, drawn };
}

const row = (page: ThreadPage, id: string): HTMLElement => page.root.querySelector(`#comment-${id}`)!;
const hasMenu = (page: ThreadPage, id: string): boolean => row(page, id).querySelector('[data-action="menu"]') !== null;
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

  it('is whole, too, when it was in view before there was anything to do in it', async () => {
    const page = await open();
    const { thread, drawn } = await watched();
    row(page, last).scrollIntoView();
    await page.until(() => hasMenu(page, last));

    const far = new FarRows({ root: page.root, thread, row: (id: string) => row(page, id) } as unknown as RowContext);
    for (const comment of talk) far.has(comment);

    await page.until(() => drawn.has(last) && drawn.has(`answer-${CONVERSATIONS - 1}`));
    expect(drawn.has('root-100')).to.equal(false);
    far.stop();
    thread.close();
  });

  it('is whole soon where a site has its browser draw everything', async () => {
    const style = document.createElement('style');
    style.textContent = 'gedanken-comments::part(item) { content-visibility: visible }';
    document.head.append(style);
    const page = await open();

    await page.until(() => hasMenu(page, last));
    style.remove();
  });
});
