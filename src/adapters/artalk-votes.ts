import type { CommentId, Reaction, VoteDirection, Votes } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import { choicesFor } from './artalk-describe.js';
import { fetchRaw } from './artalk-find.js';
import { fetchPage, type ArtalkContext } from './artalk-list.js';
import { isCommentId, votesOf, type ArtalkConf } from './artalk-wire.js';
import type { Queue } from './one-by-one.js';

/** Sets this reader's vote on a comment. Artalk knows readers by their IP address. */
export async function castVote(
  context: ArtalkContext,
  queue: Queue,
  id: CommentId,
  vote: VoteDirection | null,
  call: Call,
): Promise<Votes> {
  const conf = await context.conf(call);
  if (!isCommentId(id)) throw new AdapterError('not-found', { hint: `“${id}” is no comment of Artalk.` });
  if (vote !== null && !conf.votes.includes(vote))
    throw new AdapterError('forbidden', { hint: `This Artalk takes no votes ${vote}.` });
  return queue(
    `comment/${id}`,
    async (whole) => {
      const { votes } = await setVote(context, conf, `comment/${id}`, () => vote, whole);
      context.cast.set(id, votes.mine);
      return votes;
    },
    call,
  );
}

interface Standing {
  readonly votes: Votes;
  readonly up: unknown;
  readonly down: unknown;
}

/** Looks how this reader voted, and votes only where that makes it so. */
async function setVote(
  { api }: ArtalkContext,
  conf: ArtalkConf,
  target: string,
  choose: (mine: VoteDirection | null) => VoteDirection | null,
  call: Call,
): Promise<Standing> {
  const before = parseVotes((await api.send(`votes/${target}`, call)).json(), conf);
  const { mine } = before.votes;
  const wanted = choose(mine);
  if (wanted === mine) return before;
  // The same vote again takes it back.
  const path = `votes/${target}/${wanted ?? mine}`;
  return parseVotes((await api.send(path, call, { method: 'POST', body: { name: '', email: '' } })).json(), conf);
}

function parseVotes(raw: unknown, conf: ArtalkConf): Standing {
  const [up, down] = [own(raw, 'up'), own(raw, 'down')];
  if (typeof up !== 'number') throw new AdapterError('malformed', { hint: 'Artalk answered without votes.' });
  const mine = own(raw, 'is_up') === true ? 'up' : own(raw, 'is_down') === true ? 'down' : null;
  return { votes: votesOf(up, down, { conf }, mine), up, down };
}

/** The votes on the page, as reactions to it. */
export async function pageReactions(context: ArtalkContext, call: Call): Promise<readonly Reaction[]> {
  const { page, api } = context;
  if (!page || page.id === 0) return [];
  const conf = await context.conf(call);
  return reactionsOf(parseVotes((await api.send(`votes/page/${page.id}`, call)).json(), conf), conf);
}

/** Sets whether this reader reacts so to the page. Of the two, one at a time counts. */
export async function reactToPage(
  context: ArtalkContext,
  queue: Queue,
  { target, name, on }: { readonly target: CommentId | null; readonly name: string; readonly on: boolean },
  call: Call,
): Promise<readonly Reaction[]> {
  call.signal.throwIfAborted();
  if (target !== null) {
    await fetchRaw(context, target, call);
    throw new AdapterError('forbidden', { hint: 'Artalk takes votes on comments, and no reactions.' });
  }
  const conf = await context.conf(call);
  const wanted = conf.votes.find((direction) => direction === name);
  if (!wanted) throw new AdapterError('rejected', { hint: `The page offers no reaction “${name}”.` });
  return queue(
    'page',
    async (whole) => {
      const id = await pageId(context, whole);
      const choose = (mine: VoteDirection | null) => (on ? wanted : mine === wanted ? null : mine);
      return reactionsOf(await setVote(context, conf, `page/${id}`, choose, whole), conf);
    },
    call,
  );
}

/** Artalk knows a page from its first comment or its first view on: then this is one. */
async function pageId(context: ArtalkContext, call: Call): Promise<number> {
  if (context.page?.id) return context.page.id;
  const { api, site, thread, title = '' } = context;
  const body = { page_key: thread, page_title: title, site_name: site };
  await api.send('pages/pv', call, { method: 'POST', body });
  const { id } = (await fetchPage(context, { limit: 1, offset: 0 }, call)).page;
  if (id === 0) throw new AdapterError('not-found', { hint: 'Artalk does not know this page.' });
  return id;
}

function reactionsOf({ votes, up, down }: Standing, conf: ArtalkConf): readonly Reaction[] {
  return choicesFor(conf)
    .map((choice) => ({
      ...choice,
      count: Number(choice.name === 'up' ? up : down) || 0,
      mine: choice.name === votes.mine,
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}
