import type { Adapter, SignIn } from '../../src/adapters/adapter.js';
import type { Author } from '../../src/core/comment.js';
import type { Network } from './bluesky-network.js';

export const BLOG_PAGE = 'https://blog.example/trees/?p=12#comment-12';
const call = { signal: new AbortController().signal };

/** What the page in the window tells: what stands in its address once the authority has led there. */
export function tellBack(query: Readonly<Record<string, string>>): void {
  const channel = new BroadcastChannel('gedanken:1:bluesky');
  channel.postMessage(`?${new URLSearchParams(query).toString()}`);
  channel.close();
}

/** Gives a handle, and answers with where that leads. */
export async function answerWith(handle: string, { session }: Adapter): Promise<SignIn> {
  const asking = await session!.signIn(BLOG_PAGE, call);
  return asking.kind === 'ask' ? asking.answer(handle, call) : asking;
}

/** Lets the site in, as a reader does, or answers otherwise. */
export async function letIn(
  adapter: Adapter,
  network: Network,
  otherwise: Readonly<Record<string, string>> = {},
): Promise<Author> {
  const next = await answerWith(network.bob.handle, adapter);
  if (next.kind !== 'popup') throw new Error(`It is no window but “${next.kind}”.`);
  const finished = next.finish(call);
  tellBack({ code: 'good', state: String(network.pushed['state']), iss: 'https://let-in.example', ...otherwise });
  return finished;
}

/** Leaves nothing of anybody in this browser. */
export async function forgetAll(): Promise<void> {
  sessionStorage.removeItem('gedanken:1:bluesky');
  await new Promise<void>((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase('gedanken-bluesky');
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });
}
