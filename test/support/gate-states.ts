import { memoryAdapter, type MemoryAdapterOptions } from '../../src/adapters/memory.js';
import { aComment } from './a-comment.js';
import { ThreadPage } from './thread-page.js';

type Attributes = Readonly<Record<string, string>>;
type Open = (attributes: Attributes) => Promise<ThreadPage>;

const ASKING = { rules: 'Be kind, and stay on topic.', privacy: '/privacy/', consent: 'required' };
/** Work that nobody ends: its number does not exist. */
const ENDLESS = { algorithm: 'SHA-256', challenge: '0'.repeat(64), salt: 'a', signature: 's', maxnumber: 40_000_000 };

const opened =
  (
    options: MemoryAdapterOptions,
    act: (page: ThreadPage) => unknown,
    until: (page: ThreadPage) => unknown,
    own: Attributes = {},
  ): Open =>
  async (attributes) => {
    const page = await ThreadPage.open(memoryAdapter(options), { ...own, ...attributes });
    await act(page);
    await page.until(() => until(page));
    return page;
  };

const challenged = (challenge: MemoryAdapterOptions['challenge'], until: string): Open =>
  opened(
    { challenge },
    (page) => page.form.send('Hello'),
    (page) => page.part(until),
  );
const signingIn = (signIn: MemoryAdapterOptions['signIn']): Open =>
  opened(
    { account: 'Ada Example', signIn },
    (page) => page.form.button('account-button')!.click(),
    (page) => page.part('signing-in'),
  );

/** What can stand between a text and its sending. */
export const gateStates: Readonly<Record<string, Open>> = {
  'asked to agree': opened(
    {},
    (page) => page.form.send('Hello'),
    (page) => page.form.composer.querySelector('[part~="consent"] [part~="field-error"]'),
    ASKING,
  ),
  'signed in, with a way out': opened(
    { account: 'Ada Example', author: 'Ada Example' },
    () => undefined,
    (page) => page.part('sign-out-button'),
  ),
  'asked for a token': signingIn({ kind: 'ask', what: 'token' }),
  'kept from a window': async (attributes) => {
    const { open } = window;
    window.open = () => null;
    try {
      const page = await signingIn({
        kind: 'popup',
        url: 'https://blog.example/sign-in',
        finished: () => new Promise(() => undefined),
      })(attributes);
      await page.until(() => page.part('go-on-button'));
      return page;
    } finally {
      window.open = open;
    }
  },
  remembered: opened(
    {},
    async (page) => {
      page.form.remember.click();
      await page.form.send('Hello');
      await page.until(() => page.form.button('forget-button'));
      // The next state has its own reader.
      localStorage.removeItem('gedanken:1:guest');
    },
    (page) => page.form.button('forget-button'),
  ),
  'nothing but a link': opened(
    {},
    async (page) => {
      await page.form.fill({ text: 'https://blog.example/' });
      page.form.field('text').dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
    },
    (page) => page.part('link-note'),
  ),
  'answering an old comment': opened(
    { comments: [aComment({ created: Date.UTC(2017, 5, 15) })] },
    (page) => page.part('reply-button')!.click(),
    (page) => page.part('old-note'),
  ),
  'challenged by a picture': challenged(
    { kind: 'image', image: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' },
    'challenge-picture',
  ),
  'challenged to work': challenged({ kind: 'altcha', data: JSON.stringify(ENDLESS) }, 'progress'),
  'challenged in vain': challenged({ kind: 'altcha', data: '{}' }, 'again-button'),
};
