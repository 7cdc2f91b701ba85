import type { Adapter, Changes } from '../../src/adapters/adapter.js';
import { inPort, recalling, telling, type Flaw } from './flaw.js';

/** For each rule about hearing of others, an adapter that breaks it. */
export const NEWS_FLAWS: Readonly<Record<string, Flaw>> = {
  'begins quietly': telling((changes) => ({ ...changes, removed: ['1'] })),
  'can be asked again and again while nothing happens': inPort('changes', (port) => ({
    async since(mark, call) {
      const changes = await port.since(mark === 'again' ? '0' : mark, call);
      return { ...changes, mark: 'again', removed: mark === 'again' ? ['1'] : [] };
    },
  })),
  'tells what others have written since': telling((changes) => ({ ...changes, comments: changes.comments.slice(1) })),
  'tells it again to whoever asks from the same mark': tellingOnce,
  'misses nothing from one mark to the next': skippingEverySecond,
  'tells what others have edited since': telling((changes) => ({
    ...changes,
    comments: changes.comments.filter(({ edited }) => edited === undefined),
  })),
  'tells what others have taken away since': telling((changes) => ({ ...changes, removed: [] })),

  'tells what others write': deafTo(() => true),
  'tells what others edit': deafTo(({ comments }) => comments.some(({ edited }) => edited !== undefined)),
  'tells what others take away': deafTo(({ removed }) => removed.length > 0),
  'tells nothing to whoever has left': inPort('live', (port) => ({
    watch: (listener) => port.watch(listener, { signal: new AbortController().signal }),
  })),

  'begins with what was just published': recalling((recent) => recent.slice(1)),
  'goes on with older ones of people, published and each with its page': recalling((recent) =>
    recent.map((item) => ({ ...item, url: '/trees/' })),
  ),
  'lists no more than was asked for': (adapter) => ({
    ...adapter,
    recent: { recent: (_count, call) => adapter.recent!.recent(5, call) },
  }),
};

/** Forgets what it has told, so that a mark is of no use twice. */
function tellingOnce(adapter: Adapter): Adapter {
  const told = new Set<string>();
  return telling((changes: Changes) => {
    const comments = changes.comments.filter(({ id }) => !told.has(id));
    for (const { id } of comments) told.add(id);
    return { ...changes, comments };
  })(adapter);
}

/** Looks at the clock less often than things happen. */
function skippingEverySecond(adapter: Adapter): Adapter {
  let times = 0;
  return telling((changes) => ({ ...changes, comments: (times += 1) % 3 === 0 ? [] : changes.comments }))(adapter);
}

/** Never passes some news on. */
function deafTo(isMissed: (news: Pick<Changes, 'comments' | 'removed'>) => boolean): Flaw {
  return inPort('live', (port) => ({
    watch: (listener, call) => port.watch((news) => (isMissed(news) ? undefined : listener(news)), call),
  }));
}
