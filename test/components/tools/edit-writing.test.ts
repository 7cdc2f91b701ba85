import type { Adapter } from '../../../src/adapters/adapter.js';
import { memoryAdapter, type MemoryAdapterOptions } from '../../../src/adapters/memory.js';
import type { Comment } from '../../../src/core/comment.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { type Row, RowsPage } from '../../support/rows-page.js';
import { text } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const MODIFIER = navigator.userAgent.includes('Mac') ? { metaKey: true } : { ctrlKey: true };

/** A page on which the first comment is being changed. */
class EditPage {
  private constructor(readonly page: RowsPage) {}

  static async open(options: MemoryAdapterOptions = {}, over: (adapter: Adapter) => Adapter = (same) => same) {
    // Where the machine is busy, the first test would wait for its code.
    await import('../../../src/components/writing/writing.js');
    const can = { reply: true, edit: Infinity, remove: true };
    const comments = [aComment({ id: '1', body: 'First words', can }), aComment({ id: '2', author: 'Ben Example' })];
    const adapter = memoryAdapter({ writing: { format: 'markdown' }, comments, ...options });
    const page = new EditPage(await RowsPage.open(over(adapter)));
    await page.begin();
    return page;
  }

  async begin(): Promise<void> {
    await this.row.chooseAction('edit');
    await this.page.until(() => this.part('toolbar') ?? this.row.field?.readOnly);
  }

  get row(): Row {
    return this.page.rowOf('1');
  }

  part(name: string): HTMLElement | null {
    return this.row.article.querySelector<HTMLElement>(`[part~="${name}"]`);
  }

  get names(): string[] {
    const tools = this.row.article.querySelectorAll('[role="toolbar"] button');
    return [...tools].map((tool) => tool.getAttribute('aria-label') ?? text(tool));
  }

  tool(name: string): HTMLButtonElement {
    return this.row.article.querySelectorAll<HTMLButtonElement>('[role="toolbar"] button')[this.names.indexOf(name)]!;
  }

  /** Types a text, with the cursor at its end. */
  type(words: string): void {
    this.row.type(words);
    this.row.field!.setSelectionRange(words.length, words.length);
  }
}

