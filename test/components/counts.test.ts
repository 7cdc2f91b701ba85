import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter, memoryBackend } from '../../src/adapters/memory.js';
import { GedankenCountedEvent, GedankenPostedEvent } from '../../src/components/events.js';
import type { GedankenCount } from '../../src/components/gedanken-count.js';
import { AdapterError } from '../../src/core/errors.js';
import '../../src/define.js';
import { aComment, someComments } from '../support/a-comment.js';
import { expect, fixture, waitUntil } from '../support/index.js';
import { Question } from '../support/scripted-adapter.js';
import { text, ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';

type Counting = Adapter & { readonly asked: Question<readonly string[], readonly number[]>[] };

function counting(): Counting {
  const asked: Counting['asked'] = [];
  const counts: Adapter['counts'] = {
    counts: (threads, { signal }) => {
      const question = new Question<readonly string[], readonly number[]>(threads, signal);
      asked.push(question);
      return question.promise;
    },
  };
  return { comments: memoryAdapter().comments, counts, asked };
}

const shown = (count: Element): string => text(count.shadowRoot!.querySelector('[part~="count"]'));

/** Puts counts of these threads on a page. */
async function counts(
  adapter: Adapter | undefined,
  threads: readonly string[],
  attributes: Readonly<Record<string, string>> = {},
): Promise<GedankenCount[]> {
  const frame = await fixture<HTMLElement>('<div></div>');
  const all = threads.map((thread) => {
    const count = document.createElement('gedanken-count');
    count.adapter = adapter;
    for (const [name, value] of Object.entries({ lang: 'en', thread, ...attributes })) count.setAttribute(name, value);
    return count;
  });
  frame.append(...all);
  return all;
}

describe('<gedanken-count>, many on a page', () => {
  const warnings = warningsInEachTest();

  it('ask their backend together', async () => {
    const backend = counting();
    const threads = Array.from({ length: 50 }, (_, post) => `/${post}/`);
    const all = await counts(backend, threads);
    await waitUntil(() => backend.asked.length > 0);

    backend.asked[0]!.answer(threads.map((_, post) => post));
    await waitUntil(() => all.every((count) => shown(count) !== ''));

    expect(backend.asked.map(({ asked }) => asked.length)).to.deep.equal([50]);
    expect(all.map(shown).slice(0, 3)).to.deep.equal(['0 comments', '1 comment', '2 comments']);
  });

  it('say once that their call failed', async () => {
    const backend = counting();
    const all = await counts(backend, ['/a/', '/b/', '/c/']);
    const heard: (EventTarget | null)[] = [];
    for (const count of all) count.addEventListener('gedanken-error', ({ target }) => heard.push(target));
    await waitUntil(() => backend.asked.length > 0);

    backend.asked[0]!.fail(new AdapterError('unavailable', { hint: 'Gone for tea.' }));
    await waitUntil(() => heard.length > 0);

    expect(warnings).to.deep.equal(['<gedanken-count>: Gone for tea.']);
    expect(heard.length).to.equal(1);
    expect(all.map(shown)).to.deep.equal(['', '', '']);
  });

  it('say once that their backend cannot count', async () => {
    await counts({ comments: memoryAdapter().comments }, ['/a/', '/b/']);
    await waitUntil(() => warnings.length > 0);

    expect(warnings).to.deep.equal(['<gedanken-count>: This backend cannot count.']);
  });

  it('wait with loading="lazy" until they are nearly in view', async () => {
    const backend = counting();
    const [near, far] = await counts(backend, ['/near/', '/far/'], { loading: 'lazy' });
    const between = document.createElement('div');
    between.style.blockSize = `${innerHeight * 4}px`;
    near!.after(between);
    await waitUntil(() => backend.asked.length > 0);
    expect(backend.asked.map(({ asked }) => asked.join())).to.deep.equal(['/near/']);

    far!.scrollIntoView();
    await waitUntil(() => backend.asked.length > 1);

    expect(backend.asked[1]!.asked).to.deep.equal(['/far/']);
  });

  it('tell the developer of a way of loading that is none', async () => {
    await counts(counting(), ['/a/'], { loading: 'lasy' });

    expect(warnings).to.deep.equal([
      '<gedanken-count>: loading="lasy" is not known; did you mean "lazy"? Known: eager, lazy.',
    ]);
  });
});

describe('<gedanken-count>, next to a section of the same thread', () => {
  warningsInEachTest();

  it('takes over what the section knows', async () => {
    const adapter = { ...memoryAdapter({ comments: someComments(3) }), counts: counting().counts! };
    const [count] = await counts(adapter, ['/hello/']);

    await ThreadPage.open(adapter, { thread: '/hello/' });
    await waitUntil(() => shown(count!) !== '');

    expect(shown(count!)).to.equal('3 comments');
  });

  it('counts on when the reader posts', async () => {
    const adapter = memoryAdapter({ comments: someComments(3), thread: '/hello/' });
    const page = await ThreadPage.open(adapter, { thread: '/hello/' });
    const [count, other] = await counts(adapter, ['/hello/', '/else/']);
    await waitUntil(() => shown(count!) === '3 comments');

    await page.form.send('A fourth');
    await waitUntil(() => shown(count!) === '4 comments');

    expect(shown(other!)).to.equal('0 comments');
    expect(page.heading).to.include('4 thoughts');
  });

  it('counts on when others write, and when they take it away again', async () => {
    const backend = memoryBackend({ comments: someComments(3), thread: '/hello/' });
    const adapter = backend.adapter();
    const page = await ThreadPage.open(adapter, { thread: '/hello/', live: 'on' });
    const [count] = await counts(adapter, ['/hello/']);
    await waitUntil(() => shown(count!) === '3 comments');
    const other = backend.adapter({ author: 'Otto Example' });
    const call = { signal: new AbortController().signal };

    const { id } = await other.comments.create({ key: 'k', parent: '2', text: 'A fourth' }, call);
    await waitUntil(() => shown(count!) === '4 comments');
    expect(page.heading).to.include('4 thoughts');

    await other.edits!.remove(id, call);
    await waitUntil(() => shown(count!) === '3 comments');
    expect(page.heading).to.include('3 thoughts');
  });

  describe('of a built-in backend', () => {
    const ATTRIBUTES = { backend: 'memory', endpoint: '/wp-json' };
    let count: GedankenCount;
    let section: HTMLElement;

    beforeEach(async () => {
      [count] = (await counts(undefined, ['/hello/'], ATTRIBUTES)) as [GedankenCount];
      await waitUntil(() => shown(count) === '0 comments');
      section = document.createElement('gedanken-comments');
      // With no backend of its own it asks nobody.
      section.setAttribute('loading', 'click');
    });

    async function heard(attributes: Readonly<Record<string, string>>, event: Event): Promise<string> {
      for (const [name, value] of Object.entries(attributes)) section.setAttribute(name, value);
      count.parentElement!.append(section);
      section.dispatchEvent(event);
      await count.updateComplete;
      return shown(count);
    }
    const posted = (status: 'published' | 'held' = 'published'): Event => new GedankenPostedEvent(aComment({ status }));

    it('knows it by its attributes', async () => {
      expect(await heard({ ...ATTRIBUTES, thread: '/hello/' }, posted())).to.equal('1 comment');
    });

    it('knows it however its addresses are written', async () => {
      const written = {
        backend: ' memory',
        endpoint: new URL('/wp-json', location.href).href,
        thread: `${location.origin}/hello/`,
      };
      expect(await heard(written, posted())).to.equal('1 comment');
    });

    it('is not misled by another thread, or another backend', async () => {
      expect(await heard({ ...ATTRIBUTES, thread: '/other/' }, posted())).to.equal('0 comments');
      expect(await heard({ ...ATTRIBUTES, endpoint: '/other', thread: '/hello/' }, posted())).to.equal('0 comments');
    });

    it('counts what is posted once, where the section tells how many there are', async () => {
      const counted = new GedankenCountedEvent({ count: 7, exact: true });
      await heard({ ...ATTRIBUTES, thread: '/hello/' }, counted);

      expect(await heard({}, posted())).to.equal('7 comments');
    });

    it('does not count what nobody else sees', async () => {
      expect(await heard({ ...ATTRIBUTES, thread: '/hello/' }, posted('held'))).to.equal('0 comments');
    });

    it('does not believe a number that may be larger', async () => {
      const event = new GedankenCountedEvent({ count: 20, exact: false });

      expect(await heard({ ...ATTRIBUTES, thread: '/hello/' }, event)).to.equal('0 comments');
    });

    it('hears no more once it is gone', async () => {
      const { parentElement } = count;
      count.remove();
      parentElement!.append(section);
      section.setAttribute('backend', 'memory');
      section.setAttribute('endpoint', '/wp-json');
      section.setAttribute('thread', '/hello/');
      section.dispatchEvent(posted());
      await count.updateComplete;

      expect(shown(count)).to.equal('0 comments');
    });
  });

  it('asks again when something is posted while the answer is out', async () => {
    const backend = counting();
    const [count] = await counts(backend, ['/hello/']);
    await waitUntil(() => backend.asked.length > 0);
    const section = document.createElement('gedanken-comments');
    section.adapter = backend;
    section.thread = '/hello/';
    section.loading = 'click';
    count!.parentElement!.append(section);

    section.dispatchEvent(new GedankenPostedEvent(aComment()));
    await waitUntil(() => backend.asked.length > 1);
    expect(backend.asked[0]!.signal.aborted).to.equal(true);
    backend.asked[1]!.answer([7]);
    await waitUntil(() => shown(count!) !== '');

    expect(shown(count!)).to.equal('7 comments');
  });
});
