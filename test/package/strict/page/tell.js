// What the pages' scripts share. Everything is asked of prototypes: a page may have elements with the names of methods.

export function allIn(selector) {
  return [...Document.prototype.querySelectorAll.call(document, selector)];
}

/** Waits until something holds, looking at it again in each turn of the page. */
export async function until(what, holds) {
  const end = performance.now() + 15_000;
  for (let found = holds(); ; found = holds()) {
    if (found) return found;
    if (performance.now() > end) {
      await send({ waitedFor: what });
      throw new Error(`Waited in vain for ${what}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Tells the test what was seen. A sandboxed page has no origin: hence no-cors. */
export async function send(outcome) {
  // What was refused is told of in a task of its own.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const page = new URL(allIn('script[data-page]')[0].src).searchParams.get('page');
  const body = JSON.stringify({ ...outcome, ...window.watched });
  await fetch(new URL(`/told/${page}`, import.meta.url), { method: 'POST', mode: 'no-cors', body });
}
