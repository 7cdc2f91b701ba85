import type { setupWorker } from 'msw/browser';

/** Frames in which a worker that has started takes over its page. */
const PATIENCE = 120;

/** Starts a worker, and waits until it really stands between this page and the network. */
export async function startWorker(worker: ReturnType<typeof setupWorker>): Promise<void> {
  await worker.start({ quiet: true });
  for (let frame = 0; !navigator.serviceWorker.controller && frame < PATIENCE; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
