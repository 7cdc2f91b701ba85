import type { Adapter, Call } from '../adapters/adapter.js';
import type { SortOrder } from '../core/thread-info.js';

/** Takes an answer that is on its way, once. `undefined`: it has been taken. */
type Take<T> = (call: Call) => Promise<T> | undefined;

/**
 * An adapter that has been asked for its thread and the first page: whoever asks for them first gets those answers, and
 * from then on can end them. Until then `life` does.
 */
export function withFirstPage(adapter: Adapter, sort: SortOrder, life: AbortSignal): Adapter {
  const { comments } = adapter;
  const described = begin((call) => comments.describe(call), life);
  const listed = begin((call) => comments.list({ sort }, call), life);
  return {
    ...adapter,
    comments: {
      ...comments,
      describe: (call) => described(call) ?? comments.describe(call),
      list(query, call) {
        const isIt = query.sort === sort && query.cursor === undefined;
        return (isIt ? listed(call) : undefined) ?? comments.list(query, call);
      },
    },
  };
}

function begin<T>(ask: (call: Call) => Promise<T>, life: AbortSignal): Take<T> {
  const controller = new AbortController();
  let answer: Promise<T> | undefined = ask({ signal: AbortSignal.any([life, controller.signal]) });
  // Whoever takes it hears of a failure, too.
  answer.catch(() => undefined);
  return ({ signal }) => {
    const taken = answer;
    answer = undefined;
    if (taken) signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
    return taken;
  };
}
