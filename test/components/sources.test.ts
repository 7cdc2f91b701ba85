import { memoryAdapter } from '../../src/adapters/memory.js';
import type { GedankenSource } from '../../src/components/gedanken-source.js';
import { mergeAdapters, type Source } from '../../src/adapters/merge.js';
import { openSources } from '../../src/components/open-sources.js';
import type { ThreadSource } from '../../src/components/thread-controller.js';
import { localKeep } from '../../src/dom/local-keep.js';
import { Drafts } from '../../src/state/drafts.js';
import { aComment, LONG_AGO, someComments } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { aSource, broken, reluctant, sending } from '../support/merged-sources.js';
import { text, ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';
import { withChanges } from '../support/with-changes.js';

const MINUTE = 60_000;
const FIELDS = { name: 'required', email: 'hidden', website: 'hidden' } as const;
const STATUS = 'https://social.example/@ben/1';

/** A page with a section of these sources, each in an element of its own. */
async function open(...sources: readonly Source[]): Promise<ThreadPage> {
  const page = await ThreadPage.begin(
    undefined,
    {},
    sources.map(({ name, label }) => `<gedanken-source name="${name}" label="${label}"></gedanken-source>`).join(''),
  );
  const elements = [...page.section.querySelectorAll<GedankenSource>('gedanken-source')];
  for (const [index, { adapter }] of sources.entries()) elements[index]!.adapter = adapter;
  return page;
}

const blog = (): Source =>
  aSource('blog', {
    comments: [
      aComment({ id: '1', body: 'On the blog' }),
      aComment({ id: '2', body: 'Later on the blog', created: LONG_AGO + 9 * MINUTE }),
    ],
  });
const social = (): Source =>
  sending('social', [[aComment({ id: '9', body: 'On the fediverse', url: STATUS, created: LONG_AGO + MINUTE })]]);

/** What a page says that names one source in an element of its own. */
function sourcesOf(source: Partial<ThreadSource['sources'][number]>, more: Partial<ThreadSource> = {}): ThreadSource {
  const none = { backend: '', endpoint: '', thread: '', data: {} };
  return {
    adapter: undefined,
    settings: { ...none, avatars: false, adopt: undefined },
    sources: [{ ...none, adapter: undefined, name: '', label: '', roots: false, ...source }],
    findsSources: false,
    sort: 'oldest',
    maxDepth: 4,
    loading: 'eager',
    remembers: false,
    ...more,
  };
}

const bodies = (page: ThreadPage): string[] => page.comments.map(({ body }) => body);

describe('<gedanken-comments>, read from several sources', () => {
  const warnings = warningsInEachTest();

  it('is one thread, in one order, with one count', async () => {
    const page = await open(blog(), social());
    await page.settled();

    expect(bodies(page)).to.deep.equal(['On the blog', 'On the fediverse', 'Later on the blog']);
    expect(page.heading).to.match(/^3 thoughts/);
  });

  it('stands in the order that was asked for while it was being opened', async () => {
    const page = await open(blog(), social());
    await page.section.updateComplete;
    page.section.sort = 'newest';
    await page.settled();

    expect(bodies(page)).to.deep.equal(['Later on the blog', 'On the fediverse', 'On the blog']);
  });

  it('says of each comment where it comes from, unless from here, and leads there', async () => {
    const page = await open(blog(), social());
    await page.settled();

    const badge = page.comment('On the fediverse').article.querySelector<HTMLAnchorElement>('[part~="source-badge"]')!;
    expect([text(badge), badge.href]).to.deep.equal(['Social', STATUS]);
    expect(badge.rel).to.contain('ugc');
    expect(page.comment('On the blog').badges).to.deep.equal([]);
  });

  it('shows the same words once, with both origins', async () => {
    const retold = aComment({ id: 'w', body: 'As it was retold', url: STATUS });
    const page = await open(blog(), social(), sending('web', [[retold]]));
    await page.settled();

    expect(bodies(page)).to.have.length(3);
    expect(page.comment('On the fediverse').badges).to.deep.equal(['Social', 'Web']);
  });

  it('shows only one source when asked to', async () => {
    const page = await open(aSource('blog', { comments: someComments(12) }), social());
    await page.settled();
    const filter = page.parts('filter-button').find((button) => text(button) === 'Social')!;

    filter.click();
    await page.until(() => page.comments.length === 1);

    expect(bodies(page)).to.deep.equal(['On the fediverse']);
  });

  describe('one of which is down', () => {
    it('shows the others, says which one, and asks it again on request (F146)', async () => {
      const source = reluctant(social());
      const page = await open(blog(), source);
      await page.until(() => source.asked > 0);
      source.fail();
      await page.settled();
      await page.until(() => page.part('source-error'));

      expect(bodies(page)).to.deep.equal(['On the blog', 'Later on the blog']);
      expect(text(page.part('source-error')!.querySelector('p')!)).to.equal(
        'Comments from Social could not be loaded.',
      );

      page.part('source-error-button')!.click();
      await page.until(() => source.asked > 0);
      source.answer();
      await page.until(() => page.comments.length === 3 || page.part('arrived-button'));
      expect(page.part('source-error')).to.equal(null);
    });

    describe('and is asked again', () => {
      const asking = async () => {
        const source = reluctant(social());
        const page = await open(blog(), source);
        await page.until(() => source.asked > 0);
        source.fail();
        await page.settled();
        await page.until(() => page.part('source-error-button'));
        const button = page.part('source-error-button')!;
        button.focus();
        button.click();
        await page.until(() => source.asked > 0 && button.hasAttribute('aria-disabled'));
        return { page, source, button };
      };

      it('keeps the button, and the focus on it, and asks once', async () => {
        const { page, source, button } = await asking();

        button.click();
        await page.section.updateComplete;

        expect([text(button), page.focused === button, source.asked]).to.deep.equal(['Loading…', true, 1]);
        expect(page.part('source-note')).to.equal(null);
      });

      it('says so when it is there, and leads on to the last comment', async () => {
        const { page, source } = await asking();

        source.answer();
        await page.until(() => page.said.length > 0);

        expect(page.said).to.deep.equal(['1 more comment. 3 of 3.']);
        await page.until(() => page.focused);
        expect(page.focused === page.comments.at(-1)!.heading).to.equal(true);
      });

      it('leaves the focus where the reader has taken it meanwhile', async () => {
        const { page, source } = await asking();
        page.form.field('text').focus();

        source.answer();
        await page.until(() => page.said.length > 0);

        expect(page.focused === page.form.field('text')).to.equal(true);
      });

      it('says so when it fails again, and can be asked once more', async () => {
        const { page, source, button } = await asking();

        source.fail();
        await page.until(() => page.said.length > 0 && !button.hasAttribute('aria-disabled'));

        expect(page.said).to.deep.equal(['Comments from Social could not be loaded.']);
        expect([text(button), page.focused === button]).to.deep.equal(['Try again', true]);
      });
    });

    it('lets one write to the others (F146)', async () => {
      const page = await open(blog(), broken(social()));
      await page.settled();

      await page.form.send('Still here');
      await page.until(() => page.events.includes('posted published'));

      expect(bodies(page).at(-1)).to.equal('Still here');
    });
  });

  describe('one of which is slow', () => {
    it('shows the others at once, and says what is on its way', async () => {
      const source = reluctant(social());
      const page = await open(blog(), source);
      await page.settled();

      expect(bodies(page)).to.deep.equal(['On the blog', 'Later on the blog']);
      expect(text(page.part('source-note'))).to.equal('Comments from Social are on their way.');

      source.answer();
      await page.until(() => !page.part('source-note'));
    });

    it('moves nothing of what is being read', async () => {
      const source = reluctant(social());
      const page = await open(blog(), source);
      await page.settled();
      page.section.scrollIntoView();

      source.answer();
      await page.until(() => page.part('arrived-button'));
      expect(bodies(page)).to.deep.equal(['On the blog', 'Later on the blog']);

      page.part('arrived-button')!.click();
      await page.until(() => page.comments.length === 3);
      expect(bodies(page)).to.deep.equal(['On the blog', 'On the fediverse', 'Later on the blog']);
    });

    it('puts it in its place where nobody looks', async () => {
      const source = reluctant(social());
      const page = await open(blog(), source);
      await page.settled();
      page.section.style.marginBlockStart = '500vh';

      source.answer();
      await page.until(() => page.comments.length === 3);

      expect(bodies(page)).to.deep.equal(['On the blog', 'On the fediverse', 'Later on the blog']);
    });

    it('does not say that nobody has commented before it has answered', async () => {
      const source = reluctant(social());
      const page = await open(aSource('blog'), source);
      await page.until(() => page.part('source-note'));

      expect(page.part('empty')).to.equal(null);
      source.answer();
      await page.until(() => page.comments.length === 1);
    });
  });

  describe('with the same words by two ways', () => {
    const url = 'https://social.example.test/@ben/9';
    const there = (): Source => aSource('blog', { comments: [aComment({ id: '1', body: 'Once', url })] });
    const twice = (): Source => {
      const social = aSource('social', { comments: [aComment({ id: '9', body: 'Once', url })] });
      const list = async () => ({ comments: [], next: null });
      return { ...social, adapter: withChanges(social.adapter, { list }) };
    };
    afterEach(() => {
      localStorage.clear();
      history.replaceState(null, '', location.pathname + location.search);
    });

    it('leads to the one comment by the name of the other', async () => {
      history.replaceState(null, '', '#comment-social~9');
      const page = await open(there(), twice());
      await page.settled();

      await page.until(() => page.focused === page.comment('Once').heading);
      expect(page.comment('Once').article.part.contains('target')).to.equal(true);
    });

    it('goes on with an answer that was begun there', async () => {
      const key = 'one thread';
      new Drafts(localKeep, key).set('social~9', 'Half an answer');
      const first = there();

      const again = await open({ ...first, adapter: { ...first.adapter, key } }, twice());
      await again.until(() => again.part('continue-draft-button'));
      again.part('continue-draft-button')!.click();
      await again.until(() => again.comment('Once').form?.field('text').value === 'Half an answer');

      expect(again.form.field('text').value).to.equal('');
    });
  });

  describe('answering', () => {
    it('goes where the comment lives', async () => {
      const fediverse = aSource('social', { comments: [aComment({ id: '9', body: 'On the fediverse' })] });
      const page = await open(blog(), fediverse);
      await page.settled();

      page.comment('On the fediverse').replyButton!.click();
      await page.until(() => page.comment('On the fediverse').form);
      await page.comment('On the fediverse').form!.send('From the blog to the fediverse');
      await page.until(() => page.events.includes('posted published'));

      const there = await fediverse.adapter.comments.list({ sort: 'oldest' }, { signal: AbortSignal.timeout(1000) });
      expect(there.comments.map(({ body }) => body.source)).to.contain('From the blog to the fediverse');
    });

    it('tells no place more of the writer than it asks for', async () => {
      const fediverse = aSource('social', {
        comments: [aComment({ id: '9', body: 'On the fediverse' })],
        guestFields: FIELDS,
      });
      const page = await open(blog(), fediverse);
      await page.settled();
      const guests: unknown[] = [];
      page.section.addEventListener('gedanken-posting', ({ comment }) => guests.push(comment.guest));

      await page.form.fill({ name: 'Gina Guest', email: 'gina@example.test', website: 'gina.example.test' });
      page.comment('On the fediverse').replyButton!.click();
      await page.until(() => page.comment('On the fediverse').form);
      const form = page.comment('On the fediverse').form!;
      await form.fill({ text: 'Only my name' });
      await form.submit();
      await page.until(() => page.events.includes('posted published'));

      expect(guests).to.deep.equal([{ name: 'Gina Guest', email: '', website: '' }]);
    });

    it('is led to where a comment lives that cannot be answered here', async () => {
      const reading: Source = {
        name: 'social',
        label: 'Social',
        adapter: memoryAdapter({
          comments: [aComment({ id: '9', body: 'On the fediverse', url: STATUS })],
          posting: { allowed: false, why: 'read-only' },
        }),
      };
      const page = await open(blog(), reading);
      await page.settled();

      const row = page.comment('On the fediverse');
      const link = row.article.querySelector<HTMLAnchorElement>('[part~="reply-link"]')!;
      expect(row.replyButton).to.equal(null);
      expect([text(link), link.href]).to.deep.equal(['Answer on Social', STATUS]);
      expect(page.comment('On the blog').replyButton).not.to.equal(null);
    });

    it('asks to sign in at the source that wants it', async () => {
      const reading: Source = {
        name: 'social',
        label: 'Social',
        adapter: memoryAdapter({
          comments: [aComment({ id: '9', body: 'On the fediverse' })],
          posting: { allowed: false, why: 'sign-in' },
          account: 'Mona Example',
        }),
      };
      const page = await open(blog(), reading);
      await page.settled();

      page.comment('On the fediverse').replyButton!.click();
      await page.until(() => page.part('sign-in-button'));
      expect(text(page.part('sign-in'))).to.contain('Sign in');
    });

    it('of nobody in particular goes to the source that the site names', async () => {
      const fediverse = aSource('social');
      const page = await open(blog(), fediverse);
      await page.settled();
      const loads = (): number => page.events.filter((event) => event.startsWith('loaded')).length;
      const before = loads();
      page.section.querySelectorAll('gedanken-source')[1]!.setAttribute('roots', '');
      await page.until(() => loads() > before && page.hasForm);

      await page.form.send('To everybody');
      await page.until(() => page.events.includes('posted published'));

      expect(page.comment('To everybody').badges).to.deep.equal(['Social']);
    });
  });

  describe('several of which take what answers nobody', () => {
    const both = async (): Promise<ThreadPage> => {
      const page = await open(blog(), aSource('social'));
      for (const source of page.section.querySelectorAll('gedanken-source')) source.setAttribute('roots', '');
      await page.until(() => page.part('destination'));
      return page;
    };
    const choose = (page: ThreadPage, name: string): void => {
      const field = page.part('destination-field') as HTMLSelectElement;
      field.value = name;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    };

    it('let the reader choose, and keep the words meanwhile', async () => {
      const page = await both();
      const field = page.part('destination-field') as HTMLSelectElement;
      expect([...field.options].map(text)).to.deep.equal(['Blog', 'Social']);
      expect(text(field.labels[0]!)).to.equal('Post to');

      await page.form.fill({ text: 'To whom?' });
      choose(page, 'social');
      await page.section.updateComplete;
      expect(page.form.field('text').value).to.equal('To whom?');

      await page.form.send('To the fediverse');
      await page.until(() => page.events.includes('posted published'));
      expect(page.comment('To the fediverse').badges).to.deep.equal(['Social']);
    });

    it('show the one that the site names first until somebody chooses', async () => {
      const page = await ThreadPage.open(mergeAdapters([blog(), aSource('social')], { roots: ['social', 'blog'] }));
      await page.until(() => page.part('destination'));

      expect((page.part('destination-field') as HTMLSelectElement).value).to.equal('social');
      await page.form.send('To the fediverse');
      await page.until(() => page.events.includes('posted published'));
      expect(page.comment('To the fediverse').badges).to.deep.equal(['Social']);
    });

    it('take it where the site says as long as nobody chooses', async () => {
      const page = await both();

      await page.form.send('To the blog');
      await page.until(() => page.events.includes('posted published'));

      expect(page.comment('To the blog').badges).to.deep.equal([]);
    });
  });

  it('finds more where the links of the page lead, when asked to', async () => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'syndication', href: 'https://social.example.test/@olga/100' });
    const asked: string[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = (input) => {
      asked.push(new Request(input).url);
      return Promise.resolve(new Response('{"error": "gone"}', { status: 404 }));
    };
    document.head.append(link);
    try {
      const page = await ThreadPage.begin(blog().adapter, { sources: 'page' });
      await page.settled();
      await page.until(() => page.part('source-error'));

      expect(bodies(page)).to.deep.equal(['On the blog', 'Later on the blog']);
      expect(text(page.part('source-error')!.querySelector('p')!)).to.contain('Mastodon');
      expect(new Set(asked.map((address) => new URL(address).host))).to.deep.equal(new Set(['social.example.test']));
    } finally {
      link.remove();
      globalThis.fetch = fetch;
    }
  });

  it('leaves out a source that the page names wrongly, and tells its developer', async () => {
    const page = await open(blog());
    page.section.insertAdjacentHTML('beforeend', '<gedanken-source backend="mastodo"></gedanken-source>');
    await page.until(() => warnings.some((warning) => warning.includes('did you mean "mastodon"')));
    await page.settled();

    expect(bodies(page)).to.deep.equal(['On the blog', 'Later on the blog']);
  });

  it('reads no page’s webmentions twice, whatever the page calls its thread', async () => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'webmention', href: 'https://webmention.io/blog.example.test/webmention' });
    document.head.append(link);
    try {
      const adapter = await openSources(
        sourcesOf({ backend: 'webmention', adapter: memoryAdapter() }, { findsSources: true }),
        () => undefined,
      );

      expect(adapter.sources!.states().map(({ name }) => name)).to.deep.equal(['webmention']);
    } finally {
      link.remove();
    }
  });

  it('reads no thread twice that the page names and links to in two ways', async () => {
    const links = [
      ['https://social.example.test/@olga/100', 'mastodon', 'https://social.example.test/@olga/100/'],
      [
        'https://bsky.app/profile/ben.example/post/3k',
        'bluesky',
        'at://did:plc:abcdefghijklmnopqrstuvwx/app.bsky.feed.post/3k',
      ],
    ] as const;
    for (const [href, backend, thread] of links) {
      const link = document.createElement('link');
      Object.assign(link, { rel: 'syndication', href });
      document.head.append(link);
      try {
        const adapter = await openSources(sourcesOf({ backend, thread }, { findsSources: true }), () => undefined);

        expect(adapter.sources!.states().map(({ name }) => name)).to.deep.equal([backend]);
      } finally {
        link.remove();
      }
    }
  });

  it('calls each by its own name', async () => {
    const labels = async (...sources: Parameters<typeof sourcesOf>[0][]) => {
      const { settings, ...rest } = sourcesOf({});
      const all = sources.map((one) => sourcesOf({ adapter: memoryAdapter(), ...one }).sources[0]!);
      const adapter = await openSources({ ...rest, settings, sources: all }, () => undefined);
      return adapter.sources!.states().map(({ label }) => label);
    };
    const on = (host: string) => ({ backend: 'mastodon', thread: `https://${host}/@olga/100` });

    expect(await labels({ backend: 'hackernews' }, { backend: 'github-issues' }, { backend: 'isso' })).to.deep.equal([
      'Hacker News',
      'GitHub',
      'Isso',
    ]);
    expect(await labels(on('a.example.test'), on('b.example.test'), on('b.example.test'))).to.deep.equal([
      'Mastodon (a.example.test)',
      'Mastodon (b.example.test)',
      'Mastodon (b.example.test) 2',
    ]);
    expect(await labels({ backend: 'github-issues' }, { backend: 'github-discussions' })).to.deep.equal([
      'GitHub',
      'GitHub 2',
    ]);
  });

  it('stays as it is when the page moves the section, and is read anew when it changes their order', async () => {
    const source = blog();
    let asked = 0;
    const { comments } = source.adapter;
    const list: typeof comments.list = (query, call) => {
      asked += 1;
      return comments.list(query, call);
    };
    const page = await open({ ...source, adapter: { ...source.adapter, comments: { ...comments, list } } }, social());
    await page.settled();
    await page.until(() => page.comments.length === 3);
    const before = asked;

    page.section.parentElement!.parentElement!.append(page.section);
    await page.section.updateComplete;
    await page.settled();
    expect([asked - before, page.comments.length]).to.deep.equal([0, 3]);

    page.section.prepend(page.section.querySelectorAll('gedanken-source')[1]!);
    await page.until(() => page.comment('On the blog').badges.length > 0);
    await page.until(() => page.comment('On the fediverse').badges.length === 0);
  });

  it('is read anew when the page adds one, or takes one away', async () => {
    const page = await open(blog(), social());
    await page.settled();

    page.section.querySelectorAll('gedanken-source')[1]!.remove();
    await page.until(() => page.comments.length === 2);

    expect(bodies(page)).to.deep.equal(['On the blog', 'Later on the blog']);
  });
});
