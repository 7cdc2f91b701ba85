import { memoryAdapter } from '../../src/adapters/memory.js';
import { Site } from '../faults/support/site.js';
import { aComment } from '../support/a-comment.js';
import { expect, fixture } from '../support/index.js';
import { ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';

/** What windows of signing in say when they have succeeded, as others have them. */
const FORGED = [
  { type: 'signed-in', token: 'stolen', viewer: { name: 'Mallory Example', roles: ['author'] } },
  { source: 'gedanken', kind: 'signed-in', state: '', code: 'stolen' },
  'authorization:github:success:{"token":"stolen"}',
];
const PAGE = `<!doctype html><script>
  for (const message of ${JSON.stringify(FORGED)}) { parent.postMessage(message, '*'); parent.postMessage(JSON.stringify(message), '*'); }
  parent.postMessage('done', '*');
</script>`;

describe('messages of other origins', () => {
  warningsInEachTest();
  const { addEventListener: listen, open: openWindow } = globalThis;
  let heard: string[];
  let site: Site;

  beforeEach(async () => {
    heard = [];
    globalThis.addEventListener = ((type: string, ...how: [EventListener]) => {
      heard.push(type);
      listen.call(globalThis, type, ...how);
    }) as typeof globalThis.addEventListener;
    site = await Site.start();
  });
  afterEach(async () => {
    globalThis.addEventListener = listen;
    globalThis.open = openWindow;
    await site.stop();
  });

  /** Lets a frame of another origin say all that. Resolves to who said so. */
  async function forge(): Promise<string> {
    const page = { status: 200, headers: { 'content-type': 'text/html' }, body: PAGE };
    await site.break({ kind: 'answer', on: 'GET comments', ...page });
    const frame = await fixture<HTMLElement>('<iframe></iframe>');
    return new Promise((resolve) => {
      const hear = ({ data, origin }: MessageEvent<unknown>): void => {
        if (data !== 'done') return;
        globalThis.removeEventListener('message', hear);
        resolve(origin);
      };
      listen.call(globalThis, 'message', hear as EventListener);
      (frame as HTMLIFrameElement).src = `${site.origin}/wp-json/wp/v2/comments`;
    });
  }

  it('sign nobody in while a window for that is open: only the backend says who is', async () => {
    const told = Promise.withResolvers<void>();
    globalThis.open = () => ({ close: () => undefined }) as Window;
    const page = await ThreadPage.open(
      memoryAdapter({
        comments: [aComment()],
        posting: { allowed: false, why: 'sign-in' },
        account: 'Alice Example',
        signIn: { kind: 'popup', url: 'https://login.example.test/', finished: () => told.promise },
      }),
    );
    page.part('sign-in-button')!.click();
    await page.until(() => page.part('signing-in'), 2000);
    const before = page.part('signing-in')!.textContent;

    expect(await forge()).to.equal(site.origin);
    await page.section.updateComplete;

    expect(page.part('signing-in')!.textContent).to.equal(before);
    expect(page.hasForm).to.equal(false);
    expect(page.root.textContent).not.to.contain('Mallory');

    told.resolve();
    await page.until(() => page.hasForm);
    expect(page.root.textContent).to.contain('Alice Example');
  });

  it('are not even listened for', async () => {
    const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }), { live: 'on' });
    await page.form.fill({ text: 'A thought' });

    expect(heard).to.include('storage').and.not.include('message');
  });
});
