import type { Author, Comment } from '../../src/core/comment.js';

/** What a demo says about a comment; the rest is as usual. */
export type CommentText = Partial<Omit<Comment, 'author' | 'body'>> & {
  readonly author: string | Author;
  readonly text: string;
};

/** Comments of a demo: an hour apart, numbered from 1, as HTML. */
export function comments(first: string, texts: readonly CommentText[]): Comment[] {
  const start = Date.parse(first);
  return texts.map(({ author, text, ...rest }, index) => ({
    id: String(index + 1),
    parent: null,
    kind: 'comment',
    status: 'published',
    author: typeof author === 'string' ? { name: author } : author,
    body: { format: 'html', source: text },
    created: start + index * 3_600_000,
    can: { reply: true },
    ...rest,
  }));
}
