import type { Adapter, EditsPort } from '../../../src/adapters/adapter.js';
import { type MemoryBackend, memoryBackend } from '../../../src/adapters/memory.js';
import { AdapterError } from '../../../src/core/errors.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { call } from '../../support/memory-calls.js';
import { type Row, RowsPage } from '../../support/rows-page.js';
import { text } from '../../support/thread-page.js';
import { warningsInEachTest } from '../../support/warnings.js';

const CHANGED = 'This comment was changed elsewhere meanwhile. Nothing is lost: both texts are here.';
const STAYS = 'The other text stays. Yours is not lost.';
const GONE = 'This comment is gone. Your text is kept here: you can copy it.';

const can = { reply: true, edit: Infinity, remove: true };

/** One conversation that two people read at once, of whom each may change its first comment. */
class Two {
  readonly #backend: MemoryBackend;
  readonly #other: Adapter;
  page!: RowsPage;

  private constructor(live: boolean) {
    const comments = [aComment({ id: '1', body: 'First words', can }), aComment({ id: '2', author: 'Ben' })];
    this.#backend = memoryBackend({ comments, live });
    this.#other = this.#backend.adapter();
  }

  static async open(changes: Partial<EditsPort> = {}, attributes: Record<string, string> = {}): Promise<Two> {
    const two = new Two('live' in attributes);
    const adapter = two.#backend.adapter();
    two.page = await RowsPage.open({ ...adapter, edits: { ...adapter.edits!, ...changes } }, attributes);
    return two;
  }

  get row(): Row {
    return this.page.rowOf('1');
  }

  part(name: string): HTMLElement | null {
    return this.row.article.querySelector<HTMLElement>(`[part~="${name}"]`);
  }

  /** The text that is on the site. */
  get there(): Promise<string> {
    return this.#other.edits!.source('1', call);
  }

  async type(words: string): Promise<void> {
    await this.row.chooseAction('edit');
    await this.page.until(() => this.row.field);
    this.row.type(words);
  }

  /** The other one is faster. */
  async overtake(words: string): Promise<void> {
    await this.#other.edits!.update('1', words, call);
  }

  /** The other one takes the comment away. */
  async takeAway(): Promise<void> {
    await this.#other.edits!.remove('1', call);
  }

  /** Brings both texts before the reader. */
  async meet(): Promise<void> {
    await this.type('My words');
    await this.overtake('Their words');
    this.row.press('edit-save');
    await this.page.until(() => this.part('edit-conflict'));
  }

  names(): string[] {
    return [...this.row.article.querySelectorAll('[part~="form-actions"] button')].map(text);
  }
}