describe('what helps to write, where a comment is changed', () => {
  warningsInEachTest();
  afterEach(() => localStorage.clear());

  it('is what helps to write one, about this field', async () => {
    const edit = await EditPage.open();

    expect(edit.names).to.deep.equal(['Bold', 'Italic', 'Link', 'Quote', 'Code', 'List', 'Emoji', 'Preview']);
    expect(edit.part('toolbar')!.getAttribute('aria-controls')).to.equal(edit.row.field!.id);
    expect(edit.page.page.focused === edit.row.field).to.equal(true);
  });

  it('comes into a place that was kept for it', async () => {
    const edit = await EditPage.open();
    const { height } = edit.part('writing-bar')!.getBoundingClientRect();
    edit.part('toolbar')!.remove();

    expect(edit.part('writing-bar')!.getBoundingClientRect().height).to.be.closeTo(height, 1);
  });

  it('marks words by a button and by a key, as if they had been typed', async () => {
    const edit = await EditPage.open();
    const area = edit.row.field!;

    area.setSelectionRange(0, 5);
    edit.tool('Bold').click();
    expect(area.value).to.equal('**First** words');
    area.setSelectionRange(10, 15);
    edit.row.key('i', MODIFIER);
    expect(area.value).to.equal('**First** _words_');

    edit.row.key('Escape');
    await edit.begin();
    expect(edit.row.field!.value).to.equal('**First** _words_');
  });

  it('shows what the text will look like, and saves out of that', async () => {
    const edit = await EditPage.open();
    edit.type('Some **bold** words');
    edit.tool('Preview').click();
    await edit.page.until(() => edit.part('written-preview')?.querySelector('strong'));
    expect(edit.row.field!.hidden).to.equal(true);

    edit.row.press('edit-save');
    await edit.page.until(() => edit.row.field === null);

    expect(edit.row.shown.body).to.equal('Some bold words');
  });

  it('says how much fits, and saves nothing that is too long or not to be seen', async () => {
    const edit = await EditPage.open({ writing: { format: 'text', maxCharacters: 10 } });

    edit.type('Far too many words');
    expect(text(edit.part('counter'))).to.equal('8 characters too many');
    edit.row.press('edit-save');
    expect(edit.row.words).to.include('Error:');
    expect(edit.row.field!.ariaInvalid).to.equal('true');

    edit.type('\u200b');
    edit.row.press('edit-save');
    expect(edit.row.words).to.include('Write your comment first.');
    expect(edit.page.page.focused === edit.row.field).to.equal(true);
  });

  it('completes names; Enter takes one, and Escape closes the list and nothing else', async () => {
    const edit = await EditPage.open({ writing: { format: 'text', mentions: 'name' } });
    edit.type('Thanks, @Be');
    await edit.page.until(() => edit.part('mentions-popup')?.matches(':popover-open'));
    edit.row.key('Enter');
    expect(edit.row.field!.value).to.equal('Thanks, @Ben Example ');

    edit.type('Many thanks, @Be');
    await edit.page.until(() => edit.part('mentions-popup')?.matches(':popover-open'));
    edit.row.key('Escape');
    expect(edit.part('mentions-popup')).to.equal(null);
    expect(edit.row.field!.value).to.equal('Many thanks, @Be');
  });

  it('opens the choice of emoji in the row', async () => {
    const edit = await EditPage.open();
    edit.tool('Emoji').click();
    await edit.page.until(() => edit.part('emoji-popup')?.matches(':popover-open'));

    edit.part('emoji-option')!.click();

    expect(edit.row.field!.value).to.not.equal('First words');
    expect(edit.page.page.focused === edit.row.field).to.equal(true);
  });

  it('keeps what is typed while the change before is on its way', async () => {
    const gate = Promise.withResolvers<void>();
    const edit = await EditPage.open({}, (adapter) => ({
      ...adapter,
      edits: {
        ...adapter.edits!,
        async update(id, words, call): Promise<Comment> {
          await gate.promise;
          return adapter.edits!.update(id, words, call);
        },
      },
    }));
    edit.type('Better');
    edit.row.press('edit-save');
    edit.type('Better still');
    gate.resolve();
    await edit.page.until(() => edit.page.said.includes('The comment is changed.'));

    expect(edit.row.field!.value).to.equal('Better still');
    edit.row.press('edit-save');
    await edit.page.until(() => edit.row.shown.body === 'Better still');
  });
});

describe('the draft of a change', () => {
  warningsInEachTest();
  afterEach(() => localStorage.clear());

  const thread = '/edit/draft/';
  const drafts = (): string[] => Object.keys(localStorage).filter((key) => key.includes(':draft:'));

  it('is back after a reload, and says so', async () => {
    const before = await EditPage.open({ thread });
    before.type('Half a thou');
    before.page.page.section.remove();

    const edit = await EditPage.open({ thread });

    expect(edit.row.field!.value).to.equal('Half a thou');
    const note = edit.page.root.getElementById(edit.row.field!.getAttribute('aria-describedby')!);
    expect(text(note)).to.equal('You began this earlier. “Cancel” discards it.');
  });

  it('knows then what it began from', async () => {
    const before = await EditPage.open({ thread });
    before.type('Half a thou');
    before.page.page.section.remove();

    const can = { reply: true, edit: Infinity };
    const edit = await EditPage.open({ thread, comments: [aComment({ id: '1', body: 'Somebody else’s', can })] });
    edit.row.press('edit-save');
    await edit.page.until(() => edit.part('edit-conflict'));

    expect(text(edit.part('edit-other'))).to.equal('Somebody else’s');
    expect(edit.row.field!.value).to.equal('Half a thou');
  });

  it('is not stored before there is a change, nor after it is saved, taken back or given up', async () => {
    const edit = await EditPage.open({ thread });
    expect(drafts()).to.deep.equal([]);

    edit.type('Half a thou');
    expect(drafts()).to.have.length(2);
    edit.type('First words');
    expect(drafts()).to.deep.equal([]);

    edit.type('Half a thou');
    edit.row.press('edit-cancel');
    expect(drafts()).to.deep.equal([]);

    await edit.begin();
    edit.type('Better');
    edit.row.press('edit-save');
    await edit.page.until(() => edit.row.field === null);
    expect(drafts()).to.deep.equal([]);
  });
});
