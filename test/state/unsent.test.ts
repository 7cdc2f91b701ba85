import type { Comment } from '../../src/core/comment.js';
import { writerOf } from '../../src/core/people.js';
import { asRow, isArrived, noteDown, readUnsent, unsentId } from '../../src/state/unsent.js';
import { aComment, LONG_AGO } from '../support/a-comment.js';
import { aNewComment } from '../support/an-outbox.js';
import { expect } from '../support/index.js';
import { anInfo } from '../support/scripted-adapter.js';

const NOW = LONG_AGO + 86_400_000;
const byId = (comments: readonly Comment[]) => new Map(comments.map((comment) => [comment.id, comment]));
const note = (there = [aComment()], more = {}) => noteDown(aNewComment(), anInfo(more), byId(there), NOW);
const arrived = (more = {}) =>
  aComment({ id: '9', author: 'Gina Guest', body: 'A warm word', created: LONG_AGO + 60_000, ...more });

describe('an unsent comment', () => {
  it('is known again by who says what to whom', () => {
    expect(isArrived(note(), arrived())).to.equal(true);
    expect(isArrived(note(), arrived({ body: { format: 'html', source: '<p>A <em>warm</em> word</p>' } }))).to.equal(
      true,
    );
    expect(isArrived(note(), arrived({ author: 'Somebody else' }))).to.equal(false);
    expect(isArrived(note(), arrived({ parent: '1' }))).to.equal(false);
    expect(isArrived(note(), arrived({ body: 'A cold word' }))).to.equal(false);
  });

  it('is not one that was there before, by the server’s clock', () => {
    expect(isArrived(note(), arrived({ created: LONG_AGO - 1 }))).to.equal(false);
    expect(isArrived(note(), arrived({ created: null }))).to.equal(true);
  });

  it('is not one that said the same already', () => {
    const same = arrived({ created: LONG_AGO + 60_000 });

    expect(isArrived(note([aComment(), same]), same)).to.equal(false);
    expect(isArrived(note([aComment(), same]), { ...same, id: '10' })).to.equal(true);
  });

  describe('that answers an answer', () => {
    // 1 ─ 2 ─ 3.
    const there = [aComment(), aComment({ id: '3', parent: '2' }), aComment({ id: '2', parent: '1' })];
    const answer = (rows = there) => noteDown(aNewComment('A warm word', { parent: '3' }), anInfo(), byId(rows), NOW);

    it('is known again below the first of the conversation, where some backends put it', () => {
      expect(answer().root).to.equal('1');
      expect(isArrived(answer(), arrived({ parent: '3' }))).to.equal(true);
      expect(isArrived(answer(), arrived({ parent: '1' }))).to.equal(true);
      expect(isArrived(answer(), arrived({ parent: '2' }))).to.equal(false);
    });

    it('is not one that said the same there already', () => {
      const [deep, flat] = [arrived({ id: '8', parent: '3' }), arrived({ id: '9', parent: '1' })];
      const unsent = answer([...there, deep, flat]);

      expect(unsent.before).to.deep.equal(['9', '8']);
      expect(isArrived(unsent, flat)).to.equal(false);
    });

    it('has for a beginning what is known, also where comments answer each other in a circle', () => {
      const circle = [aComment({ id: '3', parent: '2' }), aComment({ id: '2', parent: '3' })];

      expect(answer([]).root).to.equal('3');
      expect(answer(circle).root).to.equal('2');
    });
  });

  it('goes by the clock of the place where it goes', () => {
    const there = byId([aComment({ id: 'a', created: LONG_AGO }), aComment({ id: 'b', created: LONG_AGO + 9_000 })]);

    expect(noteDown(aNewComment(), anInfo(), there, NOW, (id) => id === 'a').since).to.equal(LONG_AGO);
    expect(noteDown(aNewComment(), anInfo(), there, NOW).since).to.equal(LONG_AGO + 9_000);
  });

  it('tells one emoji from another', () => {
    const unsent = noteDown(aNewComment('👍'), anInfo(), new Map(), NOW);

    expect(isArrived(unsent, arrived({ body: '👍' }))).to.equal(true);
    expect(isArrived(unsent, arrived({ body: '👎' }))).to.equal(false);
  });

  it('is recognized where links of Markdown have become links', () => {
    const text = 'See [the ginkgo](https://blog.example.test/ginkgo) **now**';
    const unsent = noteDown(aNewComment(text), anInfo({ writing: { format: 'markdown' } }), new Map(), NOW);
    const html = '<p>See <a href="https://blog.example.test/ginkgo">the ginkgo</a> <strong>now</strong></p>';

    expect(isArrived(unsent, arrived({ body: { format: 'html', source: html } }))).to.equal(true);
  });

  it('is shown as its writer wrote it, to be answered by nobody', () => {
    const row = asRow(note(), null, NOW);

    expect(row).to.deep.include({ id: unsentId(aNewComment()), status: 'held', created: NOW, can: { reply: false } });
    expect(row.author).to.deep.equal({ name: 'Gina Guest' });
    expect(row.body).to.deep.equal({ format: 'text', source: 'A warm word' });
  });

  it('keeps its lines where HTML is written', () => {
    const unsent = noteDown(aNewComment('One\nTwo'), anInfo({ writing: { format: 'html' } }), new Map(), NOW);

    expect(asRow(unsent, null, NOW).body.source).to.equal('One<br>Two');
  });

  it('has the picture of whoever is signed in, unless that is somebody else by now', () => {
    const viewer = { name: 'Alice Example', id: '7', avatar: 'https://blog.example.test/a.png' };
    const unsent = note([], { viewer });

    expect(unsent.as).to.equal(writerOf(viewer));
    expect(asRow(unsent, viewer, NOW).author).to.equal(viewer);
    expect(asRow(unsent, { name: 'Ben', id: '8' }, NOW).author).to.deep.equal({ name: 'Alice Example' });
  });
});

