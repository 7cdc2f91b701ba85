import { memoryBackend } from '../../../src/adapters/memory.js';
import { aComment, LONG_AGO, someComments } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { openTools, toolsOf } from '../../support/reading-tools.js';
import { text, ThreadPage } from '../../support/thread-page.js';

const conversation = [
  ...someComments(10),
  aComment({
    id: '20',
    parent: '1',
    author: { name: 'Nora Example', roles: ['author'] },
    body: 'Said by the author',
    created: LONG_AGO + 3_600_000,
  }),
  aComment({ id: '21', source: 'Mastodon', body: 'From afar', created: LONG_AGO + 7_200_000 }),
];

describe('filters', () => {
  it('are offered from ten comments on, where they would find something', async () => {
    const few = await openTools({ comments: someComments(9) });
    const plain = await openTools({ comments: someComments(12) });
    const mixed = await openTools({ comments: conversation });

    expect(few.filters).to.deep.equal([]);
    expect(plain.filters).to.deep.equal([]);
    expect(mixed.filters).to.deep.equal(['by the author', 'unanswered', 'Mastodon']);
    expect(mixed.page.part('filters')?.getAttribute('role')).to.equal('group');
    expect(text(mixed.page.root.getElementById('tools-filters'))).to.equal('Show');
  });

  it('show what they find, and say so', async () => {
    const tools = await openTools({ comments: conversation });

    tools.filter('by the author').click();
    await tools.hears('Showing 1 of 12: by the author');

    expect(tools.bodies).to.deep.equal(['Said by the author']);
    expect(tools.filter('by the author').getAttribute('aria-pressed')).to.equal('true');
    expect(tools.filter('unanswered').getAttribute('aria-pressed')).to.equal('false');
    expect(tools.line('filtered')).to.equal('Showing 1 of 12: by the author');
  });

  it('go one at a time', async () => {
    const tools = await openTools({ comments: conversation });

    tools.filter('by the author').click();
    await tools.page.section.updateComplete;
    tools.filter('Mastodon').click();
    await tools.page.section.updateComplete;

    expect(tools.bodies).to.deep.equal(['From afar']);
    expect(tools.filter('by the author').getAttribute('aria-pressed')).to.equal('false');
  });

  it('end when pressed again', async () => {
    const tools = await openTools({ comments: conversation });

    tools.filter('Mastodon').click();
    await tools.page.section.updateComplete;
    tools.filter('Mastodon').click();
    await tools.hears('All comments are shown.');

    expect(tools.bodies).to.have.length(12);
    expect(tools.page.part('filtered')).to.equal(null);
  });

  it('end with “Show all”, and the focus goes back to the filter', async () => {
    const tools = await openTools({ comments: conversation });
    tools.filter('Mastodon').click();
    await tools.page.section.updateComplete;

    await tools.press('filter-off-button');
    await tools.page.until(() => tools.page.focused === tools.filter('Mastodon'));

    expect(tools.bodies).to.have.length(12);
  });

  it('say calmly when nothing is left to show', async () => {
    const backend = memoryBackend({ comments: conversation });
    const tools = await toolsOf(await ThreadPage.open(backend.adapter(), { live: 'on' }));
    const moderator = backend.adapter({ author: 'Mona Example', viewerRole: 'moderator' });
    tools.filter('Mastodon').click();
    await tools.page.until(() => tools.bodies.length === 1);

    await moderator.edits!.remove('21', { signal: new AbortController().signal });
    await tools.page.until(() => tools.line('filtered') !== 'Showing 1 of 12: Mastodon');

    expect(tools.line('filtered')).to.equal('No comment left to show: Mastodon');
    expect(tools.button('filter-off-button').disabled).to.equal(false);
  });
});
