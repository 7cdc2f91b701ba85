import { AdapterError } from '../core/errors.js';
import { own, readId } from '../core/fields.js';
import type { Call } from './adapter.js';
import { askGithub, type Question } from './github-discussions-api.js';
import { noDiscussion, type DiscussionsContext, type Slice, type Window } from './github-discussions-context.js';
import { BY_NUMBER, BY_TERM } from './github-discussions-queries.js';
import { searchFor } from './github-discussions-search.js';
import { bestMatch, type Term } from './page-term.js';

/** Reads a part of the discussion from GitHub itself, or from who answers in its place. */
export async function readLive(
  context: DiscussionsContext,
  term: Term,
  window: Window,
  call: Call,
): Promise<Omit<Slice, 'reading'>> {
  const [owner, name] = context.repo.split('/');
  const { number } = context;
  if (number !== undefined || 'number' in term) {
    const data = await askAsReader(
      context,
      { query: BY_NUMBER, variables: { owner, name, number, ...window }, wants: 'repository' },
      call,
    );
    const discussion = own(own(data, 'repository'), 'discussion') ?? null;
    if (discussion === null) throw noDiscussion(context);
    return { discussion, viewer: own(data, 'viewer') };
  }
  const q = await searchFor(term.text, context);
  const data = await askAsReader(
    context,
    { query: BY_TERM, variables: { owner, name, q, ...window }, wants: 'repository' },
    call,
  );
  const nodes = own(own(data, 'search'), 'nodes');
  const found: readonly unknown[] = Array.isArray(nodes) ? nodes : [];
  const discussion = (context.strict ? found[0] : bestMatch(found, term.text)) ?? null;
  const known = own(discussion, 'number');
  if (typeof known === 'number') context.number = known;
  return { discussion, viewer: own(data, 'viewer') };
}

/** Asks in the reader’s name, where there is one. Rejects with `signed-out` when GitHub no longer knows them. */
export async function askAsReader(context: DiscussionsContext, question: Question, call: Call): Promise<unknown> {
  const { giscus, graphql, keep } = context;
  const token = await context.token(call);
  try {
    return await askGithub(graphql, token, question, call);
  } catch (error) {
    if (giscus !== undefined && error instanceof AdapterError && error.kind === 'signed-out') {
      keep.keepSession(undefined);
      await context.token(call, true);
    }
    throw error;
  }
}

/** As whoever writes, votes or reacts. Rejects with `signed-out` when that is nobody. */
export async function askAsWriter(context: DiscussionsContext, question: Question, call: Call): Promise<unknown> {
  call.signal.throwIfAborted();
  if ((await context.token(call)) === undefined) throw new AdapterError('signed-out');
  return askAsReader(context, question, call);
}

/** The discussion of the page; `undefined` while there is none. */
export async function discussionId(context: DiscussionsContext, call: Call): Promise<string | undefined> {
  const known = readId(own((await context.oldest(call)).discussion, 'id'));
  return known ?? readId(own((await context.oldest(call, true)).discussion, 'id'));
}

/** Whether GitHub itself is asked, and not a giscus or a file in its place. */
export async function isDirect(context: DiscussionsContext, call: Call): Promise<boolean> {
  const isGuest = (await context.token(call)) === undefined;
  return !isGuest || (context.giscus === undefined && context.snapshot === undefined);
}

/** Whether a text can be an id of GitHub’s. */
export function isNodeId(text: string): boolean {
  return /^[\w=+/-]{1,200}$/.test(text);
}
