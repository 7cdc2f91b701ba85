import { setupWorker } from 'msw/browser';
import type { HttpHandler } from 'msw/http';

/** Lets the page answer its own requests. */
export async function startMocks(handlers: readonly HttpHandler[]): Promise<void> {
  await setupWorker(...handlers).start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: new URL('../mockServiceWorker.js', location.href).href },
  });
}
