import type { Author, Reaction } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { own, readLine } from '../core/fields.js';
import type { Call } from './adapter.js';
import { placeOf, type MisskeyContext } from './misskey-context.js';
import { authorOf, type Root } from './misskey-wire.js';

/** So many of those who reacted last are asked for. */
const MOST = 50;

/** How people reacted to the page, with some of those who did. Without them, when the server does not tell. */
export async function withPeople(context: MisskeyContext, root: Root, call: Call): Promise<readonly Reaction[]> {
  const people = await peopleIn(context, root, call);
  return root.reactions.map((reaction) => {
    const doers = people.get(reaction.name);
    return { ...reaction, ...(doers ? { people: doers } : {}) };
  });
}

async function peopleIn(context: MisskeyContext, root: Root, call: Call): Promise<ReadonlyMap<string, Author[]>> {
  const people = new Map<string, Author[]>();
  try {
    const answer = await context.ask('notes/reactions', { noteId: root.id, limit: MOST }, call);
    for (const raw of Array.isArray(answer) ? answer.slice(0, MOST) : []) {
      const name = readLine(own(raw, 'type'), 200);
      const author = authorOf(own(raw, 'user'), placeOf(context).server, context.avatars);
      if (name === undefined || author.name === '') continue;
      const doers = people.get(name);
      if (doers) doers.push(author);
      else people.set(name, [author]);
    }
  } catch (error) {
    if (call.signal.aborted || !(error instanceof AdapterError)) throw error;
  }
  return people;
}
