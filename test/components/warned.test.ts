import { excerptOf } from '../../src/content/excerpt.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { Body } from '../../src/core/comment.js';
import { aComment } from '../support/a-comment.js';
import { press } from '../support/commands.js';
import { expect } from '../support/index.js';
import { text, ThreadPage } from '../support/thread-page.js';
import { withListed } from '../support/with-changes.js';

const under = (warning: string, source = '<p>Eight legs</p>'): Body => ({ format: 'html', source, warning });

async function open(body: Body): Promise<{ page: ThreadPage; details: HTMLDetailsElement; summary: HTMLElement }> {
  const adapter = memoryAdapter({ comments: [aComment({ id: '1' })], thread: 'warned' });
  const page = await ThreadPage.open(withListed(adapter, (comment) => ({ ...comment, body })));
  return { page, details: page.part('warned') as HTMLDetailsElement, summary: page.part('warning')! };
}

describe('words under a warning', () => {
  it('stand closed until the reader opens them, by the keyboard, too', async () => {
    const { details, summary, page } = await open(under('Spiders'));
    expect([text(summary), details.open]).to.deep.equal(['⚠️ Spiders', false]);
    expect(page.comments[0]!.body).to.include('Eight legs');

    summary.focus();
    await press('Enter');
    expect(details.open).to.equal(true);

    summary.click();
    expect(details.open).to.equal(false);
  });

  it('stay open when the row is drawn again', async () => {
    const { page, details, summary } = await open(under('Spiders'));
    summary.click();

    page.section.lang = 'de';
    await page.until(() => text(page.part('write-link')) === 'x' || page.heading.includes('Gedanke'));

    expect(page.part('warned') === details && details.open).to.equal(true);
  });

  it('are told to be sensitive where nobody says in what way', async () => {
    expect(text((await open(under(''))).summary)).to.equal('⚠️ Sensitive content');
  });

  it('take no markup out of the warning, and nothing that could reorder what is around', async () => {
    const { summary } = await open(under('<img src=x onerror=alert(1)>\u202Ex'));

    expect(summary.children).to.have.length(0);
    expect(text(summary)).to.equal('⚠️ <img src=x onerror=alert(1)>x');
  });

  it('are not folded once more for their length', async () => {
    const { page } = await open(under('Long', '<p>Line</p>'.repeat(60)));

    expect(page.part('fold-button')).to.equal(null);
  });

  it('are in no excerpt', () => {
    expect(excerptOf(under('Spiders'), 100)).to.equal('⚠️ Spiders');
  });

  it('are no part of rows without a warning', async () => {
    expect((await open({ format: 'text', source: 'Hello' })).details).to.equal(null);
  });
});
