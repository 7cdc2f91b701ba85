import { AdapterError } from '../core/errors.js';
import type { Adapter, CommentsPort } from './adapter.js';
import { MergedNames } from './merge-names.js';
import { MergedNews } from './merge-news.js';
import { changingPorts, Route, takingPartPorts } from './merge-ports.js';
import { MergedRows } from './merge-rows.js';
import { MergedSources, type Source } from './merge-sources.js';

export type { Source } from './merge-sources.js';

/** How several sources become one thread. */
export interface MergeOptions {
  /** The sources that take what answers no comment. Of several, the reader may choose. Default: the first. */
  readonly roots?: readonly string[] | undefined;
}

/**
 * Makes one thread of several: the comments of a blog, of the fediverse, of Bluesky, of other sites. The first source is
 * the thread's own: what it says of the thread counts, its comments keep their permalinks, and who signs in signs in there.
 * Answers go where the comment lives that they answer. The order of the sources is the order of trust: of the same words
 * that came by two ways, the words of the former are shown. A source that is slow comes later, one that fails says so
 * (`sources`), and neither holds up another. Throws when two sources have one name, or `roots` names none.
 */
export function mergeAdapters(sources: readonly [Source, ...Source[]], options: MergeOptions = {}): Adapter {
  const names = new MergedNames(sources.map(({ name }) => name));
  const { roots = [sources[0].name] } = options;
  const rows = new MergedRows(names, sources);
  const adapters = sources.map(({ adapter }) => adapter);
  const news = new MergedNews(adapters, rows);
  const merged = new MergedSources(sources, { names, rows, news, roots });
  for (const root of roots) merged.named(root);
  const route = new Route(sources, names, rows);
  const changing = changingPorts(adapters, route);
  const takingPart = takingPartPorts(adapters, route, (source, page) => merged.reacted(source, page));
  const { adapter: main } = merged.named(roots[0]!);
  return {
    key: sources[0].adapter.key,
    comments: commentsOf(merged, route),
    session: main.session,
    preview: main.preview,
    uploads: main.uploads,
    mentions: main.mentions,
    edits: changing.edits || undefined,
    moderation: changing.moderation || undefined,
    pins: changing.pins || undefined,
    votes: takingPart.votes || undefined,
    reactions: takingPart.reactions || undefined,
    reports: takingPart.reports || undefined,
    changes: news.changes,
    live: news.live,
    sources: merged.port,
  };
}

function commentsOf(merged: MergedSources, route: Route): CommentsPort {
  return {
    describe: (call) => merged.describe(call),
    list: ({ sort, cursor }, call) => merged.list(sort, cursor, call),
    async replies(parent, cursor, call) {
      const { source, adapter, name } = route.to(parent);
      const page = await adapter.comments.replies(name, cursor, call);
      return { next: page.next, comments: route.show(source, page.comments) };
    },
    async find(id, call) {
      const { source, adapter, name } = route.to(id);
      return route.show(source, await adapter.comments.find(name, call));
    },
    async create({ to = merged.port.roots[0]!, ...comment }, call) {
      const { parent } = comment;
      const home = parent === null ? { ...placeOf(merged, to), name: null } : route.to(parent);
      const made = await home.adapter.comments.create({ ...comment, parent: home.name }, call);
      const [shown] = route.show(home.source, [made]);
      if (!shown) throw new AdapterError('malformed', { uncertain: true });
      return shown;
    },
  };
}

/** A source that the site no longer has takes nothing: the words go back to who wrote them. */
function placeOf(merged: MergedSources, name: string): ReturnType<MergedSources['named']> {
  try {
    return merged.named(name);
  } catch (cause) {
    throw new AdapterError('not-found', { hint: AdapterError.from(cause).hint, cause });
  }
}
