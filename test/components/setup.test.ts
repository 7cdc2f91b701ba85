import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { GedankenComments } from '../../src/components/gedanken-comments.js';
import { PATIENCE } from '../../src/state/ask.js';
import { aComment } from '../support/a-comment.js';
import { BrokenAdapter } from '../support/broken-adapter.js';
import { FakeTime } from '../support/fake-time.js';
import { expect, fixture } from '../support/index.js';
import { anInfo, ScriptedAdapter } from '../support/scripted-adapter.js';
import { text, ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';

const LINK = '<a href="https://blog.example.test/talk">Comments on the blog</a>';
const saying = (body: string): Adapter => memoryAdapter({ comments: [aComment({ body })] });
/** Everything that a timer of no delay was set for has happened. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('<gedanken-comments>, set up', () => {
  const warnings = warningsInEachTest();

  describe('with a backend that there is not', () => {
    const open = async (backend: string): Promise<ThreadPage> => {
      const page = await ThreadPage.begin(undefined, { backend }, LINK);
      await page.until(() => page.part('notice'));
      return page;
    };

    it('tells readers one calm sentence, and keeps what the page put there', async () => {
      const page = await open('wordpres');

      expect(page.parts('notice').map(text)).to.deep.equal([
        'The comments are not set up right on this page. The site’s owner can fix that.',
      ]);
      expect(page.shows('a')).to.equal(true);
      expect(page.is('failed')).to.equal(true);
    });

    it('tells the developer, once, which name is near', async () => {
      const page = await open('wordpres');
      page.section.requestUpdate();
      await page.section.updateComplete;

      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(
        /^<gedanken-comments>: backend="wordpres" is not known; did you mean "wordpress"\? Known: .*browser, .*wordpress\.$/,
      );
    });

    it('names no other where none is near', async () => {
      await open('guestbook');

      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(/^<gedanken-comments>: backend="guestbook" is not known\. Known: .*browser, /);
    });

    it('takes no name that every object has', async () => {
      await open('constructor');

      expect(warnings).to.have.length(1);
    });

    it('recovers when the name is put right', async () => {
      const page = await open('memry');

      page.section.backend = 'memory';
      await page.until(() => page.hasForm);

      expect(page.part('notice')).to.equal(null);
      expect(page.is('failed')).to.equal(false);
    });
  });

  it('with settings that a backend cannot use tells readers as much, and the developer why', async () => {
    const page = await ThreadPage.begin(undefined, { backend: 'wordpress', endpoint: 'http://', thread: '1' }, LINK);
    await page.until(() => page.part('notice'));

    expect(text(page.part('notice'))).to.match(/^The comments are not set up right/);
    expect(page.shows('a')).to.equal(true);
    expect(warnings).to.have.length(1);
  });

  it('without any backend keeps what the page put there, and tells the developer once', async () => {
    const page = await ThreadPage.begin(undefined, {}, LINK);
    await nextTask();
    page.section.requestUpdate();
    await nextTask();

    expect(page.shows('a')).to.equal(true);
    expect(page.part('notice')).to.equal(null);
    expect(warnings).to.deep.equal([
      '<gedanken-comments>: No backend: set the backend attribute or the adapter property.',
    ]);
  });

  describe('with attributes that mean nothing', () => {
    const cases: readonly [attribute: string, value: string, warning: string][] = [
      [
        'sort',
        'newset',
        'sort="newset" is not known; did you mean "newest"? Known: oldest, newest, discussed, best, controversial.',
      ],
      ['theme', 'drak', 'theme="drak" is not known; did you mean "dark"? Known: auto, light, dark.'],
      [
        'avatars',
        'initial',
        'avatars="initial" is not known; did you mean "initials"? Known: initials, backend, gravatar, libravatar, none.',
      ],
      [
        'avatar-proxy',
        '/picture',
        'avatar-proxy="/picture" has no {url} for the address of the picture: there will be none.',
      ],
      ['loading', 'lasy', 'loading="lasy" is not known; did you mean "lazy"? Known: eager, lazy, click.'],
      ['max-depth', '99', 'max-depth="99" must be a whole number from 1 to 8; using 5.'],
      ['heading-level', 'h2', 'heading-level="h2" must be a whole number from 1 to 5; using 2.'],
      ['adopt', '##', 'adopt="##" is not a selector.'],
      ['adopt', '#nowhere', 'adopt="#nowhere" is not in the page.'],
    ];
    for (const [attribute, value, warning] of cases) {
      it(`works as if ${attribute}="${value}" were not there, and says so once`, async () => {
        const page = await ThreadPage.open(saying('Hello'), { [attribute]: value });
        page.section.requestUpdate();
        await page.section.updateComplete;

        expect(page.comments.map(({ body }) => body)).to.deep.equal(['Hello']);
        expect(warnings).to.deep.equal([`<gedanken-comments>: ${warning}`]);
      });
    }

    it('speaks English where the language is none', async () => {
      const page = await ThreadPage.open(saying('Hello'), { lang: 'not a language' });

      expect(page.heading).to.match(/^1 thought/);
    });
  });

  it('adds no attribute to the element that the page did not write', async () => {
    const frame = await fixture<HTMLElement>('<div lang="de"></div>');
    const section = document.createElement('gedanken-comments');
    section.adapter = saying('Hello');
    frame.append(section);
    await section.updateComplete;

    expect(section.getAttributeNames()).to.deep.equal([]);
  });

  describe('with an adapter', () => {
    it('that was set before the element was defined uses it (F113)', async () => {
      const host = document.createElement('div');
      const early = Object.assign(document.createElement('gedanken-comments-later') as GedankenComments, {
        adapter: saying('Early'),
      });
      host.append(early);
      const { GedankenComments: Comments } = await import('../../src/components/gedanken-comments.js');
      if (!customElements.get('gedanken-comments-later'))
        customElements.define('gedanken-comments-later', class extends Comments {});

      const frame = await fixture<HTMLElement>('<div lang="en"></div>');
      frame.append(host);
      await expectEventually(() => early.shadowRoot?.textContent?.includes('Early'));
    });

    it('that is set later uses it then', async () => {
      const page = await ThreadPage.begin(undefined, {}, LINK);

      page.section.adapter = saying('Late');
      await page.until(() => page.comments.length === 1);

      expect(page.comments[0]!.body).to.equal('Late');
    });

    it('asks it rather than the backend that an attribute names', async () => {
      const page = await ThreadPage.open(saying('From the property'), { backend: 'memory' });

      expect(page.comments.map(({ body }) => body)).to.deep.equal(['From the property']);
    });

    it('that takes the place of another shows nothing more of the first (F111)', async () => {
      const first = new ScriptedAdapter();
      const page = await ThreadPage.begin(first);
      await page.until(() => first.listed.length === 1);

      page.section.adapter = saying('Second');
      await page.until(() => page.comments.length === 1);
      first.described[0]!.answer(anInfo({ title: 'First' }));
      first.listed[0]!.answer({ comments: [aComment({ body: 'First' }), aComment({ id: '2' })], next: null });
      await nextTask();
      await page.section.updateComplete;

      expect(first.listed[0]!.signal.aborted).to.equal(true);
      expect(page.comments.map(({ body }) => body)).to.deep.equal(['Second']);
      expect(page.heading).to.not.include('First');
      expect(page.events).to.deep.equal(['loaded']);
    });

    for (const [what, thrown] of Object.entries({
      'a string': 'down',
      nothing: undefined,
      'an object without a prototype': Object.create(null) as unknown,
      'a DOMException': new DOMException('x', 'AbortError'),
    })) {
      it(`that rejects with ${what} says that the comments are not available (F137)`, async () => {
        const page = await ThreadPage.open(new BrokenAdapter(['list', 'describe'], {}, () => thrown));

        expect(text(page.part('notice'))).to.match(/^The comments are not available right now/);
        expect(page.events).to.deep.equal(['error unavailable']);
        expect(warnings).to.have.length(1);
      });
    }

    it('that throws instead of rejecting says the same (F135)', async () => {
      const page = await ThreadPage.open({
        comments: {
          ...memoryAdapter().comments,
          describe: () => {
            throw new TypeError('describe is broken');
          },
          list: () => {
            throw new TypeError('list is broken');
          },
        },
      });

      expect(text(page.part('notice'))).to.match(/^The comments are not available right now/);
      expect(warnings).to.deep.equal(['<gedanken-comments>: list is broken']);
    });

    it('that is none says the same', async () => {
      const page = await ThreadPage.open({} as Adapter);

      expect(text(page.part('notice'))).to.match(/^The comments are not available right now/);
    });

    describe('that never settles', () => {
      const time = FakeTime.inEachTest();

      it('says so after 20 seconds, and offers to try again (F136)', async () => {
        const page = await ThreadPage.begin(new ScriptedAdapter());
        await page.until(() => page.is('loading'));

        await time.pass(PATIENCE);
        await page.until(() => page.part('error-button'));

        expect(text(page.part('notice'))).to.match(/^The comments are not available right now/);
        expect(warnings).to.include('<gedanken-comments>: The adapter did not answer within 20 s.');
      });
    });
  });

  describe('and changed', () => {
    it('asks once for many changes (F112)', async () => {
      const adapter = new BrokenAdapter([], { comments: [aComment()] });
      const page = await ThreadPage.open(adapter);
      adapter.asked.length = 0;

      for (let change = 0; change < 100; change += 1) page.section.setAttribute('thread', `/${change}/`);
      await page.until(() => adapter.asked.length > 0);
      await page.settled();

      expect(adapter.asked.sort()).to.deep.equal(['describe', 'list']);
    });

    it('keeps each thread’s words with it', async () => {
      const threads = {
        a: memoryAdapter({ comments: [aComment()], thread: 'a' }),
        b: memoryAdapter({ comments: [aComment()], thread: 'b' }),
      };
      const page = await ThreadPage.open(threads.a);
      await page.form.fill({ text: 'For the first page' });

      page.section.adapter = threads.b;
      await page.until(() => page.hasForm && page.form.field('text').value === '');

      page.section.adapter = threads.a;
      await page.until(() => page.hasForm && page.form.field('text').value === 'For the first page');
      localStorage.clear();
    });

    it('keeps the words when only the order changes, also where nothing can be kept', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment(), aComment({ id: '2', created: 1 })] }));
      await page.form.fill({ text: 'Half a thou', name: 'Gina Guest' });

      page.section.sort = 'newest';
      await page.until(() => page.comments[0]?.article.id === 'comment-1' && page.hasForm);

      expect(page.form.field('text').value).to.equal('Half a thou');
      expect(page.form.field('name').value).to.equal('Gina Guest');
    });

    it('changes its language where it stands, and keeps what is being written', async () => {
      const page = await ThreadPage.open(memoryAdapter({ comments: [aComment()] }));
      page.comments[0]!.replyButton!.click();
      await page.until(() => page.comments[0]!.form);
      const field = page.comments[0]!.form!.field('text');
      await page.comments[0]!.form!.fill({ text: 'Half a thou' });

      page.section.lang = 'de';
      await page.until(() => page.heading === '1 Gedanke');
      await page.section.updateComplete;

      expect(text(page.comments[0]!.replyButton)).to.equal('Antworten');
      expect(field.isConnected).to.equal(true);
      expect(field.value).to.equal('Half a thou');
    });
  });

  describe('and moved', () => {
    it('keeps its thread, its words and its open form, and asks nothing again (F109)', async () => {
      const adapter = new BrokenAdapter([], { comments: [aComment()] });
      const page = await ThreadPage.open(adapter);
      page.comments[0]!.replyButton!.click();
      await page.until(() => page.comments[0]!.form);
      await page.comments[0]!.form!.fill({ text: 'Half a thou' });
      adapter.asked.length = 0;

      const elsewhere = document.createElement('div');
      page.section.parentElement!.append(elsewhere);
      elsewhere.append(page.section);
      await nextTask();
      await page.section.updateComplete;

      expect(adapter.asked).to.deep.equal([]);
      expect(page.comments[0]!.form!.field('text').value).to.equal('Half a thou');

      await page.form.send('After the move');
      await page.until(() => page.comments.length === 2);
    });
  });

  describe('and taken out of the page', () => {
    it('gives up reading, and reads anew when it is put back', async () => {
      const adapter = new ScriptedAdapter();
      const page = await ThreadPage.begin(adapter);
      await page.until(() => adapter.listed.length === 1);
      const frame = page.section.parentElement!;

      page.section.remove();
      await nextTask();
      expect(adapter.listed[0]!.signal.aborted).to.equal(true);

      frame.append(page.section);
      await page.until(() => adapter.listed.length === 2);
      expect(warnings).to.deep.equal([]);
    });

    it('still finishes what was being sent', async () => {
      const adapter = memoryAdapter({ comments: [aComment()] });
      let confirm = (): void => undefined;
      let signal: AbortSignal | undefined;
      const page = await ThreadPage.open({
        comments: {
          ...adapter.comments,
          async create(comment, call) {
            signal = call.signal;
            await new Promise<void>((resolve) => (confirm = resolve));
            return adapter.comments.create(comment, call);
          },
        },
      });
      await page.form.send('On its way');
      await page.until(() => signal);

      page.section.remove();
      await nextTask();
      confirm();
      await page.until(() => page.events.includes('posted published'));

      expect(signal!.aborted).to.equal(false);
      expect(page.events).to.deep.equal(['loaded', 'posting', 'posted published']);
    });

    it('says nothing more, whatever the adapter still answers (F138)', async () => {
      const adapter = new ScriptedAdapter();
      const page = await ThreadPage.begin(adapter);
      await page.until(() => adapter.listed.length === 1);

      page.section.remove();
      await nextTask();
      adapter.described[0]!.answer(anInfo());
      adapter.listed[0]!.fail(new Error('too late'));
      await nextTask();

      expect(page.events).to.deep.equal([]);
      expect(warnings).to.deep.equal([]);
    });
  });

  describe('twice on one page', () => {
    it('shows two threads that do not meet', async () => {
      const [one, two] = [await ThreadPage.open(saying('One')), await ThreadPage.open(saying('Two'))];

      await one.form.send('Only here');
      await one.until(() => one.comments.length === 2);

      expect(two.comments.map(({ body }) => body)).to.deep.equal(['Two']);
      expect(two.events).to.deep.equal(['loaded']);
      expect(two.form.field('name').value).to.equal('');
    });

    it('works in one when the other fails', async () => {
      const [one, two] = [
        await ThreadPage.open(new BrokenAdapter(['list', 'describe'])),
        await ThreadPage.open(saying('Two')),
      ];

      expect(one.part('error')).to.not.equal(null);
      expect(two.part('error')).to.equal(null);
      expect(two.comments).to.have.length(1);
    });
  });

  it('on a page whose own listener throws goes on as if nothing had happened (F141)', async () => {
    const reported: string[] = [];
    const onerror = window.onerror;
    window.onerror = (message) => {
      reported.push(String(message));
      return true;
    };
    const page = await ThreadPage.begin(new BrokenAdapter([], { comments: [aComment()] }));
    page.section.addEventListener('gedanken-loaded', () => {
      throw new Error('The page’s own mistake');
    });
    page.section.addEventListener('gedanken-posted', () => {
      throw new Error('Another one');
    });
    await page.settled();
    await page.until(() => page.hasForm);

    await page.form.send('All the same');
    await page.until(() => reported.some((message) => message.includes('Another one')));
    expect(page.comments).to.have.length(2);

    window.onerror = onerror;
    expect(page.form.problems).to.equal('');
    expect(reported.join(), 'the mistake is not swallowed').to.include('Another one');
  });
});

async function expectEventually(holds: () => unknown): Promise<void> {
  for (let frame = 0; frame < 200 && !holds(); frame += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(holds()).to.be.ok;
}
