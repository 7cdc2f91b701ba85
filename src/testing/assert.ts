import { AdapterError, type AdapterErrorKind } from '../core/errors.js';

/** Throws the sentence unless the condition holds. Say what was wrong, not what was expected to be right. */
export function check(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}

/** Throws unless both are the same data, whatever the order of their properties. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [got, wanted] = [asText(actual), asText(expected)];
  check(got === wanted, `${what}: it is ${got}, but should be ${wanted}.`);
}

/** What a promise rejects with. Throws when it does not. */
export async function rejection(promise: Promise<unknown>, what: string): Promise<unknown> {
  let answer: unknown;
  try {
    answer = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`${what} should have been refused, but was answered with ${asText(answer)}.`);
}

/** Throws unless the promise rejects with an `AdapterError` of one of the kinds. */
export async function refused(
  promise: Promise<unknown>,
  kinds: readonly AdapterErrorKind[],
  what: string,
): Promise<AdapterError> {
  const error = await rejection(promise, what);
  check(error instanceof AdapterError, `${what} rejected with ${String(error)}: that is no AdapterError.`);
  check(
    kinds.includes(error.kind),
    `${what} rejected with an AdapterError of kind “${error.kind}”, not “${kinds.join('” or “')}” (${error.message}).`,
  );
  return error;
}

/** Data as JSON with sorted keys; `undefined` properties count as absent ones. */
function asText(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? String(value)
  );
}
