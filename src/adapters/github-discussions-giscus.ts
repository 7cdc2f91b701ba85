import { AdapterError } from '../core/errors.js';
import { own, readCount } from '../core/fields.js';
import type { Call } from './adapter.js';
import { errorOf } from './github-discussions-api.js';
import { noDiscussion, type DiscussionsContext, type Slice, type Window } from './github-discussions-context.js';
import type { Term } from './page-term.js';
import { request, type HttpAnswer } from './http.js';

/** Reads a part of the discussion through a giscus, which answers with GraphQL in words of its own. */
export async function readThrough(
  { repo, category, strict, number }: DiscussionsContext,
  giscus: string,
  term: Term,
  window: Window,
  call: Call,
): Promise<Omit<Slice, 'reading'>> {
  const url = new URL(`${giscus}api/discussions`);
  const named = 'number' in term ? { number: term.number } : { term: term.text, category, strict };
  for (const [name, value] of Object.entries({ repo, ...named, ...window }))
    if (value !== undefined && value !== '' && value !== false) url.searchParams.set(name, String(value));
  const answer = await fetchFrom(url, call);
  if (answer.status === 404) {
    if ('number' in term) throw noDiscussion({ repo, number });
    return { discussion: null, viewer: null };
  }
  if (!answer.ok) throw await errorOf(answer, false);
  const discussion = own(answer.json(), 'discussion');
  if (typeof discussion !== 'object')
    throw new AdapterError('malformed', { hint: `${giscus} answered without a discussion: is it a giscus?` });
  return { discussion: asGraphql(discussion), viewer: null };
}

async function fetchFrom(url: URL, { signal }: Call): Promise<HttpAnswer> {
  try {
    return await request(url.href, { credentials: 'omit', signal });
  } catch (error) {
    if (!(error instanceof AdapterError) || error.kind !== 'offline') throw error;
    const hint = `${error.message} A giscus answers the sites that its ORIGINS name; giscus.app answers none: run one of your own, or give a snapshot.`;
    throw new AdapterError('offline', { hint, cause: error });
  }
}

/** What a giscus tells of a discussion, in the shape that GraphQL gives it. */
export function asGraphql(discussion: unknown): unknown {
  if (discussion === null) return null;
  const comments = own(discussion, 'comments');
  return {
    ...Object(discussion),
    reactionGroups: groupsOf(own(discussion, 'reactions')),
    comments: {
      totalCount: readCount(own(discussion, 'totalCommentCount')),
      pageInfo: own(discussion, 'pageInfo'),
      nodes: Array.isArray(comments) ? comments.map(commentAsGraphql) : [],
    },
  };
}

function commentAsGraphql(comment: unknown): unknown {
  const replies = own(comment, 'replies');
  const nodes: readonly unknown[] = Array.isArray(replies) ? replies.map(replyAsGraphql) : [];
  // Of more than a hundred answers, a giscus brings the last hundred, and the others by no means.
  return { ...Object(comment), ...partsOf(comment), replies: { totalCount: nodes.length, nodes } };
}

function replyAsGraphql(reply: unknown): unknown {
  return { ...Object(reply), ...partsOf(reply), replyTo: { id: own(reply, 'replyToId') } };
}

function partsOf(comment: unknown): object {
  return { reactionGroups: groupsOf(own(comment, 'reactions')) };
}

function groupsOf(reactions: unknown): readonly unknown[] {
  return Object.entries(Object(reactions) as object).map(([content, told]: [string, unknown]) => ({
    content,
    viewerHasReacted: false,
    users: { totalCount: own(told, 'count') },
  }));
}
