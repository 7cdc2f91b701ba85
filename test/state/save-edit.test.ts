import type { EditsPort } from '../../src/adapters/adapter.js';
import { memoryBackend } from '../../src/adapters/memory.js';
import type { Comment } from '../../src/core/comment.js';
import { AdapterError } from '../../src/core/errors.js';
import { editComment, rereadComment } from '../../src/state/edit-comment.js';
import { saveEdit } from '../../src/state/save-edit.js';
import type { Thread } from '../../src/state/thread.js';
import { aComment } from '../support/a-comment.js';
import { loadedThread, pagesAdapter } from '../support/a-thread.js';
import { expect } from '../support/index.js';
import { rejectionOf } from '../support/rejection-of.js';

/** A backend with one comment, whose answers can be broken. */
class Site {
  text = 'First';
  readonly sent: string[] = [];
  /** What becomes of the next change, after the backend has taken it or before. */
  failure: AdapterError | undefined;
  takes = true;

  readonly edits: EditsPort = {
    source: async () => this.text,
    update: async (_id, text) => {
      this.sent.push(text);
      if (this.takes) this.text = text;
      if (this.failure) throw this.failure;
      return this.#comment;
    },
    remove: async () => null,
  };

  get #comment(): Comment {
    return aComment({ id: '1', body: this.text });
  }

  open(edits: Partial<EditsPort> = {}): Promise<Thread> {
    const find = async (): Promise<readonly Comment[]> => [this.#comment];
    return loadedThread(pagesAdapter([[this.#comment]], { edits: { ...this.edits, ...edits }, comments: { find } }));
  }
}

const shown = (thread: Thread): string => thread.$comment('1').get().body.source;

describe('saving an edit', () => {
  it('sends it where the text is still the one that it began from', async () => {
    const site = new Site();
    const thread = await site.open();

    expect(await saveEdit(thread, '1', { from: 'First', text: 'Better' })).to.equal(undefined);
    expect(site.sent).to.deep.equal(['Better']);
    expect(shown(thread)).to.equal('Better');
  });

  it('takes line ends, and space around a text, for no change', async () => {
    const site = new Site();
    site.text = 'One\r\ntwo\r\n';

    expect(await saveEdit(await site.open(), '1', { from: 'One\ntwo', text: 'Three' })).to.equal(undefined);
    expect(site.sent).to.deep.equal(['Three']);
  });

  it('sends nothing over another text, and answers with that (F039)', async () => {
    const site = new Site();
    const thread = await site.open();
    site.text = 'Somebody else’s';

    expect(await saveEdit(thread, '1', { from: 'First', text: 'Better' })).to.equal('Somebody else’s');
    expect(await saveEdit(thread, '1', { from: undefined, text: 'Better' })).to.equal('Somebody else’s');
    expect(site.sent).to.deep.equal([]);

    expect(await saveEdit(thread, '1', { from: 'Somebody else’s', text: 'Better' })).to.equal(undefined);
    expect(site.text).to.equal('Better');
  });

  it('answers with the other text also where the backend found the conflict', async () => {
    const site = new Site();
    const thread = await site.open();
    Object.assign(site, { takes: false, failure: new AdapterError('conflict') });

    expect(await saveEdit(thread, '1', { from: 'First', text: 'Better' })).to.equal('First');
  });

  it('sends nothing that is there already', async () => {
    const site = new Site();
    const thread = await site.open();
    site.text = 'Better ';

    expect(await saveEdit(thread, '1', { from: 'First', text: 'Better' })).to.equal(undefined);
    expect(site.sent).to.deep.equal([]);
    expect(shown(thread)).to.equal('Better ');
  });

  it('looks where it is in doubt whether the backend has taken it, and sends it once', async () => {
    const site = new Site();
    const thread = await site.open();
    site.failure = new AdapterError('unavailable', { uncertain: true });

    expect(await saveEdit(thread, '1', { from: 'First', text: 'Better' })).to.equal(undefined);
    expect(site.sent).to.deep.equal(['Better']);
    expect(shown(thread)).to.equal('Better');
  });

  it('says so where it has not, and where nobody can say', async () => {
    const site = new Site();
    const doubt = new AdapterError('unavailable', { uncertain: true });
    Object.assign(site, { takes: false, failure: doubt });
    const edit = { from: 'First', text: 'Better' };
    expect(await rejectionOf(saveEdit(await site.open(), '1', edit))).to.equal(doubt);

    let asked = 0;
    const source = async (): Promise<string> => {
      asked += 1;
      if (asked > 1) throw new AdapterError('offline');
      return 'First';
    };
    expect(await rejectionOf(saveEdit(await site.open({ source }), '1', edit))).to.equal(doubt);
  });

  it('says at once what is no doubt', async () => {
    const site = new Site();
    Object.assign(site, { takes: false, failure: new AdapterError('rejected') });

    expect(await rejectionOf(saveEdit(await site.open(), '1', { from: 'First', text: 'Better' }))).to.have.property(
      'kind',
      'rejected',
    );
  });

  it('keeps apart two readers of one memory backend', async () => {
    const can = { reply: true, edit: Infinity };
    const backend = memoryBackend({ comments: [aComment({ id: '1', body: 'First', can })] });
    const [mine, theirs] = await Promise.all([loadedThread(backend.adapter()), loadedThread(backend.adapter())]);
    await editComment(theirs, '1', 'Theirs');

    expect(await saveEdit(mine, '1', { from: 'First', text: 'Mine' })).to.equal('Theirs');
    await rereadComment(mine, '1');
    expect(shown(mine)).to.equal('Theirs');
  });
});

describe('reading one comment again', () => {
  it('rejects with an error of ours where it is gone', async () => {
    const site = new Site();
    const thread = await loadedThread(
      pagesAdapter([[aComment({ id: '1' })]], {
        edits: site.edits,
        comments: { find: () => Promise.reject(new AdapterError('not-found')) },
      }),
    );

    expect(await rejectionOf(rereadComment(thread, '1'))).to.have.property('kind', 'not-found');
  });
});
