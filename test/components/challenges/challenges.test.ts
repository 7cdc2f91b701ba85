import { memoryAdapter, type MemoryAdapterOptions } from '../../../src/adapters/memory.js';
import type { Challenge } from '../../../src/core/comment.js';
import { aComment } from '../../support/a-comment.js';
import { expect } from '../../support/index.js';
import { text, ThreadPage } from '../../support/thread-page.js';
import { withChanges } from '../../support/with-changes.js';

const PICTURE = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
const FAKE = new URL('../../support/fake-turnstile.js', import.meta.url).href;
const TURNSTILE: Challenge = { kind: 'turnstile', siteKey: 'site' };

describe('a challenge', () => {
  // What loads when it is used takes long the first time.
  before(() =>
    Promise.all([
      import('../../../src/components/challenges/open-challenge.js'),
      import('../../../src/components/writing/sending-desk.js'),
    ]),
  );
  beforeEach(() => localStorage.clear());
  afterEach(() => Reflect.deleteProperty(globalThis, 'turnstile'));

  describe('with a picture', () => {
    it('shows it in the form, with the words kept, and leads to its field', async () => {
      const { page, field } = await challenged({ kind: 'image', image: PICTURE }, { solution: 'oak' });

      expect(text(page.part('challenge-heading'))).to.equal('One more step: show that you are no robot.');
      expect(page.part('challenge-picture')!.getAttribute('src')).to.equal(PICTURE);
      expect(page.root.activeElement === field()).to.equal(true);
      expect(field().labels![0]!.textContent).to.equal('What does the picture show?');
      expect(page.form.field('text').value).to.equal('Hello');
      expect(page.form.problems).to.equal('');
    });

    it('sends the same comment again once it is solved', async () => {
      const { page, keys, field } = await challenged({ kind: 'image', image: PICTURE }, { solution: 'oak' });

      await answer(page, field(), 'oak');
      await page.until(() => page.events.includes('posted published'));

      expect(page.part('challenge')).to.equal(null);
      expect(keys).to.have.length(2);
      expect(new Set(keys).size).to.equal(1);
      expect(page.form.field('text').value).to.equal('');
    });

    it('says that an answer was wrong, and asks once more', async () => {
      const { page, field } = await challenged({ kind: 'image', image: PICTURE }, { solution: 'oak' });

      await answer(page, field(), 'elm');
      await page.until(() => page.part('challenge')?.textContent?.includes('That was not it.'));
      expect(field().getAttribute('aria-invalid')).to.equal('true');
      await page.until(() => page.root.activeElement === field());

      await answer(page, field(), 'oak');
      await page.until(() => page.events.includes('posted published'));
    });

    it('gets another one from the backend', async () => {
      const { page, keys } = await challenged({ kind: 'image', image: PICTURE }, { solution: 'oak' });

      page.part('again-button')!.click();
      await page.until(() => keys.length === 2 && page.part('challenge-picture'));

      expect(page.form.field('text').value).to.equal('Hello');
    });

    it('loads nothing that is no picture', async () => {
      const { page } = await challenged({ kind: 'image', image: 'data:text/html,<script>alert(1)</script>' });

      expect(page.part('challenge-picture')).to.equal(null);
    });
  });

  describe('of work', () => {
    it('is solved by the browser, and the comment goes out by itself', async () => {
      const page = await ThreadPage.open(memoryAdapter({ challenge: { kind: 'altcha', data: await someWork() } }));
      await page.form.send('Hello');
      await page.until(() => page.events.includes('posted published'));

      expect(page.part('challenge')).to.equal(null);
    });

    it('goes out again with the consent that was given, also in a form made anew', async () => {
      const adapter = memoryAdapter({ challenge: { kind: 'altcha', data: await someWork() }, comments: [aComment()] });
      const page = await ThreadPage.open(adapter, { consent: 'required' });
      const told: unknown[] = [];
      page.section.addEventListener('gedanken-posting', ({ comment }) => told.push(comment.consent));
      page.comments[0]!.replyButton!.click();
      await page.until(() => page.comments[0]!.form);
      page.comments[0]!.form!.composer.querySelector<HTMLElement>('[name="consent"]')!.click();

      await page.comments[0]!.form!.send('Hello');
      await page.until(() => page.events.includes('posted published'));

      expect(told).to.deep.equal([true, true]);
    });

    it('lets pass what is meant to be said twice', async () => {
      const page = await ThreadPage.open(memoryAdapter({ challenge: { kind: 'altcha', data: await someWork() } }));
      await page.form.send('Hello');
      await page.until(() => page.events.includes('posted published'));

      await page.form.send('Hello');
      await page.until(() => page.part('again-button'));
      page.part('again-button')!.click();

      await page.until(() => page.events.filter((event) => event === 'posted published').length === 2);
    });

    it('is not done for ever, in a reply neither, for a backend that takes no solution', async () => {
      const { page, keys } = await repliedTo({ kind: 'altcha', data: await someWork() }, { solution: 'never' });
      await page.until(() => keys.length === 4);
      await page.until(() => page.part('again-button'));

      expect(page.comments[0]!.form!.field('text').value).to.equal('Hello');
    });

    it('says so when it can’t be done here, and leaves the words to copy', async () => {
      const { page } = await challenged({ kind: 'altcha', data: '{}' }, {}, 'again-button');

      expect(text(page.part('challenge-heading'))).to.contain('did not load');
      expect(page.part('copy-button')).to.not.equal(null);
      expect(page.form.field('text').value).to.equal('Hello');
    });
  });

  describe('of a service', () => {
    let asked: string[];
    /** What stands where the service has its script. */
    let script: string;
    const { append } = document.head;
    beforeEach(() => {
      asked = [];
      script = FAKE;
      document.head.append = (...nodes) => {
        for (const node of nodes) {
          if (!(node instanceof HTMLScriptElement)) continue;
          asked.push(node.src);
          node.src = script;
        }
        append.apply(document.head, nodes);
      };
    });
    afterEach(() => void Reflect.deleteProperty(document.head, 'append'));

    it('draws its widget in the page itself, and sends what it tells', async () => {
      const { page } = await challenged(TURNSTILE, { solution: 'human token' });
      await page.until(() => page.section.querySelector('button'));
      const widget = page.section.querySelector('button')!;
      expect(widget.assignedSlot ?? widget.parentElement!.assignedSlot).to.not.equal(null);
      expect(turnstile().drawn[0]).to.include({ sitekey: 'site', language: 'en' });

      widget.click();
      await page.until(() => page.events.includes('posted published'));

      expect(turnstile().removed).to.equal(1);
      expect(page.section.querySelector('button')).to.equal(null);
    });

    it('asks nobody before the backend demands it', async () => {
      const page = await ThreadPage.open(memoryAdapter({ challenge: TURNSTILE }));
      await page.form.fill({ text: 'Hello' });

      expect(asked).to.deep.equal([]);
    });

    for (const url of ['https://evil.example/api.js', '/upload.js', 'https://js.hcaptcha.com/1/api.js?onload=evil'])
      it(`takes its script from the service, although the backend names ${url}`, async () => {
        const { page } = await challenged({ ...TURNSTILE, url: new URL(url, location.href).href });
        await page.until(() => page.section.querySelector('button'));

        expect(asked).to.deep.equal(['https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit']);
      });

    it('is taken for the site key that the backend names, from where the service has it, and calls nothing else', async () => {
      const url = 'https://www.recaptcha.net/recaptcha/api.js?onload=evil&render=key%26onload';
      const { page } = await challenged({ kind: 'recaptcha', siteKey: 'key', url });
      // What came is no script of reCAPTCHA, and is not to come into the next test.
      await page.until(() => page.part('again-button'));

      expect(asked).to.deep.equal(['https://www.recaptcha.net/recaptcha/api.js?render=key%26onload']);
    });

    it('says so when its script may not load, and leaves the words to copy', async () => {
      script = new URL('/no-such-script.js', location.href).href;
      const { page } = await challenged(TURNSTILE);
      await page.until(() => page.part('again-button'));

      expect(text(page.part('challenge')))
        .to.contain('did not load')
        .and.contain('Copy my text');
      expect(page.section.childElementCount, 'what is left in the page').to.equal(1);
      expect(page.form.field('text').value).to.equal('Hello');
    });
  });

  it('ends when the reader sends something else instead', async () => {
    const { page } = await challenged({ kind: 'image', image: PICTURE }, { solution: 'oak' });

    await page.form.fill({ text: '' });
    await page.form.submit();
    await page.until(() => !page.part('challenge'));

    expect(page.form.errorOf('text')).to.contain('Write your comment first.');
  });
});

