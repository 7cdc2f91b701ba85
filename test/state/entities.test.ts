import { Entities } from '../../src/state/entities.js';
import { expect } from '../support/index.js';

interface Post {
  readonly id: string;
  readonly title: string;
  readonly likes: number;
}

describe('Entities', () => {
  const aPost = (more: Partial<Post> = {}): Post => ({ id: 'a', title: 'Ginkgo', likes: 1, ...more });

  function table(...posts: readonly Post[]): Entities<string, Post> {
    const entities = new Entities<string, Post>();
    for (const post of posts) entities.confirm(post);
    return entities;
  }

  it('shows what was confirmed last', () => {
    const posts = table(aPost(), aPost({ title: 'Gingko' }));

    expect(posts.$('a').get().title).to.equal('Gingko');
    expect(posts.size).to.equal(1);
  });

  it('tells of each row that is to be shown differently, or again, watched or not', () => {
    const posts = table(aPost(), aPost({ id: 'b' }));
    const heard: string[] = [];
    const stop = posts.hear((id) => heard.push(`${id}: ${posts.get(id).likes}`));

    posts.guess('b', 'like', { likes: 2 });
    posts.settle('b', 'like');
    posts.refresh('a');
    stop();
    posts.refresh('b');

    expect(heard).to.deep.equal(['b: 2', 'b: 1', 'a: 1']);
  });

  it('begins to be watched with what is so by then', () => {
    const posts = table(aPost());
    posts.guess('a', 'like', { likes: 2 });
    const heard: number[] = [];

    posts.$('a').subscribe(({ likes }) => heard.push(likes));
    posts.confirm(aPost({ likes: 5 }));
    posts.settle('a', 'like');

    expect(heard).to.deep.equal([2, 2, 5]);
  });

  it('shows a guess over what is confirmed, until it is settled', () => {
    const posts = table(aPost());

    posts.guess('a', 'like', { likes: 2 });
    expect(posts.$('a').get()).to.deep.equal(aPost({ likes: 2 }));
    expect(posts.confirmed('a')).to.deep.equal(aPost());

    posts.settle('a', 'like');
    expect(posts.$('a').get()).to.deep.equal(aPost());
  });

  it('keeps guesses on top of what is confirmed meanwhile', () => {
    const posts = table(aPost());

    posts.guess('a', 'like', { likes: 2 });
    posts.confirm(aPost({ title: 'Gingko', likes: 7 }));
    expect(posts.$('a').get()).to.deep.equal(aPost({ title: 'Gingko', likes: 2 }));

    posts.settle('a', 'like');
    expect(posts.$('a').get()).to.deep.equal(aPost({ title: 'Gingko', likes: 7 }));
  });

  it('lets a second guess of the same name replace the first, and others stand', () => {
    const posts = table(aPost());

    posts.guess('a', 'like', { likes: 2 });
    posts.guess('a', 'name', { title: 'Tree' });
    posts.guess('a', 'like', { likes: 3 });

    expect(posts.$('a').get()).to.deep.equal(aPost({ title: 'Tree', likes: 3 }));
  });

  it('tells those who watch the row that changed, and nobody else', () => {
    const posts = table(aPost(), aPost({ id: 'b' }));
    const heard: string[] = [];
    posts.$('a').listen(({ title }) => heard.push(`a: ${title}`));
    posts.$('b').listen(({ title }) => heard.push(`b: ${title}`));

    posts.confirm(aPost({ title: 'Tree' }));
    posts.settle('b', 'nothing that was guessed');

    expect(heard).to.deep.equal(['a: Tree']);
  });

  it('tells them to look again when something around the row has changed', () => {
    const posts = table(aPost());
    let looked = 0;
    posts.$('a').listen(() => (looked += 1));

    posts.refresh('a');

    expect(looked).to.equal(1);
  });

  it('keeps the order of first confirmation', () => {
    const posts = table(aPost({ id: 'b' }), aPost(), aPost({ id: 'b', title: 'Again' }));

    expect([...posts.values()].map(({ id }) => id)).to.deep.equal(['b', 'a']);
  });

  it('forgets a row with its guesses', () => {
    const posts = table(aPost());
    posts.guess('a', 'like', { likes: 2 });

    posts.delete('a');
    expect(posts.has('a')).to.equal(false);

    posts.confirm(aPost());
    expect(posts.$('a').get().likes).to.equal(1);
  });

  it('says which row it does not have', () => {
    expect(() => table().$('nobody')).to.throw('No row “nobody”: confirm() it first.');
  });

  it('notes down what came, changed and went, until it is asked', () => {
    const posts = table(aPost(), aPost({ id: 'b' }), aPost({ id: 'c' }));
    expect([...posts.takeChanged()]).to.deep.equal(['a', 'b', 'c']);
    expect([...posts.takeChanged()]).to.deep.equal([]);

    posts.guess('a', 'like', { likes: 2 });
    posts.delete('b');
    posts.refresh('c');
    expect([...posts.takeChanged()]).to.deep.equal(['a', 'b']);

    posts.settle('a', 'like');
    posts.settle('a', 'like');
    posts.delete('nobody');
    expect([...posts.takeChanged()]).to.deep.equal(['a']);
  });
});
