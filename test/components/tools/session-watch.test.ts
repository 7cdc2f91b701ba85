import type { Adapter } from '../../../src/adapters/adapter.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import type { Author } from '../../../src/core/comment.js';
import { AdapterError } from '../../../src/core/errors.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { text, ThreadPage } from '../../support/thread-page.js';

const ADA = 'Ada Example';

/** A site that other tabs of this browser sign in to, too. */
class Site {
  asked = 0;
  isDown = false;
  readonly #guest = memoryAdapter({ comments: [aComment({ id: '1' })] });
  readonly #member = memoryAdapter({ comments: [aComment({ id: '1' })], account: ADA, author: ADA });
  #isSignedIn: boolean;

  constructor(isSignedIn: boolean) {
    this.#isSignedIn = isSignedIn;
  }

  get adapter(): Adapter {
    return {
      ...this.#member,
      comments: { ...this.#member.comments, describe: (call) => this.#now.comments.describe(call) },
      session: {
        ...this.#member.session!,
        current: async (): Promise<Author | null> => {
          this.asked += 1;
          if (this.isDown) throw new AdapterError('offline');
          return this.#isSignedIn ? { name: ADA } : null;
        },
      },
    };
  }

  get #now(): Adapter {
    return this.#isSignedIn ? this.#member : this.#guest;
  }

  /** Somebody does this in another tab, and comes back. */
  async elsewhere(isSignedIn: boolean): Promise<void> {
    this.#isSignedIn = isSignedIn;
    comeBack();
  }
}

function comeBack(): void {
  document.dispatchEvent(new Event('visibilitychange'));
}

async function open(site: Site): Promise<ThreadPage> {
  const page = await ThreadPage.open(site.adapter);
  await page.until(() => page.part('menu-button'));
  return page;
}

describe('a session that changes in another tab', () => {
  beforeEach(() => localStorage.clear());

  it('shows once the reader comes back signed in, with their words kept (F090)', async () => {
    const site = new Site(false);
    const page = await open(site);
    await page.form.fill({ text: 'Half a thought' });

    await site.elsewhere(true);
    await page.until(() => page.form.button('sign-out-button'));

    expect(text(page.part('account'))).to.contain(ADA);
    expect(page.form.field('text').value).to.equal('Half a thought');
  });

  it('shows once the reader comes back signed out, with their words kept (F090)', async () => {
    const site = new Site(true);
    const page = await open(site);
    await page.form.fill({ text: 'Half a thought' });

    await site.elsewhere(false);
    await page.until(() => page.form.button('sign-out-button') === null);

    expect(page.form.field('text').value).to.equal('Half a thought');
  });

  it('reads nothing anew while it is the same', async () => {
    const site = new Site(true);
    const page = await open(site);
    const { length } = page.events;

    comeBack();
    await page.until(() => site.asked === 1);

    expect(page.events.slice(length)).to.deep.equal([]);
    expect(text(page.part('account'))).to.contain(ADA);
  });

  it('stays as it is while the site cannot be asked', async () => {
    const site = new Site(true);
    const page = await open(site);
    site.isDown = true;
    const { length } = page.events;

    comeBack();
    await page.until(() => site.asked === 1);

    expect(page.events.slice(length)).to.deep.equal([]);
    expect(text(page.part('account'))).to.contain(ADA);
  });

  it('is not looked for any more once the section is gone', async () => {
    const site = new Site(true);
    const page = await open(site);

    page.section.remove();
    await page.section.updateComplete;
    comeBack();

    expect(site.asked).to.equal(0);
  });
});