describe('readUnsent', () => {
  it('reads what was written', () => {
    const unsent = { ...note(), doubtful: true };

    expect(readUnsent(JSON.stringify(unsent))).to.deep.equal({
      ...unsent,
      comment: { ...unsent.comment, remember: false },
    });
  });

  it('knows where a root was to go, and where a conversation began', () => {
    const { comment, ...rest } = note();
    const read = (more: object, root?: unknown) =>
      readUnsent(JSON.stringify({ ...rest, comment: { ...comment, ...more }, root }))!;

    expect(read({ to: 'social' }).comment.to).to.equal('social');
    expect(read({ to: {} }).comment).to.not.have.property('to');
    expect(read({ parent: '3' }, '1').root).to.equal('1');
    expect(read({ parent: '3' }).root).to.equal('3');
    expect(read({ parent: null }, '1').root).to.equal(null);
  });

  it('takes nothing from what is no record', () => {
    for (const text of [
      '',
      '{',
      'null',
      '7',
      '[]',
      '{}',
      '{"comment":{"key":7,"text":"x"}}',
      '{"comment":{"key":"k","text":" "}}',
    ])
      expect(readUnsent(text), text).to.equal(undefined);
  });

  it('believes no type', () => {
    const record = {
      comment: { key: 'k', text: 'x', parent: {}, guest: { name: 7, email: [] } },
      at: 'then',
      as: 7,
      name: {},
      format: 'script',
      since: -1,
      before: [{}, 'a'],
      doubtful: 'yes',
    };

    const read = readUnsent(JSON.stringify(record))!;

    expect(read.comment).to.deep.equal({
      key: 'k',
      text: 'x',
      parent: null,
      guest: { name: '', email: '', website: '' },
      remember: false,
    });
    expect(read).to.deep.include({ as: null, name: '', format: 'text', since: 0, before: ['a'], doubtful: false });
  });

  it('loses no words because a clock was set back', () => {
    expect(readUnsent(JSON.stringify({ ...note(), at: Date.now() + 400 * 86_400_000 }))?.comment.text).to.equal(
      'A warm word',
    );
  });
});
