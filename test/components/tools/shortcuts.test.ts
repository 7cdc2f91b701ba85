import { LONG_AGO, aComment, someComments } from '../../support/a-comment.js';
import { press } from '../../support/commands.js';
import { expect } from '../../support/index.js';
import { openTools, type ReadingTools } from '../../support/reading-tools.js';
import { text } from '../../support/thread-page.js';

const KEY = 'gedanken:1:shortcuts';

const family = [
  ...someComments(11),
  aComment({ id: '12', parent: '2', body: 'A child', created: LONG_AGO + 3_600_000 }),
  aComment({ id: '13', parent: '12', body: 'A grandchild', created: LONG_AGO + 3_700_000 }),
];

const open = (attributes: Readonly<Record<string, string>> = { shortcuts: 'on' }): Promise<ReadingTools> =>
  openTools({ comments: family }, attributes);

async function at(id: string, attributes?: Readonly<Record<string, string>>): Promise<ReadingTools> {
  const tools = await open(attributes);
  tools.place(id).querySelector<HTMLElement>('[part~="comment-heading"]')!.focus();
  return tools;
}

describe('single-key shortcuts (A57)', () => {
  afterEach(() => localStorage.removeItem(KEY));

  it('are off unless the site asks for them', async () => {
    const tools = await at('1', {});

    expect(tools.key('j')).to.equal(false);
    expect(tools.focusedComment).to.equal('1');
    expect(tools.page.part('keys-button')).to.equal(null);
    expect(tools.button('search-button').hasAttribute('aria-keyshortcuts')).to.equal(false);
  });

  it('go from comment to comment', async () => {
    const tools = await at('1');
    const visited: (string | undefined)[] = [];

    for (const key of ['j', 'j', 'j', 'k', 'k', 'k', 'k']) {
      await press(key);
      visited.push(tools.focusedComment);
    }

    expect(visited).to.deep.equal(['2', '12', '13', '12', '2', '1', '1']);
  });

  it('lead into the list from anywhere in the section', async () => {
    const tools = await open();
    tools.button('search-button').focus();

    await press('j');

    expect(tools.focusedComment).to.equal('1');
  });

  it('pass over closed answers, which “o” closes and opens', async () => {
    const tools = await at('2');
    const toggle = tools.place('2').querySelector('[data-action="collapse"]')!;

    await press('o');
    await tools.page.until(() => toggle.getAttribute('aria-expanded') === 'false');
    await press('j');
    expect(tools.focusedComment).to.equal('3');
    await press('k');
    await press('o');
    await tools.page.until(() => toggle.getAttribute('aria-expanded') === 'true');

    expect(tools.focusedComment).to.equal('2');
  });

  it('go up to the comment that is answered', async () => {
    const tools = await at('13');

    await press('u');
    await tools.page.until(() => tools.focusedComment === '12');
    await press('u');
    await tools.page.until(() => tools.focusedComment === '2');
    await press('u');

    expect(tools.focusedComment).to.equal('2');
  });

  it('open the form to answer', async () => {
    const tools = await at('3');

    await press('r');
    await tools.page.until(() => tools.page.comment('Comment 3').form);

    expect(tools.page.comment('Comment 3').form?.field('text').matches(':focus')).to.equal(true);
  });

  it('edit what may be edited, and nothing else', async () => {
    const can = { reply: true, edit: Infinity };
    const tools = await openTools(
      { comments: [...family, aComment({ id: '14', body: 'Mine', can })] },
      { shortcuts: 'on' },
    );
    const edits = (): number => tools.page.root.querySelectorAll('article textarea').length;

    tools.place('1').querySelector<HTMLElement>('[part~="comment-heading"]')!.focus();
    await press('e');
    expect(edits()).to.equal(0);
    tools.place('14').querySelector<HTMLElement>('[part~="comment-heading"]')!.focus();
    await press('e');
    await tools.page.until(() => edits() === 1);
  });

  it('open the search, without typing the key into it', async () => {
    const tools = await at('3');

    await press('/');
    await tools.page.until(() => tools.page.focused?.part.contains('search-field'));

    expect(tools.field.value).to.equal('');
  });

  it('stay out of what is typed', async () => {
    const tools = await at('3');
    await press('r');
    await tools.page.until(() => tools.page.comment('Comment 3').form);

    await press('j');
    await press('?');

    expect(tools.page.comment('Comment 3').form?.field('text').value).to.equal('j?');
    expect(tools.page.part('keys')).to.equal(null);
  });

  it('leave chords, unfinished letters and other keys alone', async () => {
    const tools = await at('1');

    const taken = [
      tools.key('j', { ctrlKey: true }),
      tools.key('j', { metaKey: true }),
      tools.key('j', { altKey: true }),
      tools.key('j', { isComposing: true }),
      tools.key('x'),
      tools.key('J'),
    ];

    expect(taken).to.deep.equal([false, false, false, false, false, false]);
    expect(tools.focusedComment).to.equal('1');
  });

  it('do not reach beyond the section', async () => {
    const tools = await open();
    (document.activeElement as HTMLElement | null)?.blur();

    await press('j');

    expect(tools.focusedComment).to.equal(undefined);
  });

  it('are told to assistive technology where a button does the same', async () => {
    const tools = await open();

    expect(tools.button('search-button').getAttribute('aria-keyshortcuts')).to.equal('/');
    expect(tools.button('keys-button').getAttribute('aria-keyshortcuts')).to.equal('?');
  });

  describe('are listed in a dialog (A56)', () => {
    it('with a name, and the focus in it', async () => {
      const tools = await at('4');

      await press('?');
      await tools.page.until(() => tools.page.root.querySelector('dialog')?.open);

      const dialog = tools.page.root.querySelector('dialog')!;
      expect(text(tools.page.root.getElementById(dialog.getAttribute('aria-labelledby')!))).to.equal(
        'Keyboard shortcuts',
      );
      expect(dialog.contains(tools.page.focused)).to.equal(true);
      expect(tools.page.parts('key').map(text)).to.deep.equal(['j', 'k', 'u', 'n', 'o', 'r', 'e', '/', '?']);
      expect(dialog.querySelectorAll('dd')).to.have.length(9);
    });

    it('that Escape closes, with the focus back where it was', async () => {
      const tools = await at('4');
      await press('?');
      await tools.page.until(() => tools.page.root.querySelector('dialog')?.open);

      await press('Escape');
      await tools.page.until(() => !tools.page.root.querySelector('dialog'));

      expect(tools.focusedComment).to.equal('4');
    });

    it('that a button opens and a button closes', async () => {
      const tools = await open();

      await tools.press('keys-button');
      await tools.page.until(() => tools.page.root.querySelector('dialog')?.open);
      tools.button('close-button').click();
      await tools.page.until(() => !tools.page.root.querySelector('dialog'));

      expect(tools.page.focused === tools.button('keys-button')).to.equal(true);
    });

    it('where they can be turned off in this browser, and on again', async () => {
      const tools = await at('1');
      await tools.press('keys-button');
      await tools.page.until(() => tools.page.root.querySelector('dialog')?.open);
      expect(localStorage.getItem(KEY)).to.equal(null);

      tools.page.root.querySelector<HTMLElement>('[role="switch"]')!.click();
      expect(localStorage.getItem(KEY)).to.equal('off');
      await press('Escape');
      await tools.page.until(() => !tools.page.root.querySelector('dialog'));
      expect(tools.key('j')).to.equal(false);

      const later = await at('1');
      expect(later.key('j')).to.equal(false);
      await later.press('keys-button');
      await later.page.until(() => later.page.root.querySelector('dialog')?.open);
      later.page.root.querySelector<HTMLElement>('[role="switch"]')!.click();
      expect(localStorage.getItem(KEY)).to.equal(null);
    });
  });
});
