import type { Comment } from '../../src/core/comment.js';

/** A moment to count from: 3 February 2024, half past nine in UTC. */
export const LONG_AGO = Date.UTC(2024, 1, 3, 9, 30);

/** What a test says about a comment. A text stands for its body, a name for its author. */
export type CommentSketch = Partial<Omit<Comment, 'author' | 'body'>> & {
  readonly author?: Comment['author'] | string;
  readonly body?: Comment['body'] | string;
};

/** A comment like any other, but for what the test is about. */
export function aComment({
  author = 'Alice Example',
  body = 'The ginkgo by the gate is yellow',
  ...rest
}: CommentSketch = {}): Comment {
  return {
    id: '1',
    parent: null,
    kind: 'comment',
    status: 'published',
    author: typeof author === 'string' ? { name: author } : author,
    body: typeof body === 'string' ? { format: 'text', source: body } : body,
    created: LONG_AGO,
    can: { reply: true },
    ...rest,
  };
}

/** Comments `1` to `count`, a minute apart. `parentOf` says whom each one answers. */
export function someComments(
  count: number,
  parentOf: (index: number) => string | null = () => null,
): readonly Comment[] {
  return Array.from({ length: count }, (_, at) =>
    aComment({
      id: String(at + 1),
      parent: parentOf(at + 1),
      body: `Comment ${at + 1}`,
      created: LONG_AGO + at * 60_000,
    }),
  );
}
