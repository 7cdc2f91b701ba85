/** How long to wait for what should come at once, in milliseconds: so much only where something is wrong. */
const AT_ONCE = 3_000;

/** The same promise, which rejects when it is not settled soon: a call that hangs must not hang the suite. */
export async function soon<T>(promise: Promise<T>, what: string): Promise<T> {
  const answer = await settledWithin(promise, AT_ONCE);
  if (answer === undefined) throw new Error(`${what} was still at it after ${AT_ONCE / 1000} seconds.`);
  return answer.value;
}

/** What a promise resolves to, if it does so within these milliseconds. */
export async function settledWithin<T>(
  promise: Promise<T>,
  milliseconds: number,
): Promise<{ readonly value: T } | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise.then((value) => ({ value })), late]);
  } finally {
    clearTimeout(timer);
  }
}
