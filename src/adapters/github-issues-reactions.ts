import type { CommentId, Reaction } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readId } from '../core/fields.js';
import type { Call } from './adapter.js';
import { openIssue } from './github-issues-create.js';
import { fetchComment, pathOf } from './github-issues-find.js';
import type { IssuesContext } from './github-issues-list.js';
import { CHOICES, markOf, parseReactions } from './github-issues-wire.js';

/** Reacts to a comment or, where there is no target, to the issue; or takes that back. */
export async function reactTo(
  context: IssuesContext,
  target: CommentId | null,
  name: string,
  on: boolean,
  call: Call,
): Promise<readonly Reaction[]> {
  const { api, mine } = context;
  if (!CHOICES.some((choice) => choice.name === name))
    throw new AdapterError('rejected', { hint: `GitHub has no reaction “${name.slice(0, 100)}”.` });
  if (api.token === undefined) throw new AdapterError('signed-out');
  const path =
    target === null ? `${context.path}/issues/${(await openIssue(context, call)).number}` : pathOf(context, target);
  // Reacting twice changes nothing, and tells the number by which a reaction is taken back.
  const answer = await api.send(`${path}/reactions`, call, { method: 'POST', body: { content: name } });
  mine.add(markOf(target, name));
  if (!on) {
    const id = readId(own(answer.json(), 'id'));
    if (id === undefined) throw new AdapterError('malformed', { hint: 'GitHub answered without a reaction.' });
    await api.send(`${path}/reactions/${encodeURIComponent(id)}`, call, { method: 'DELETE' });
    mine.delete(markOf(target, name));
  }
  const raw =
    target === null
      ? (await context.issue(call, true))?.reactions
      : own(await fetchComment(context, target, call), 'reactions');
  return parseReactions(raw, target, mine);
}
