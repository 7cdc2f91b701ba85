import type { Adapter, CommentsPort } from '../adapters/adapter.js';
import { AdapterError } from '../core/errors.js';
import { findSources, type FoundSource } from './find-sources.js';
import { openAdapter, unknownBackend } from './open-adapter.js';
import type { SourceSettings } from './source-elements.js';
import type { ThreadSource } from './thread-controller.js';

export { SourceRows } from './source-rows.js';

/** What readers know the backends by. */
const LABELS: Readonly<Record<string, string>> = {
  'github-discussions': 'GitHub',
  'github-issues': 'GitHub',
  hackernews: 'Hacker News',
  postgrest: 'PostgREST',
  wordpress: 'WordPress',
};

/** Of these a page has one, whatever its thread is called. */
const ONCE: ReadonlySet<string> = new Set(['webmention', 'wordpress']);

/**
 * Opens all sources of a section as one thread. One that can’t be opened is a source that fails; only the developer can
 * mend one that names no backend: it is left out, and told. Rejects when nothing is left.
 */
export async function openSources(section: ThreadSource, tell: (message: string) => void): Promise<Adapter> {
  const { adapter, settings, sources, findsSources } = section;
  const own = adapter || settings.backend !== '' ? [{ ...settings, adapter, name: '', label: '', roots: false }] : [];
  const said = [...own, ...sources];
  const all = findsSources ? [...said, ...foundBeside(said)] : said;
  const opened = await Promise.all(
    all.map(async (source, index) => {
      const opening = (): Promise<Adapter> => open(source, index === 0, section);
      try {
        return { source, adapter: await opening() };
      } catch (error) {
        if (error instanceof AdapterError) return { source, adapter: openedLater(opening) };
        tell(error instanceof Error ? error.message : String(error));
        return { source, adapter: undefined };
      }
    }),
  );
  const usable = withoutTwice(
    opened.flatMap(({ source, adapter: one }) =>
      one ? [{ source, adapter: one, isFound: !said.includes(source) }] : [],
    ),
  );
  const names = namesOf(usable.map(({ source }) => source));
  const labels = labelsOf(usable.map(({ source }) => source));
  const [first, ...others] = usable.map(({ source: { roots }, adapter: one }, index) => ({
    name: names[index]!,
    label: labels[index]!,
    adapter: one,
    roots,
  }));
  if (!first) throw await unknownBackend(all.map(({ backend }) => backend).join(', '));
  const { mergeAdapters } = await import('../adapters/merge.js').catch((cause: unknown) => {
    throw new AdapterError('offline', { hint: 'The code for several sources did not load.', cause });
  });
  const roots = [first, ...others].filter((source) => source.roots).map(({ name }) => name);
  return mergeAdapters([first, ...others], roots.length > 0 ? { roots } : {});
}

async function open(source: SourceSettings, isFirst: boolean, { settings }: ThreadSource): Promise<Adapter> {
  const { adapter, backend, endpoint, thread, data } = source;
  const { avatars, adopt } = settings;
  if (adapter) return adapter;
  // What one backend calls a thread says nothing to another.
  const inherits = settings.backend === '' || settings.backend === backend;
  return openAdapter({
    backend,
    endpoint,
    thread: thread || (inherits ? settings.thread : ''),
    avatars,
    data,
    adopt: isFirst ? adopt : undefined,
  });
}

/** What the page’s own links name, unless the page has said it already. */
function foundBeside(said: readonly SourceSettings[]): readonly SourceSettings[] {
  const isSaid = ({ backend, thread }: FoundSource): boolean =>
    said.some((one) => one.backend === backend && (one.thread === thread || ONCE.has(backend)));
  return findSources(document)
    .filter((found) => !isSaid(found))
    .map((found) => ({ ...found, adapter: undefined, name: '', label: '', roots: false, data: {} }));
}

/** Without what was found and is, by another address, what the page has said. */
function withoutTwice<T extends { readonly adapter: Adapter; readonly isFound: boolean }>(
  sources: readonly T[],
): readonly T[] {
  const said = new Set(sources.filter(({ isFound }) => !isFound).map(({ adapter }) => threadOf(adapter)));
  return sources.filter(
    ({ adapter, isFound }) => !isFound || adapter.key === undefined || !said.has(threadOf(adapter)),
  );
}

/** A post on Bluesky is addressed by the account or by its handle; what it is called there is enough to know it by. */
function threadOf({ key }: Adapter): string | undefined {
  return key?.replace(/^bluesky:.*\//, 'bluesky:');
}

/** Two of one kind are told apart by a number. */
function namesOf(sources: readonly SourceSettings[]): readonly string[] {
  return numbered(sources.map(nameOf), '-');
}

/** Two of one kind are told apart by where they are, as far as that does it. */
function labelsOf(sources: readonly SourceSettings[]): readonly string[] {
  const plain = sources.map((source) => {
    const name = nameOf(source);
    return source.label || LABELS[source.backend] || name.charAt(0).toUpperCase() + name.slice(1);
  });
  const told = plain.map((label, index) => {
    const host = plain.indexOf(label) === plain.lastIndexOf(label) ? '' : hostOf(sources[index]!);
    return host === '' ? label : `${label} (${host})`;
  });
  return numbered(told, ' ');
}

function nameOf({ name, backend }: SourceSettings): string {
  return name || backend || 'source';
}

function hostOf({ thread, endpoint }: SourceSettings): string {
  const address = [thread, endpoint].find((one) => URL.canParse(one));
  return address === undefined ? '' : new URL(address).host;
}

function numbered(words: readonly string[], before: string): readonly string[] {
  const taken = new Set<string>();
  return words.map((word) => {
    let free = word;
    for (let number = 2; taken.has(free); number += 1) free = word + before + number;
    taken.add(free);
    return free;
  });
}

/**
 * A source whose code did not load: it fails like one that is down, and whoever asks it again has the code asked for, too.
 * It can be read then, and answered; what else can be done there comes with the next visit.
 */
function openedLater(opening: () => Promise<Adapter>): Adapter {
  let opened: Promise<Adapter> | undefined;
  const comments = async (): Promise<CommentsPort> => {
    opened ??= opening();
    try {
      return (await opened).comments;
    } catch (error) {
      opened = undefined;
      throw error;
    }
  };
  return {
    comments: {
      describe: async (call) => (await comments()).describe(call),
      list: async (query, call) => (await comments()).list(query, call),
      replies: async (parent, cursor, call) => (await comments()).replies(parent, cursor, call),
      find: async (id, call) => (await comments()).find(id, call),
      create: async (comment, call) => (await comments()).create(comment, call),
    },
  };
}
