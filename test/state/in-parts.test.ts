import type { CommentPage, ListQuery } from '../../src/adapters/adapter.js';
import { inParts } from '../../src/state/in-parts.js';
import { someComments } from '../support/a-comment.js';
import { expect } from '../support/index.js';

const call = new AbortController();

/** A backend with pages of any length, by their names, which notes down what it is asked. */
class Pages {
  readonly asked: ListQuery[] = [];
  readonly list = inParts(async (query) => {
    this.asked.push(query);
    return this.pages[query.cursor ?? '']!;
  });

  constructor(readonly pages: Readonly<Record<string, CommentPage>>) {}

  /** The pages as a thread reads them: how many comments each has, with its first and its last. */
  async read(): Promise<string[]> {
    const read: string[] = [];
    let cursor: string | undefined;
    do {
      const { comments, next } = await this.list({ sort: 'oldest', cursor }, call);
      read.push(`${comments.length}: ${comments[0]?.id} to ${comments.at(-1)?.id}`);
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    return read;
  }
}

describe('a page of comments', () => {
  it('stays as it is when it has up to five hundred', async () => {
    const page = { comments: someComments(500), next: 'more', total: { count: 2000, exact: true } };
    const { list } = new Pages({ '': page });

    expect(await list({ sort: 'newest' }, call)).to.equal(page);
  });

  it('comes in parts when it has more, all of it once', async () => {
    const pages = new Pages({ '': { comments: someComments(1250), next: null } });

    expect(await pages.read()).to.deep.equal(['500: 1 to 500', '500: 501 to 1000', '250: 1001 to 1250']);
    expect(pages.asked).to.deep.equal(Array.from({ length: 3 }, () => ({ sort: 'oldest', cursor: undefined })));
  });

  it('is followed by the one after it, whatever that is called', async () => {
    const pages = new Pages({
      '': { comments: someComments(501), next: 'two of 2\nor so' },
      'two of 2\nor so': { comments: someComments(1000).slice(400), next: null },
    });

    expect(await pages.read()).to.deep.equal(['500: 1 to 500', '1: 501 to 501', '500: 401 to 900', '100: 901 to 1000']);
  });

  it('says how many there are in all with each part', async () => {
    const total = { count: 1500, exact: true };
    const { list } = new Pages({ '': { comments: someComments(1500), next: null, total } });

    expect((await list({ sort: 'oldest', cursor: 'part 500' }, call)).total).to.equal(total);
  });

  it('that has become shorter meanwhile has an empty last part', async () => {
    const pages = new Pages({ '': { comments: someComments(5), next: 'more' } });

    expect(await pages.list({ sort: 'oldest', cursor: 'part 500' }, call)).to.deep.equal({
      comments: [],
      next: 'more',
    });
  });
});
