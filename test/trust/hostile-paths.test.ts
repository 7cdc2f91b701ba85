import { render, type TemplateResult } from 'lit';
import { embedVideo } from '../../src/content/embeds.js';
import { loadMarkdown } from '../../src/content/load-markdown.js';
import { editView } from '../../src/components/views/edit-view.js';
import { mentionsView } from '../../src/components/views/mentions-view.js';
import { mutedListView, mutedView } from '../../src/components/views/muted-view.js';
import { noticeView } from '../../src/components/views/notice-view.js';
import { personCardView } from '../../src/components/views/person-card-view.js';
import { pingView } from '../../src/components/views/ping-view.js';
import { previewView } from '../../src/components/views/preview-view.js';
import { recentListView } from '../../src/components/views/recent-view.js';
import { commentView, type CommentSetting } from '../../src/components/views/comment-view.js';
import { writtenPreviewView } from '../../src/components/views/written-preview-view.js';
import type { Comment } from '../../src/core/comment.js';
import { options } from '../../src/core/config.js';
import { AdapterError } from '../../src/core/errors.js';
import { messages } from '../../src/i18n/locales/en.js';
import { createLocalizer, type Localizer } from '../../src/i18n/localizer.js';
import type { LaterPart } from '../../src/i18n/messages.js';
import { corpus, everyPayload } from '../content/corpus.js';
import { aComment } from '../support/a-comment.js';
import { BrokenAdapter } from '../support/broken-adapter.js';
import { expect } from '../support/index.js';
import { ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';
import { harmInSection } from './section-harm.js';

const english = createLocalizer('en', messages);
/** Two of each kind, for what takes a section each. */
const some = Object.values(corpus).flatMap((payloads) => payloads.slice(0, 2));
/** Payloads on one page. */
const TOGETHER = 100;
const PAGE = `${location.origin}/2026/hello/`;
const inert = document.implementation.createHTMLDocument();

function settingWith(words: Localizer<LaterPart>, page = PAGE): CommentSetting<LaterPart> {
  return {
    words,
    headingLevel: 3,
    avatars: { from: 'initials', proxy: '' },
    page,
    open: true,
    content: {
      images: { trusted: [], placeholder: true },
      embeds: embedVideo,
      labels: { showImage: (host, alt) => `${alt} ${host}`, showEmbed: (site) => site, embedTitle: (site) => site },
    },
    isTarget: () => false,
  };
}

function hostile(payload: string, format: Comment['body']['format']): Comment {
  const author = { name: payload, handle: payload, url: payload, emojis: [{ code: payload, url: payload }] };
  return aComment({ id: payload, author, body: { format, source: payload, lang: payload }, url: payload });
}

const nothing = (): void => undefined;

/** All that shows a stranger's words in another place than the list. */
const VIEWS: Readonly<Record<string, (comment: Comment, setting: CommentSetting<LaterPart>) => TemplateResult>> = {
  'the list': (comment, setting) =>
    commentView(comment, setting, { target: { id: comment.id, author: comment.author }, toggle: '' }),
  'the preview of a text': ({ body }, setting) => writtenPreviewView(body, setting, setting.words, 'preview'),
  'the excerpt of what is answered': (comment, setting) => previewView(comment.id, comment, setting),
  'the card of a person': ({ author }, setting) => personCardView({ author, comments: 2, canMute: true }, setting),
  'the list of pings': (comment, setting) => pingView(comment, setting),
  'the newest comments': (comment, { words }) =>
    recentListView([{ comment, url: comment.url!, title: comment.author.name }], {
      words,
      avatars: { from: 'initials', proxy: '' },
    }),
  'the people to mention': ({ author }, { words }) =>
    mentionsView({ id: 'people', words, people: [author], active: 0, choose: nothing }),
  'the line of who is muted': ({ author }, { words }) => mutedView(author.name, words),
  'the list of who is muted': ({ author }, { words }) =>
    mutedListView([{ key: author.name, name: author.name }], words),
  'a notice with a link': ({ author }) =>
    noticeView({ part: 'sign-in', text: author.name, link: { label: author.name, href: author.name } }),
};

describe('hostile words and names, wherever else they are shown', () => {
  const stage = inert.body;
  before(() => loadMarkdown());

  /** Renders something for each payload, some at once. */
  function expectNoHarm(view: (payload: string) => unknown): void {
    for (let at = 0; at < everyPayload.length; at += TOGETHER) {
      const payloads = everyPayload.slice(at, at + TOGETHER);
      render(payloads.map(view), stage);
      expect(stage.childElementCount, 'nothing is shown').to.be.at.least(payloads.length);
      expect(harmInSection(stage), `among ${payloads.join('\n')}`).to.deep.equal([]);
    }
  }

  for (const [what, view] of Object.entries(VIEWS)) {
    for (const format of ['html', 'markdown'] as const) {
      it(`do no harm in ${what}, as ${format}`, () => {
        expectNoHarm((payload) => view(hostile(payload, format), settingWith(english)));
      });
    }

    it(`do no harm in ${what}, as the words of a language`, () => {
      expectNoHarm((payload) => {
        const words: Localizer<LaterPart> = {
          ...english,
          text: () => payload,
          date: () => payload,
        };
        return view(hostile('a', 'text'), settingWith(words));
      });
    });
  }

  it('stay, letter by letter, what their writer changes', () => {
    for (const text of everyPayload) {
      render(editView({ id: 'edit', text, busy: false, canReply: true }, english), stage);
      const field = stage.querySelector('textarea')!;
      // Fields keep no carriage returns.
      expect(field.value, text).to.equal(text.replace(/\r\n?/g, '\n'));
      expect(field.childElementCount, text).to.equal(0);
    }
  });

  it('are asked for by no address of theirs', () => {
    for (const payload of everyPayload) {
      render(VIEWS['the list']!(hostile(payload, 'html'), settingWith(english)), stage);
      for (const permalink of stage.querySelectorAll('[part~="comment-permalink"]'))
        // An address that is far too long leads nowhere.
        expect((permalink.getAttribute('href') ?? '').replace(PAGE, ''), payload).to.match(
          /^(?:#comment-[\w%.!~*'()-]*)?$/,
        );
    }
  });
});

describe('a section whose page, backend and address are hostile', () => {
  const warnings = warningsInEachTest();
  const { hash } = location;
  afterEach(() => history.replaceState(null, '', hash || location.pathname + location.search));

  it('takes no markup from its attributes', async () => {
    const page = await ThreadPage.open(new BrokenAdapter([], { comments: [aComment()] }));
    const attributes = Object.values(options).map(({ attribute }) => attribute);
    for (const payload of some) {
      for (const attribute of attributes) if (attribute !== 'loading') page.section.setAttribute(attribute, payload);
      await page.section.updateComplete;
      expect(harmInSection(page.root), payload).to.deep.equal([]);
    }
    await page.settled();
    expect(page.comments.length).to.equal(1);
    expect(warnings.every((warning) => warning.startsWith('<gedanken-'))).to.equal(true);
  });

  it('shows what a server says about its failure as text', async () => {
    const page = await ThreadPage.open(
      new BrokenAdapter(['create'], {}, () => new AdapterError('rejected', { detail: some.join(' '), hint: some[0] })),
    );
    await page.form.send('Hello');
    await page.until(() => page.form.problems);
    expect(harmInSection(page.root)).to.deep.equal([]);
  });

  it('does nothing for a fragment that is no comment of its', async () => {
    const page = await ThreadPage.open(new BrokenAdapter([], { comments: [aComment()] }));
    for (const payload of some.filter((text) => text.length < 500)) {
      history.replaceState(null, '', `#comment-${encodeURIComponent(payload.toWellFormed())}`);
      window.dispatchEvent(new HashChangeEvent('hashchange'));
      await page.section.updateComplete;
      expect(harmInSection(page.root), payload).to.deep.equal([]);
    }
    expect(page.parts('target').length).to.equal(0);
    expect(page.comments.length).to.equal(1);
  });
});