/** What a browser has done in no time. */
async function someWork(): Promise<string> {
  const salt = 'c0ffee&';
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt}77`));
  const challenge = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return JSON.stringify({ algorithm: 'SHA-256', challenge, salt, signature: 's', maxnumber: 100 });
}

/** A comment that was sent, and challenged. */
async function challenged(challenge: Challenge, options: MemoryAdapterOptions = {}, until = 'challenge') {
  const { page, keys } = await opened(challenge, options);
  await page.form.send('Hello');
  await page.until(() => page.part(until));
  await page.until(() => page.part('challenge')?.contains(page.root.activeElement));
  return { page, keys, field: () => page.part('challenge')!.querySelector('input')! };
}

/** An answer that was sent. */
async function repliedTo(challenge: Challenge, options: MemoryAdapterOptions) {
  const { page, keys } = await opened(challenge, { ...options, comments: [aComment()] });
  page.comments[0]!.replyButton!.click();
  await page.until(() => page.comments[0]!.form);
  await page.comments[0]!.form!.send('Hello');
  return { page, keys };
}

async function opened(challenge: Challenge, options: MemoryAdapterOptions) {
  const adapter = memoryAdapter({ challenge, ...options });
  const keys: string[] = [];
  const page = await ThreadPage.open(
    withChanges(adapter, {
      create(comment, call) {
        keys.push(comment.key);
        return adapter.comments.create(comment, call);
      },
    }),
  );
  return { page, keys };
}

async function answer(page: ThreadPage, field: HTMLInputElement, words: string): Promise<void> {
  field.value = words;
  page.part('answer-button')!.click();
  await page.section.updateComplete;
}

function turnstile(): { readonly drawn: readonly object[]; readonly removed: number } {
  return Reflect.get(globalThis, 'turnstile') as ReturnType<typeof turnstile>;
}
