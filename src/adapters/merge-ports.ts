import type { Comment, CommentId, Reaction } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { isComment } from '../core/is-comment.js';
import type { Adapter, Call } from './adapter.js';
import type { MergedNames } from './merge-names.js';
import type { MergedRows } from './merge-rows.js';
import type { Source } from './merge-sources.js';

/** Where something lives, and what it is called there. */
export interface Home {
  readonly source: number;
  readonly adapter: Adapter;
  readonly name: string;
}

/** Finds whom to ask about a comment, and says in the merged thread’s names what was answered. */
export class Route {
  readonly #sources: readonly Source[];
  readonly #names: MergedNames;
  readonly #rows: MergedRows;

  constructor(sources: readonly Source[], names: MergedNames, rows: MergedRows) {
    this.#sources = sources;
    this.#names = names;
    this.#rows = rows;
  }

  to(id: CommentId): Home {
    return this.#home(this.#rows.home(id));
  }

  /** Where a reaction is at home: those of the page say it by their name. */
  ofReaction(name: string): Home {
    return this.#home(this.#names.split(name));
  }

  show(source: number, comments: readonly Comment[]): readonly Comment[] {
    return this.#rows.show(source, comments.filter(isComment));
  }

  /** Asks about a comment what is answered with the comment. */
  async ask(id: CommentId, question: (adapter: Adapter, name: string) => Promise<Comment>): Promise<Comment> {
    const { source, adapter, name } = this.to(id);
    const answer = await question(adapter, name);
    const [shown] = this.show(source, [answer]);
    if (!shown) throw new AdapterError('malformed', { hint: 'The source answered with something that is no comment.' });
    return shown;
  }

  /** What was answered about one comment, so that the row goes on saying it. */
  note(id: CommentId, change: Partial<Comment>): void {
    this.#rows.note(id, change);
  }

  /** A comment is gone from where it lived. */
  leave({ source, name }: Home): void {
    this.#rows.leave(source, name);
  }

  #home({ source, name }: { readonly source: number; readonly name: string }): Home {
    return { source, adapter: this.#sources[source]!.adapter, name };
  }
}

/** The ports by which what is there is changed: held as soon as one source holds them. */
export function changingPorts(adapters: readonly Adapter[], route: Route) {
  return {
    edits: adapters.some(({ edits }) => edits) && {
      async source(id: CommentId, call: Call) {
        const { adapter, name } = route.to(id);
        return held(adapter.edits).source(name, call);
      },
      update: (id: CommentId, text: string, call: Call) =>
        route.ask(id, async ({ edits }, name) => held(edits).update(name, text, call)),
      async remove(id: CommentId, call: Call) {
        const home = route.to(id);
        const left = await held(home.adapter.edits).remove(home.name, call);
        if (!left) route.leave(home);
        return left && (route.show(home.source, [left])[0] ?? null);
      },
    },
    moderation: adapters.some(({ moderation }) => moderation) && {
      approve: (id: CommentId, call: Call) =>
        route.ask(id, async ({ moderation }, name) => held(moderation).approve(name, call)),
      hide: (id: CommentId, as: 'held' | 'spam' | 'removed', call: Call) =>
        route.ask(id, async ({ moderation }, name) => held(moderation).hide(name, as, call)),
    },
    pins: adapters.some(({ pins }) => pins) && {
      pin: (id: CommentId, pinned: boolean, call: Call) =>
        route.ask(id, async ({ pins }, name) => held(pins).pin(name, pinned, call)),
    },
  } satisfies { readonly [Port in 'edits' | 'moderation' | 'pins']: Adapter[Port] | false };
}

/** The ports by which readers do something without a word. */
export function takingPartPorts(
  adapters: readonly Adapter[],
  route: Route,
  reacted: (source: number, page: readonly Reaction[]) => readonly Reaction[],
) {
  return {
    votes: adapters.some(({ votes }) => votes) && {
      async cast(id: CommentId, vote: 'up' | 'down' | null, call: Call) {
        const { adapter, name } = route.to(id);
        const votes = await held(adapter.votes).cast(name, vote, call);
        route.note(id, { votes });
        return votes;
      },
    },
    reactions: adapters.some(({ reactions }) => reactions) && {
      async react(target: CommentId | null, name: string, on: boolean, call: Call) {
        if (target !== null) {
          const home = route.to(target);
          const reactions = await held(home.adapter.reactions).react(home.name, name, on, call);
          route.note(target, { reactions });
          return reactions;
        }
        const { source, adapter, name: own } = route.ofReaction(name);
        return reacted(source, await held(adapter.reactions).react(null, own, on, call));
      },
    },
    reports: adapters.some(({ reports }) => reports) && {
      async report(id: CommentId, reason: string, call: Call) {
        const { adapter, name } = route.to(id);
        return held(adapter.reports).report(name, reason, call);
      },
    },
  } satisfies { readonly [Port in 'votes' | 'reactions' | 'reports']: Adapter[Port] | false };
}

/** What a source can’t do is not offered on its comments; who asks all the same is told. */
function held<Port>(port: Port | undefined): Port {
  if (port === undefined) throw new AdapterError('forbidden', { hint: 'The source of this comment can’t do that.' });
  return port;
}
