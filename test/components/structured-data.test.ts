import { memoryAdapter } from '../../src/adapters/memory.js';
import { type DataForm, StructuredData } from '../../src/components/structured-data.js';
import type { Author, Comment } from '../../src/core/comment.js';
import { createLocalizer } from '../../src/i18n/localizer.js';
import { messages } from '../../src/i18n/locales/en.js';
import { openThread, type Thread } from '../../src/state/thread.js';
import { aComment, LONG_AGO, someComments } from '../support/a-comment.js';
import { FakeTime } from '../support/fake-time.js';
import { expect, fixture } from '../support/index.js';

const ADDRESS = 'https://blog.example.test/hello/';
const words = createLocalizer('en', messages);

interface Written {
  readonly commentCount: number;
  readonly comment: readonly Readonly<Record<string, unknown>>[];
}

/** A section's element with a thread, written for machines. */
class Stage {
  form: DataForm;
  readonly muted = new Set<string>();
  readonly data: StructuredData;

  private constructor(
    readonly element: HTMLElement,
    readonly thread: Thread,
    form: DataForm,
  ) {
    this.form = form;
    this.data = new StructuredData({
      element,
      thread,
      form: () => this.form,
      page: () => ({ address: ADDRESS, title: 'Small questions', total: thread.$total.get(), words }),
      isMuted: ({ name }: Author) => this.muted.has(name),
    });
  }

  static async open(comments: readonly Comment[], form: DataForm, frame?: HTMLElement): Promise<Stage> {
    const around = frame ?? (await fixture<HTMLElement>('<div></div>'));
    const element = around.ownerDocument.createElement('div');
    around.append(element);
    const thread = openThread(memoryAdapter({ comments }));
    await thread.load();
    const stage = new Stage(element, thread, form);
    stage.data.updated();
    return stage;
  }

  get scripts(): HTMLScriptElement[] {
    return [
      ...this.element.ownerDocument.head.querySelectorAll<HTMLScriptElement>('script[type="application/ld+json"]'),
    ];
  }

  get written(): Written {
    return JSON.parse(this.scripts[0]!.textContent) as Written;
  }

  get list(): HTMLElement | null {
    return this.element.nextElementSibling as HTMLElement | null;
  }
}

