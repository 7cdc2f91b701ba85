import { http, HttpResponse } from 'msw/http';
import { startMocks } from './start.js';

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
  await startMocks([
    http.get('https://blog.example/comments/clock.json', () => HttpResponse.json([...entries])),
    http.post('https://blog.example/comments', () => HttpResponse.json({ success: true })),
  ]);
}
