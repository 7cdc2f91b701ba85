import type { Adapter } from '../../src/adapters/adapter.js';
import { AdapterError } from '../../src/core/errors.js';
import { isNever } from '../../src/testing/subject.js';
import type { AdapterSubject, Failure, Open } from '../../src/testing.js';
import { withChanges } from '../support/with-changes.js';
import { EVERYTHING, memorySubject, type OpenedMemory } from '../support/memory-subject.js';

/** An adapter whose next call can be made to fail. */
export interface Breakable extends OpenedMemory {
  breakNext(how: Failure): void;
}

/** A subject that can be in every state there is, so that every rule has its chance. */
export function aSubject(
  options: Parameters<typeof memorySubject>[0] = { account: 'Mona Example', ...EVERYTHING },
): AdapterSubject<Breakable> {
  const subject = memorySubject(options);
  const breakable =
    (open: Open<OpenedMemory>): Open<Breakable> =>
    async (seeds) =>
      breakableFrom(await open(seeds));
  const { challenges } = subject;
  const { closed, holding, signedOut } = subject.states;
  if (isNever(closed) || isNever(holding) || isNever(signedOut) || isNever(challenges))
    throw new Error('The memory adapter can be in all of these states.');
  const fail = (how: Failure) => (opened: Breakable) => opened.breakNext(how);
  return {
    ...subject,
    open: breakable(subject.open),
    challenges: { ...challenges, open: breakable(challenges.open) },
    states: {
      closed: breakable(closed),
      holding: breakable(holding),
      signedOut: breakable(signedOut),
      missing: breakable(async (seeds) => ({
        ...(await subject.open(seeds)),
        adapter: withoutThread((await subject.open(seeds)).adapter),
      })),
    },
    failures: { offline: fail('offline'), unavailable: fail('unavailable'), malformed: fail('malformed') },
  };
}

/** A subject with all ports. */
export function aModeratedSubject(): AdapterSubject<Breakable> {
  return aSubject({ author: 'Mona Example', account: 'Mona Example', viewerRole: 'moderator' });
}

/** The same subject, with something done to each adapter that it opens. */
export function altered(
  subject: AdapterSubject<Breakable>,
  alter: (adapter: Adapter) => Adapter,
): AdapterSubject<Breakable> {
  const open =
    (original: Open<Breakable>): Open<Breakable> =>
    async (seeds) => {
      const opened = await original(seeds);
      return { ...opened, adapter: alter(opened.adapter) };
    };
  const states = Object.fromEntries(
    Object.entries(subject.states).map(([name, state]) => [name, isNever(state) ? state : open(state)]),
  );
  const { challenges } = subject;
  return {
    ...subject,
    open: open(subject.open),
    challenges: isNever(challenges) ? challenges : { ...challenges, open: open(challenges.open) },
    states: states as typeof subject.states,
  };
}

function breakableFrom(opened: OpenedMemory): Breakable {
  let failure: Failure | undefined;
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    const kind = failure;
    failure = undefined;
    if (kind) throw new AdapterError(kind);
    return work();
  };
  const { comments } = opened.adapter;
  const adapter = withChanges(opened.adapter, {
    list: (query, call) => attempt(() => comments.list(query, call)),
    create: (comment, call) => attempt(() => comments.create(comment, call)),
  });
  return { ...opened, adapter, breakNext: (how) => (failure = how) };
}

function withoutThread(adapter: Adapter): Adapter {
  return withChanges(adapter, { describe: () => Promise.reject(new AdapterError('not-found')) });
}