describe('StructuredData', () => {
  let stage: Stage;
  afterEach(() => stage.data.stop());

  const open = async (comments: readonly Comment[], form: DataForm = 'json-ld', frame?: HTMLElement): Promise<Stage> =>
    (stage = await Stage.open(comments, form, frame));

  it('writes nothing unless the site asks', async () => {
    await open([aComment()], 'none');

    expect(stage.scripts.length).to.equal(0);
    expect(stage.list).to.equal(null);
  });

  it('writes both when asked for both', async () => {
    await open([aComment()], 'both');

    expect(stage.scripts.length).to.equal(1);
    expect(stage.list!.querySelectorAll('.h-cite').length).to.equal(1);
  });

  it('leaves the section’s own content alone: that is the page’s', async () => {
    await open([aComment()], 'both');

    expect(stage.element.childNodes.length).to.equal(0);
  });

  it('takes everything away when it stops', async () => {
    await open([aComment()], 'both');
    stage.data.stop();

    expect(stage.scripts.length).to.equal(0);
    expect(stage.list).to.equal(null);
  });

  it('follows when the site changes its mind', async () => {
    await open([aComment()], 'json-ld');
    stage.form = 'microformats';
    stage.data.updated();

    expect(stage.scripts.length).to.equal(0);
    expect(stage.list).to.not.equal(null);
  });

  describe('as JSON-LD', () => {
    it('says what each comment is, in the order of reading', async () => {
      await open([
        aComment({
          id: '1',
          author: { name: 'Alice Example', url: 'https://alice.example.test/' },
          body: { format: 'html', source: '<p>A <b>bold</b> &amp; calm thought</p>', lang: 'en' },
          edited: LONG_AGO + 60_000,
          votes: { score: 3, up: 5, down: 2, mine: null },
        }),
        aComment({ id: '3', created: LONG_AGO + 120_000 }),
        aComment({ id: '2', parent: '1', author: '', created: LONG_AGO + 60_000 }),
      ]);

      const { commentCount, comment } = stage.written;
      expect(commentCount).to.equal(3);
      expect(comment.map((each) => each['@id'])).to.deep.equal(['1', '2', '3'].map((id) => `${ADDRESS}#comment-${id}`));
      expect(comment[0]).to.deep.equal({
        '@type': 'Comment',
        '@id': `${ADDRESS}#comment-1`,
        url: `${ADDRESS}#comment-1`,
        author: { '@type': 'Person', name: 'Alice Example', url: 'https://alice.example.test/' },
        dateCreated: '2024-02-03T09:30:00.000Z',
        dateModified: '2024-02-03T09:31:00.000Z',
        inLanguage: 'en',
        text: 'A bold & calm thought',
        upvoteCount: 5,
        downvoteCount: 2,
      });
      expect(comment[1]!.parentItem).to.deep.equal({ '@id': `${ADDRESS}#comment-1` });
      expect(comment[1]!.author).to.deep.equal({ '@type': 'Person', name: 'Anonymous' });
    });

    it('tells how often people reacted', async () => {
      const reactions = [
        { name: 'heart', count: 2, mine: false },
        { name: 'laugh', count: 1, mine: true },
      ];
      await open([aComment({ reactions })]);

      expect(stage.written.comment[0]!.interactionStatistic).to.deep.equal({
        '@type': 'InteractionCounter',
        interactionType: 'https://schema.org/LikeAction',
        userInteractionCount: 3,
      });
    });

    it('names the place where a comment is at home, if that is a web page', async () => {
      await open([
        aComment({ id: '1', url: 'https://social.example.test/@ada/1' }),
        // oxlint-disable-next-line no-script-url
        aComment({ id: '2', url: 'javascript:alert(1)', author: { name: 'Eve', url: 'javascript:alert(2)' } }),
      ]);

      expect(stage.written.comment.map(({ url }) => url)).to.deep.equal([
        'https://social.example.test/@ada/1',
        `${ADDRESS}#comment-2`,
      ]);
      expect(stage.written.comment[1]!.author).to.deep.equal({ '@type': 'Person', name: 'Eve' });
    });

    it('is never ended by what strangers write', async () => {
      const evil = '</script><script>alert(1)</script><!--<script>';
      await open([aComment({ author: evil, body: evil })]);

      expect(stage.scripts[0]!.textContent).to.not.include('<');
      expect(stage.written.comment[0]!.text).to.equal(evil);
    });

    it('leaves out what not everybody may read, and those whom the reader does not want to see', async () => {
      const comments = [
        aComment({ id: '1', status: 'held' }),
        aComment({ id: '2', status: 'spam' }),
        aComment({ id: '3', status: 'removed' }),
        aComment({ id: '4', kind: 'pingback' }),
        aComment({ id: '5', author: 'Ben' }),
        aComment({ id: '6', parent: '3', author: 'Clara Example' }),
      ];
      await open(comments, 'none');
      stage.muted.add('Ben');
      stage.form = 'json-ld';
      stage.data.updated();

      expect(stage.written.comment.map(({ author }) => (author as Author).name)).to.deep.equal(['Clara Example']);
      expect(stage.written.comment[0]).to.not.have.property('parentItem');
    });

    it('writes five hundred comments and no more', async () => {
      await open([], 'none');
      const thread = openThread(memoryAdapter({ comments: someComments(520), pageSize: 1000 }));
      await thread.load();
      const data = new StructuredData({
        element: stage.element,
        thread,
        form: () => 'json-ld',
        page: () => ({ address: ADDRESS, title: undefined, total: null, words }),
        isMuted: () => false,
      });
      data.updated();

      expect(stage.written.comment.length).to.equal(500);
      data.stop();
    });
  });

  describe('as microformats', () => {
    it('is a list that nobody sees, right after the section', async () => {
      await open([aComment()], 'microformats');

      expect(stage.list!.getClientRects().length).to.equal(0);
      expect(stage.list!.querySelector('.p-content')!.textContent).to.equal('The ginkgo by the gate is yellow');
    });

    it('stays out of sight where a theme shows every box', async () => {
      const frame = await fixture<HTMLElement>('<div><style>div { display: block !important }</style></div>');
      await open([aComment()], 'microformats', frame);

      expect(stage.list!.getClientRects().length).to.equal(0);
    });

    it('says who, when, what, where, and in answer to whom', async () => {
      await open(
        [
          aComment({ id: '1', author: { name: 'Alice Example', url: 'https://alice.example.test/' } }),
          aComment({ id: '2', parent: '1', author: 'Ben', body: 'A <b>plain</b> answer' }),
        ],
        'microformats',
      );
      const [first, second] = stage.list!.querySelectorAll('.u-comment.h-cite');

      expect(first!.querySelector<HTMLAnchorElement>('a.p-author.h-card')!.href).to.equal(
        'https://alice.example.test/',
      );
      expect(first!.querySelector('.dt-published')!.getAttribute('datetime')).to.equal('2024-02-03T09:30:00.000Z');
      expect(second!.querySelector('.p-author')!.textContent).to.equal('Ben');
      expect(second!.querySelector('.p-content')!.textContent).to.equal('A <b>plain</b> answer');
      expect(second!.querySelector<HTMLAnchorElement>('.u-url')!.href).to.equal(`${ADDRESS}#comment-2`);
      expect(second!.querySelector<HTMLAnchorElement>('.u-in-reply-to')!.href).to.equal(`${ADDRESS}#comment-1`);
    });

    it('brings an entry of its own, except where the page has one around the section', async () => {
      await open([aComment()], 'microformats');
      expect(stage.list!.querySelector('.h-entry > .u-url.p-name')!.textContent).to.equal('Small questions');
      stage.data.stop();

      await open([aComment()], 'microformats', await fixture<HTMLElement>('<article class="h-entry"></article>'));
      expect(stage.list!.querySelector('.h-entry')).to.equal(null);
      expect(stage.list!.querySelectorAll('.u-comment').length).to.equal(1);
    });

    it('goes along when the section is moved', async () => {
      await open([aComment()], 'microformats');
      const elsewhere = await fixture<HTMLElement>('<div></div>');
      elsewhere.append(stage.element);
      stage.data.updated();

      expect(elsewhere.childElementCount).to.equal(2);
    });
  });

  describe('as time goes on', () => {
    const time = FakeTime.inEachTest();
    const guest = { name: 'Gina Guest', email: 'gina@example.test', website: '' };
    const texts = (): unknown[] => stage.written.comment.map(({ text }) => text);

    it('follows the thread, and writes once for all that happens in a moment', async () => {
      await open([aComment()]);
      await stage.thread.post({ key: 'a', parent: '1', text: 'An answer', guest });
      await stage.thread.post({ key: 'b', parent: null, text: 'Another thought', guest });
      expect(texts().length).to.equal(1);
      await time.pass(1000);

      expect(texts()).to.deep.equal(['The ginkgo by the gate is yellow', 'An answer', 'Another thought']);
      expect(stage.written.commentCount).to.equal(3);
      expect(JSON.stringify(stage.written)).to.not.include('gina@example.test');
    });

    it('follows what is new in it, too', async () => {
      await open([aComment()]);
      await stage.thread.post({ key: 'a', parent: '1', text: 'An answer', guest });
      await time.pass(1000);
      const [, answer] = stage.thread.$children('1').get();
      expect(answer).to.equal(undefined);
      await stage.thread.post({
        key: 'b',
        parent: stage.thread.$children('1').get()[0]!,
        text: 'And one to that',
        guest,
      });
      await time.pass(1000);

      expect(texts()).to.include('And one to that');
    });

    it('follows no more once it is stopped', async () => {
      await open([aComment()]);
      await stage.thread.post({ key: 'a', parent: null, text: 'Late', guest });
      stage.data.stop();
      await time.pass(1000);

      expect(stage.scripts.length).to.equal(0);
      expect(time.waiting).to.equal(0);
    });
  });

  describe('on a strict page', () => {
    const STRICT = "default-src 'none'; script-src 'none'; style-src 'none'";
    const TRUSTED = "default-src 'none'; require-trusted-types-for 'script'";

    /** Opens a page in a frame, writes into it, and tells which directives that offends. */
    async function offended(policy: string, form: DataForm): Promise<string[]> {
      const frame = await fixture<HTMLIFrameElement>('<iframe title="A strict page"></iframe>');
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}"><body></body>`;
      await loaded;
      const page = frame.contentDocument!;
      const violated: string[] = [];
      const last = new Promise<void>((resolve) => {
        page.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (effectiveDirective === 'img-src') resolve();
          else violated.push(effectiveDirective);
        });
      });
      await open([aComment()], form, page.body);
      // What surely offends is reported after all that came before.
      const image = page.createElement('img');
      image.src = 'data:,';
      page.body.append(image);
      await last;
      return violated;
    }

    it('offends no content security policy', async () => {
      expect(await offended(STRICT, 'both')).to.deep.equal([]);

      expect(stage.written.comment.length).to.equal(1);
      expect(stage.list!.querySelectorAll('.h-cite').length).to.equal(1);
      expect(stage.list!.getClientRects().length).to.equal(0);
    });

    it('writes microformats without offending Trusted Types', async () => {
      expect(await offended(TRUSTED, 'microformats')).to.deep.equal([]);

      expect(stage.list!.querySelectorAll('.h-cite').length).to.equal(1);
    });

    it('writes JSON-LD even where Trusted Types are enforced', async () => {
      await offended(TRUSTED, 'json-ld');

      expect(stage.written.comment.length).to.equal(1);
    });
  });
});
