import { memoryAdapter } from '../../../src/adapters/memory.js';
import { aComment, LONG_AGO, someComments } from '../../support/a-comment.js';
import { press } from '../../support/commands.js';
import { FakeTime } from '../../support/fake-time.js';
import { expect } from '../../support/index.js';
import { openTools, type ReadingTools, toolsOf } from '../../support/reading-tools.js';
import { text, ThreadPage } from '../../support/thread-page.js';

const trees = [
  ...someComments(10),
  aComment({ id: '20', author: 'Ada Example', body: 'A ginkgo by the gate', created: LONG_AGO + 3_600_000 }),
  aComment({ id: '21', author: 'Ben Example', parent: '2', body: 'The Ginkgo again', created: LONG_AGO + 3_700_000 }),
  aComment({ id: '22', author: 'Ginkgo Example', body: 'Called like a tree', created: LONG_AGO + 3_800_000 }),
];

/** What is marked on the whole page, in words. */
const marked = (name: string): string[] => [...(CSS.highlights.get(name) ?? [])].map(String);

describe('the search', () => {
  const time = FakeTime.inEachTest();

  async function searching(words: string, tools?: ReadingTools): Promise<ReadingTools> {
    const opened = tools ?? (await openTools({ comments: trees }));
    await opened.openSearch();
    opened.type(words);
    await time.pass(300);
    await opened.page.section.updateComplete;
    return opened;
  }

  it('is offered from ten comments on, behind a button', async () => {
    const few = await openTools({ comments: someComments(9) });
    const many = await openTools({ comments: trees });

    expect(few.page.part('search-button')).to.equal(null);
    expect(many.page.part('search')).to.equal(null);
    expect(many.button('search-button').getAttribute('aria-expanded')).to.equal('false');
  });

  it('opens with the focus in its field, which has a name', async () => {
    const tools = await openTools({ comments: trees });

    await tools.openSearch();
    await tools.page.until(() => tools.page.focused === tools.field);

    expect(tools.page.part('search')?.getAttribute('role')).to.equal('search');
    expect(tools.field.getAttribute('aria-label')).to.equal('Search the comments');
    expect(tools.button('search-button').getAttribute('aria-expanded')).to.equal('true');
    expect(tools.button('search-button').getAttribute('aria-controls')).to.equal(tools.page.part('search')?.id);
  });

  it('waits until the reader has typed', async () => {
    const tools = await openTools({ comments: trees });
    await tools.openSearch();

    tools.type('gin');
    await time.pass(200);
    tools.type('ginkgo');
    await time.pass(200);
    expect(tools.found).to.equal('');
    await time.pass(100);
    await tools.page.section.updateComplete;

    expect(tools.found).to.equal('3 comments');
  });

  it('counts the comments it found, and says so once, after a pause', async () => {
    const tools = await searching('ginkgo');

    expect(tools.page.said).to.not.include('3 comments');
    await time.pass(3000);

    expect(tools.page.said.filter((said) => said === '3 comments')).to.have.length(1);
  });

  it('says when there is nothing', async () => {
    const tools = await searching('baobab');

    expect(tools.found).to.equal('No comment has these words');
    expect(tools.page.parts('step-button')).to.have.length(0);
  });

  it('marks the words in names and bodies, whatever their case', async () => {
    await searching('GINKGO');

    expect(marked('gedanken-hit').toSorted()).to.deep.equal(['Ginkgo', 'Ginkgo', 'ginkgo']);
    expect(marked('gedanken-current-hit')).to.deep.equal([]);
  });

  it('opens what stands under a warning where it goes there', async () => {
    const body = { format: 'text', source: 'A ginkgo again', warning: 'Trees' } as const;
    const tools = await searching(
      'ginkgo',
      await openTools({ comments: [...someComments(10), aComment({ id: '30', body })] }),
    );
    const warned = tools.page.part('warned') as HTMLDetailsElement;
    expect(warned.open).to.equal(false);

    await press('Enter');
    await tools.page.until(() => warned.open);
  });

  it('goes to the next and the previous with Enter and Shift and Enter, round and round', async () => {
    const tools = await searching('ginkgo');
    tools.field.focus();
    const at: string[] = [];

    for (const keys of ['Enter', 'Enter', 'Enter', 'Enter', 'Shift+Enter']) {
      await press(keys);
      await tools.page.until(() => tools.page.part('current-hit') && tools.found !== at.at(-1));
      at.push(tools.found);
    }

    expect(at).to.deep.equal(['1 of 3', '2 of 3', '3 of 3', '1 of 3', '3 of 3']);
    expect(tools.page.focused === tools.field).to.equal(true);
  });

  it('marks the one it is at, and says whose it is', async () => {
    const tools = await searching('ginkgo');

    await tools.press('step-button');
    await tools.page.until(() => tools.found === '3 of 3');
    await time.pass(5000);

    expect(text(tools.page.part('current-hit')!.querySelector('[part~="comment-author"]'))).to.equal('Ginkgo Example');
    expect(marked('gedanken-current-hit')).to.deep.equal(['Ginkgo']);
    expect(marked('gedanken-hit')).to.have.length(2);
    expect(tools.page.said).to.include('3 of 3: Ginkgo Example');
  });

  it('opens the answers that hide what it found', async () => {
    const tools = await openTools({ comments: trees });
    tools.place('2').querySelector<HTMLElement>('[data-action="collapse"]')!.click();
    await tools.page.until(() => tools.place('21').closest('[hidden]'));
    await searching('again', tools);

    await tools.press('step-button');
    await tools.page.until(() => tools.found === '1 of 1');

    expect(tools.place('21').closest('[hidden]')).to.equal(null);
  });

  it('brings the look of its marks with the first of them', async () => {
    const look = ({ page }: ReadingTools): boolean =>
      page.section.shadowRoot!.adoptedStyleSheets.some(({ cssRules }) => cssRules[0]?.cssText.includes('::highlight('));
    const tools = await openTools({ comments: trees });
    const before = look(tools);
    await searching('ginkgo', tools);

    expect([before, look(tools)]).to.deep.equal([false, true]);
  });

  it('keeps its marks when a row is drawn again', async () => {
    const tools = await searching('ginkgo');

    const body =
      tools.place('20').querySelector('[part~="comment-body"] p') ??
      tools.place('20').querySelector('[part~="comment-body"]')!;
    body.textContent = 'Ginkgo, ginkgo';
    await tools.page.until(() => marked('gedanken-hit').length === 4);
  });

  it('is cleared with Escape, and then closed, with the focus back on its button', async () => {
    const tools = await searching('ginkgo');
    tools.field.focus();

    await press('Escape');
    await tools.page.until(() => tools.found === '');
    expect(tools.field.value).to.equal('');
    expect(marked('gedanken-hit')).to.deep.equal([]);
    await press('Escape');
    await tools.page.until(() => !tools.page.part('search'));

    expect(tools.page.focused === tools.button('search-button')).to.equal(true);
    expect(CSS.highlights.has('gedanken-hit')).to.equal(false);
  });

  it('shares its marks with another section, and takes only its own away', async () => {
    const one = await searching('ginkgo');
    await searching('gate');
    expect(marked('gedanken-hit')).to.have.length(4);

    one.page.section.remove();
    await time.pass(10);

    expect(marked('gedanken-hit')).to.deep.equal(['gate']);
  });

  it('is honest about what is not loaded, and loads it when asked', async () => {
    const tools = await toolsOf(await ThreadPage.open(memoryAdapter({ comments: someComments(40), pageSize: 15 })));
    await searching('comment 3', tools);
    expect(tools.line('searched-part')).to.equal('in the 15 comments loaded so far');
    expect(tools.found).to.equal('2 comments');

    await tools.press('load-all-button');
    await tools.page.until(() => !tools.page.part('searched-part'));

    expect(tools.found).to.equal('13 comments');
  });
});
