import type { Reaction } from '../core/comment.js';
import type { SortOrder, ThreadInfo, ThreadReactions, Total } from '../core/thread-info.js';
import { isByTime } from '../core/sort.js';
import type { MergedNames } from './merge-names.js';

/** Faces that anybody looks at. */
const MOST_PEOPLE = 50;

/** What several sources say about one thread: who may write is up to the one that takes roots, its title to the first. */
export function mergedInfo(
  main: ThreadInfo,
  infos: readonly (ThreadInfo | undefined)[],
  names: MergedNames,
): ThreadInfo {
  const title = infos[0]?.title ?? main.title;
  const byTime = (infos[0] ?? main).sorts.filter(isByTime);
  const sorts: readonly SortOrder[] = byTime.length > 0 ? byTime : ['oldest'];
  const reactions = mergedReactions(infos, names);
  const mention = infos.find((info) => info?.mention)?.mention;
  return {
    ...main,
    ...(title !== undefined && { title }),
    sorts,
    total: mergedTotal(infos),
    ...(mention && { mention }),
    ...(reactions && { reactions }),
  };
}

/** What one source says about itself, with names as the merged thread has them. */
export function namedInfo(info: ThreadInfo, source: number, names: MergedNames): ThreadInfo {
  const { reactions, viewer } = info;
  if (!reactions && viewer?.id === undefined) return info;
  return {
    ...info,
    viewer: viewer?.id === undefined ? viewer : { ...viewer, id: names.join(source, viewer.id) },
    ...(reactions && { reactions: namedReactions(reactions, source, names) }),
  };
}

/** Reactions to a comment are known by the comment; those to the page by their names. */
function namedReactions(reactions: ThreadReactions, source: number, names: MergedNames): ThreadReactions {
  const { page } = reactions;
  return {
    ...reactions,
    ...(page && { page: page.map((one) => ({ ...one, name: names.join(source, one.name) })) }),
  };
}

function mergedReactions(infos: readonly (ThreadInfo | undefined)[], names: MergedNames): ThreadReactions | undefined {
  const all = infos.flatMap((info, source) => (info?.reactions ? namedReactions(info.reactions, source, names) : []));
  if (all.length === 0) return undefined;
  // One reacts to the page with what the first source takes.
  const { choices = [], canReact } = infos[0]?.reactions ?? {};
  const pages = infos.map(
    (info, source) => (info?.reactions && namedReactions(info.reactions, source, names).page) ?? [],
  );
  // What one can react with here keeps its count; of what others did elsewhere, a heart is a heart.
  const page = canReact ? [...pages[0]!, ...alikeTogether(pages.slice(1).flat())] : alikeTogether(pages.flat());
  return {
    choices,
    ...(all.some((one) => one.page) && { page }),
    ...(canReact !== undefined && { canReact }),
  };
}

/** Reactions that look the same, as one. */
function alikeTogether(reactions: readonly Reaction[]): readonly Reaction[] {
  const alike = new Map<string, Reaction>();
  for (const one of reactions) {
    const look = one.emoji ?? one.name;
    const before = alike.get(look);
    alike.set(look, before ? together(before, one) : one);
  }
  return [...alike.values()].toSorted((a, b) => b.count - a.count);
}

function together(a: Reaction, b: Reaction): Reaction {
  const [who, people] = [
    [...(a.who ?? []), ...(b.who ?? [])],
    [...(a.people ?? []), ...(b.people ?? [])],
  ];
  return {
    ...a,
    count: a.count + b.count,
    mine: a.mine || b.mine,
    ...(who.length > 0 && { who }),
    ...(people.length > 0 && { people: people.slice(0, MOST_PEOPLE) }),
  };
}

function mergedTotal(infos: readonly (ThreadInfo | undefined)[]): Total | null {
  const told = infos.flatMap((info) => info?.total ?? []);
  if (told.length === 0) return null;
  const exact = told.length === infos.length && told.every((total) => total.exact);
  return { count: told.reduce((sum, { count }) => sum + count, 0), exact };
}
