import { plainTextOfBody } from '../content/excerpt.js';
import { safeUrl } from '../content/url.js';
import type { Comment, CommentId } from '../core/comment.js';
import { permalinkOf } from '../core/permalink.js';
import { displayName } from './views/comment-view.js';
import type { PageFacts } from './views/microformats-view.js';

type Json = { readonly [name: string]: unknown };

/**
 * A thread in the terms of schema.org. The page stays a `WebPage`: who wrote it and when, as a
 * `DiscussionForumPosting` has to say, is not ours to tell.
 */
export function jsonLdOf(page: PageFacts, comments: readonly Comment[]): Json {
  const ids = new Set(comments.map(({ id }) => id));
  return {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    '@id': page.address,
    url: page.address,
    name: page.title,
    commentCount: page.total?.exact ? page.total.count : undefined,
    comment: comments.map((comment) => commentLd(comment, page, ids)),
  };
}

/** JSON as a script element may hold it: nothing in it can end the element. */
export function scriptText(value: Json): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}

function commentLd(comment: Comment, page: PageFacts, ids: ReadonlySet<CommentId>): Json {
  const { id, parent, author, body, created, edited, votes } = comment;
  const address = page.address + permalinkOf(id);
  return {
    '@type': 'Comment',
    '@id': address,
    url: (comment.url === undefined ? undefined : safeUrl(comment.url)) ?? address,
    author: {
      '@type': 'Person',
      name: displayName(author, page.words),
      url: author.url === undefined ? undefined : safeUrl(author.url),
    },
    dateCreated: dateOf(created),
    dateModified: dateOf(edited),
    inLanguage: body.lang,
    text: plainTextOfBody(body),
    parentItem: parent !== null && ids.has(parent) ? { '@id': page.address + permalinkOf(parent) } : undefined,
    upvoteCount: votes?.up ?? (votes && Math.max(0, votes.score)),
    downvoteCount: votes?.down,
    interactionStatistic: reactionsLd(comment),
  };
}

function reactionsLd({ reactions = [] }: Comment): Json | undefined {
  const count = reactions.reduce((sum, reaction) => sum + reaction.count, 0);
  if (count === 0) return undefined;
  return {
    '@type': 'InteractionCounter',
    interactionType: 'https://schema.org/LikeAction',
    userInteractionCount: count,
  };
}

function dateOf(time: number | null | undefined): string | undefined {
  return time == null ? undefined : new Date(time).toISOString();
}
