import { describeAdapter, type AdapterSubject, type OpenedAdapter } from '../../src/testing.js';

/** What came of each rule: the error it failed with, or `null`. */
export type Outcome = ReadonlyMap<string, Error | null>;

/** The names of all rules of a subject, in order. */
export function rulesOf<Opened extends OpenedAdapter>(subject: AdapterSubject<Opened>): readonly string[] {
  return [...collect(subject).keys()];
}

/** Runs the suite, or some rules of it, with a runner that only takes notes. */
export async function rehearse<Opened extends OpenedAdapter>(
  subject: AdapterSubject<Opened>,
  isWanted: (rule: string) => boolean = () => true,
): Promise<Outcome> {
  const outcome = new Map<string, Error | null>();
  for (const [name, test] of collect(subject)) if (isWanted(name)) outcome.set(name, await errorOf(test));
  return outcome;
}

function collect<Opened extends OpenedAdapter>(
  subject: AdapterSubject<Opened>,
): ReadonlyMap<string, () => Promise<void>> {
  const tests = new Map<string, () => Promise<void>>();
  describeAdapter('the subject', subject, {
    describe: (_name, define) => define(),
    it(name, test) {
      if (tests.has(name)) throw new Error(`Two rules are called “${name}”.`);
      tests.set(name, test);
    },
  });
  return tests;
}

async function errorOf(test: () => Promise<void>): Promise<Error | null> {
  try {
    await test();
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(`Threw ${String(error)}, which is no Error.`);
  }
}