describe('a comment that two people change at once (F039)', () => {
  warningsInEachTest();

  it('keeps both texts to be seen: the other one as it was written, one’s own in the field', async () => {
    const two = await Two.open();
    await two.meet();

    const other = two.part('edit-other')!;
    expect(other.textContent).to.equal('Their words');
    expect(other.dir).to.equal('auto');
    expect(text(two.page.root.getElementById(other.getAttribute('aria-labelledby')!))).to.equal(
      'The text that is there now',
    );
    expect(two.row.field!.value).to.equal('My words');
    expect(text(two.row.field!.labels![0]!)).to.equal('Your text');
    expect(two.names()).to.deep.equal(['Save mine', 'Keep the other']);
    expect(await two.there).to.equal('Their words');
  });

  it('says so, and leads to it', async () => {
    const two = await Two.open();
    await two.meet();

    expect(text(two.part('edit-changed'))).to.equal(CHANGED);
    await two.page.until(() => two.page.said.includes(CHANGED));
    expect(two.page.page.focused === two.part('edit-conflict')).to.equal(true);
  });

  it('does not lead away from what else the reader turned to meanwhile', async () => {
    const two = await Two.open();
    await two.type('My words');
    await two.overtake('Their words');
    two.row.press('edit-save');
    two.page.page.form.field('text').focus();
    await two.page.until(() => two.part('edit-conflict'));

    expect(two.page.page.focused === two.page.page.form.field('text')).to.equal(true);
    await two.page.until(() => two.page.said.includes(CHANGED));
  });

  it('saves one’s own over what one has seen', async () => {
    const two = await Two.open();
    await two.meet();

    two.row.press('edit-save');
    await two.page.until(() => two.row.shown.body === 'My words');

    expect(await two.there).to.equal('My words');
    expect(two.page.focused).to.equal('Alice Example');
  });

  it('asks again when there is a third text by then', async () => {
    const two = await Two.open();
    await two.meet();
    await two.overtake('A third text');

    two.row.press('edit-save');
    await two.page.until(() => text(two.part('edit-other')) === 'A third text');

    expect(await two.there).to.equal('A third text');
    expect(two.row.field!.value).to.equal('My words');
  });

  it('keeps the other by a button, and shows the comment with it', async () => {
    const two = await Two.open();
    await two.meet();

    two.row.press('edit-keep-other');
    await two.page.until(() => two.row.shown.body === 'Their words');

    expect(two.row.field).to.equal(null);
    expect(two.page.focused).to.equal('Alice Example');
    await two.page.until(() => two.page.said.includes(STAYS));
    expect(text(two.part('edit-aside'))).to.equal(`${STAYS} Copy my text Undo`);
  });

  it('gives one’s own words back after that', async () => {
    const two = await Two.open();
    await two.meet();
    two.row.press('edit-keep-other');
    await two.page.until(() => two.row.shown.body === 'Their words');

    two.row.press('edit-undo');
    expect(two.row.field!.value).to.equal('My words');
    expect(two.page.page.focused === two.row.field).to.equal(true);
    expect(two.part('edit-aside')).to.equal(null);

    two.row.press('edit-save');
    await two.page.until(() => two.row.shown.body === 'My words');
  });

  it('lets them be copied, in the field where the browser forbids it', async () => {
    const two = await Two.open();
    await two.meet();
    two.row.press('edit-keep-other');
    await two.page.until(() => two.part('edit-aside'));

    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    two.row.press('edit-copy-aside');
    Reflect.deleteProperty(navigator, 'clipboard');

    const { selectionStart, selectionEnd, value } = two.row.field!;
    expect([value, selectionStart, selectionEnd]).to.deep.equal(['My words', 0, 'My words'.length]);
  });

  it('shows both also where only the backend knows of the conflict', async () => {
    const two = await Two.open({ update: () => Promise.reject(new AdapterError('conflict')) });
    await two.type('My words');

    two.row.press('edit-save');
    await two.page.until(() => two.part('edit-conflict'));

    expect(text(two.part('edit-other'))).to.equal('First words');
    expect(two.row.field!.value).to.equal('My words');
  });

  it('overwrites nothing unseen either once the form was closed and opened again', async () => {
    const two = await Two.open();
    await two.meet();
    two.row.field!.focus();
    two.row.key('Escape');

    await two.row.chooseAction('edit');
    await two.page.until(() => two.row.field);
    two.row.press('edit-save');
    await two.page.until(() => two.part('edit-conflict'));

    expect(await two.there).to.equal('Their words');
  });

  it('keeps the words to copy when the comment is gone', async () => {
    const two = await Two.open({ source: goneAfter(1) });
    await two.type('My words');

    two.row.press('edit-save');
    await two.page.until(() => two.part('edit-over'));

    expect(text(two.part('edit-over'))).to.equal(GONE);
    await two.page.until(() => two.page.said.includes(GONE));
    expect([two.row.field!.value, two.row.field!.readOnly]).to.deep.equal(['My words', true]);
    expect(two.names()).to.deep.equal(['Copy my text', 'Discard my text']);
  });

  it('keeps the form with its words when the comment is taken away live, and says what is left to do', async () => {
    const two = await Two.open({}, { live: 'on' });
    await two.type('My words');
    const { field } = two.row;

    await two.takeAway();
    await two.page.until(() => field!.readOnly);

    expect([field!.isConnected, field!.value]).to.deep.equal([true, 'My words']);
    expect(text(two.part('edit-over'))).to.equal(GONE);
    two.row.press('edit-cancel');
    expect(two.row.words).to.include('removed');
  });

  for (const [lang, mine, other] of [
    ['de', 'Meine Fassung speichern', 'Andere behalten'],
    ['ar', 'حفظ نصّي', 'الإبقاء على النص الآخر'],
  ] as const)
    it(`asks in the reader’s language: ${lang}`, async () => {
      const two = await Two.open({}, { lang });
      await two.meet();

      expect(two.names()).to.deep.equal([mine, other]);
      expect(getComputedStyle(two.part('edit-conflict')!).direction).to.equal(lang === 'ar' ? 'rtl' : 'ltr');
    });
});

/** A source that can be had so many times. */
function goneAfter(times: number): EditsPort['source'] {
  let left = times;
  return async () => {
    left -= 1;
    if (left < 0) throw new AdapterError('not-found');
    return 'First words';
  };
}
