import { setupWorker } from 'msw/browser';
import { http, HttpResponse } from 'msw/http';

/** A comment as Staticman leaves it in a site's data. */
export interface DemoEntry {
  readonly _id: string;
  readonly _parent?: string;
  readonly name: string;
  readonly message: string;
  readonly date: string;
}

/** The file that a build made, and a form that takes what is sent and does nothing with it. */
export async function mockStatic(entries: readonly DemoEntry[]): Promise<void> {
  const worker = setupWorker(
    http.get('https://blog.example/comments/clock.json', () => HttpResponse.json([...entries])),
    http.post('https://blog.example/comments', () => HttpResponse.json({ success: true })),
  );
  await worker.start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: new URL('../mockServiceWorker.js', location.href).href },
  });
}
