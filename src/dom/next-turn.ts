/** What not all engines have yet. */
interface Yielding {
  readonly scheduler?: { yield?(): Promise<void> };
}

/** Lets the browser paint, and hear its reader, before work goes on. Goes on in hidden pages, too. */
export function nextTurn(): Promise<void> {
  const { scheduler } = globalThis as Yielding;
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
