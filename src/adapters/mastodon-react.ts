import type { CommentId, Reaction } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own } from '../core/fields.js';
import type { Call } from './adapter.js';
import { isElsewhere, type MastodonContext } from './mastodon-context.js';
import { askHome } from './mastodon-reader.js';
import { targetOf } from './mastodon-home.js';
import { marksOf, reactionsOf, type Marks } from './mastodon-wire.js';

const VERBS: ReadonlyMap<string, { readonly on: string; readonly off: string }> = new Map([
  ['favourite', { on: 'favourite', off: 'unfavourite' }],
  ['boost', { on: 'reblog', off: 'unreblog' }],
]);

/** Favours or boosts a status, or takes that back, on the reader's own server. Doing so twice changes nothing there. */
export async function reactTo(
  context: MastodonContext,
  target: CommentId | null,
  name: string,
  on: boolean,
  call: Call,
): Promise<readonly Reaction[]> {
  const verbs = VERBS.get(name);
  if (!verbs) throw new AdapterError('rejected', { hint: `Mastodon has no “${name}”.` });
  const mine = isElsewhere(context) ? await context.mine(call) : undefined;
  const { status, homeId } = await targetOf(context, target, call);
  const path = `/api/v1/statuses/${encodeURIComponent(homeId)}/${on ? verbs.on : verbs.off}`;
  const answer = await askHome(context, path, call, { method: 'POST' });
  // A boost is a status of its own that holds the boosted one.
  const told = marksOf(own(answer, 'reblog') ?? answer);
  const before = { ...status.marks, ...mine?.get(status.uri) };
  const marks = isElsewhere(context) ? moved(before, told) : told;
  mine?.set(status.uri, { favourited: marks.favourited, boosted: marks.boosted });
  const known = target === null ? undefined : context.known.get(target);
  if (known) context.known.set(known.comment.id, { ...known, marks });
  // The page's own status is read anew only with the thread.
  else if (target === null) Object.assign(status, { marks });
  return reactionsOf(marks);
}

/** Another server counts only what it has heard of: its word counts for this reader's own marks alone. */
function moved(before: Marks, { favourited, boosted }: Marks): Marks {
  return {
    favourited,
    boosted,
    favourites: Math.max(0, before.favourites + Number(favourited) - Number(before.favourited)),
    boosts: Math.max(0, before.boosts + Number(boosted) - Number(before.boosted)),
  };
}
