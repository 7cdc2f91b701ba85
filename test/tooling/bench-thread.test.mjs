import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contestants } from '../../bench/contestants/index.mjs';
import { staticMarkup } from '../../bench/contestants/static-markup.mjs';
import { childrenOf, conversationsOf, generateThread } from '../../bench/thread/generate.mjs';

const thread = generateThread(1000);
const count = (text, part) => text.split(part).length - 1;

describe('the thread that everybody is measured with', () => {
  it('is the same each time', () => {
    assert.deepEqual(generateThread(1000), thread);
  });

  it('begins as a shorter one does', () => {
    assert.deepEqual(thread.slice(0, 100), generateThread(100));
  });

  it('has about six answers in ten comments, no deeper than six', () => {
    const answers = thread.filter(({ parent }) => parent !== null).length;

    assert.ok(answers > 550 && answers < 650, `${answers} answers`);
    assert.equal(Math.max(...thread.map(({ depth }) => depth)), 6);
  });

  it('answers only what was said before', () => {
    const late = thread.filter(({ id, parent }) => Number(parent ?? 0) >= Number(id));

    assert.deepEqual(late, []);
  });

  it('has 30 to 120 words in a comment', () => {
    const lengths = thread.map(
      ({ html }) =>
        html
          .replaceAll(/<\/p><p>|<[^>]*>/g, ' ')
          .trim()
          .split(/\s+/).length,
    );

    assert.ok(Math.min(...lengths) >= 30);
    assert.ok(Math.max(...lengths) <= 120);
  });

  it('falls into whole conversations', () => {
    const conversations = conversationsOf(thread);

    assert.equal(conversations.length, childrenOf(thread).get(null).length);
    assert.equal(conversations.flat().length, 1000);
    assert.ok(conversations.every(([root, ...answers]) => answers.every((answer) => answer.root === root.id)));
  });
});

describe('the page of plain HTML', () => {
  it('has every comment in its place', () => {
    const markup = staticMarkup(generateThread(100));

    assert.equal(count(markup, '<article'), 100);
    assert.equal(count(markup, '<li'), count(markup, '</li>'));
    assert.equal(count(markup, '<ol'), count(markup, '</ol>'));
  });
});

describe('our own backend', () => {
  const ours = contestants.find(({ name }) => name === 'ours');
  const read = (cursor) => {
    const query = new URLSearchParams(cursor === null ? {} : { cursor });
    return JSON.parse(ours.answer({ method: 'GET', path: 'comments', query, comments: thread }).body);
  };

  it('answers with all comments, page by page, no more than a page may have', () => {
    const pages = [read(null)];
    while (pages.at(-1).next !== null) pages.push(read(pages.at(-1).next));

    assert.ok(pages.every(({ comments }) => comments.length <= 500));
    assert.equal(new Set(pages.flatMap(({ comments }) => comments.map(({ id }) => id))).size, 1000);
  });
});
