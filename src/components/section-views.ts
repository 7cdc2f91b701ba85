import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../content/url.js';
import type { AdapterError } from '../core/errors.js';
import type { Localizer } from '../i18n/localizer.js';
import { errorOf } from '../state/loading.js';
import type { Thread } from '../state/thread.js';
import { readingError } from './error-words.js';
import type { ReadingPatience } from './reading-patience.js';
import type { SectionActions } from './section-actions.js';
import type { Top } from './settled-top.js';
import { isEmpty } from './section-states.js';
import { postingNotice } from './section-words.js';
import type { CommentSetting } from './views/comment-view.js';
import { headingView } from './views/heading-view.js';
import { feedLinkView } from './views/feed-link-view.js';
import { type Notice, noticeView } from './views/notice-view.js';
import { printNoteView } from './views/print-note-view.js';
import { pingView } from './views/ping-view.js';

/** From how many comments on a way around them is offered. */
const LONG = 10;

/** Stand in for comments: more of them than a screen shows. */
const SKETCHES = Array.from({ length: 12 }, () => html`<span></span>`);

/** What the views of a section are made from. */
export interface Scene {
  readonly thread: Thread;
  readonly words: Localizer;
  readonly setting: CommentSetting;
  /** Whether the page put something into the element, to be seen until there is something better. */
  readonly hasFallback: boolean;
  /** How the waiting for the thread goes. */
  readonly patience: Pick<ReadingPatience, 'isSlow' | 'isShort' | 'failures'>;
  /** From when the comments are, in milliseconds since 1970, while they are only remembered. */
  readonly since: number | undefined;
  /** Whether a part of the comments is still to come into the page. */
  readonly isDrawing: boolean;
  readonly canSignIn: boolean;
  readonly top: Top;
  readonly actions: Pick<
    SectionActions,
    'retry' | 'more' | 'toForm' | 'signInHere' | 'notSignedIn' | 'signingIn' | 'isLinkGone'
  >;
}

/** The comments, or why there are none. `top` is what one can do about them all. */
export function commentsView(scene: Scene, list: unknown, top: unknown): TemplateResult {
  const { thread } = scene;
  const loaded = thread.$list.get();
  const error = errorOf(loaded);
  const busy = loaded.is === 'loading' || thread.$more.get().is === 'loading';
  const some = thread.branch(null).ids.length > 0 || thread.$filter.get() !== null;
  if (!some && !error && loaded.is === 'loading') return awaitedView(scene);
  const trouble = error && !isExplained(error, thread) ? noticeView(failure(error, scene, busy)) : nothing;
  // Above what is being read already it would push that down.
  const isBelow = some && scene.since !== undefined;
  return html`
    <div part="comments" aria-busy=${busy || scene.isDrawing ? 'true' : nothing}>
      ${isBelow ? nothing : trouble}
      ${some ? listView(scene, list, scene.since === undefined ? top : knownView(scene.since, error !== undefined, scene)) : error ? html`<slot></slot>` : emptyView(scene, top)}
      ${isBelow ? trouble : nothing} ${scene.setting.sources?.notes(scene.words) ?? nothing}
    </div>
  `;
}

/**
 * What is there until the comments are: nodes of its own, so that what comes in its place comes, and does not move. Nor does
 * what stands below, such as the form: it is shown with the comments, unless these take long.
 */
function awaitedView(scene: Scene): TemplateResult {
  return html`
    <div part="comments" class=${scene.patience.isShort ? 'awaited' : nothing} aria-busy="true">
      ${loadingView(scene)} ${scene.setting.sources?.notes(scene.words) ?? nothing}
    </div>
  `;
}

/** Says from when the comments are, in the place of the tools: those come with the comments as they are now. */
function knownView(since: number, isOld: boolean, { words }: Scene): TemplateResult {
  return html`<p part="known-note">${words.text(isOld ? 'knownOnly' : 'known', { time: words.date(since) })}</p>`;
}

/** Whether the place of the form already says why the comments stay shut: trying again would not open them. */
function isExplained({ kind }: AdapterError, thread: Thread): boolean {
  const info = thread.$info.get();
  return (
    kind === 'forbidden' && info.is === 'ready' && !info.value.posting.allowed && info.value.posting.why === 'password'
  );
}

/** There is no thread, and why. */
export function troubleView(
  trouble: 'setup' | AdapterError,
  words: Localizer,
  retry: (event: Event) => void,
): TemplateResult {
  const notice =
    trouble === 'setup'
      ? { part: 'error', text: words.text('setupWrong') }
      : failure(trouble, { words, actions: { retry } }, false);
  return html`${noticeView(notice)}<slot></slot>`;
}

/** What a failure is told with. */
interface Telling extends Pick<Scene, 'words'>, Partial<Pick<Scene, 'patience'>> {
  readonly actions: { readonly retry: (event: Event) => void };
}

function failure(error: AdapterError, { words, patience, actions }: Telling, busy: boolean): Notice {
  return {
    part: 'error',
    text: readingError(error, words, patience?.failures),
    action: { label: words.text(busy ? 'moreLoading' : 'retry'), run: actions.retry, busy },
  };
}

function listView(scene: Scene, list: unknown, top: unknown): TemplateResult {
  const { thread, words, setting, actions } = scene;
  const around =
    setting.open && thread.$shown.get() > LONG
      ? html`<a part="skip-link" href=${safeUrl(`${setting.page}#respond`) ?? ''} @click=${actions.toForm}
          >${words.text('skipToForm')}</a
        >`
      : nothing;
  return html`${around} ${actions.isLinkGone ? noticeView({ part: 'gone', text: words.text('linkedGone') }) : nothing}
    <div part="top" class=${reservedFor(thread.$shown.get(), scene.top)}>${top ?? nothing}</div>
    ${list} ${moreView(scene)}`;
}

/** What is kept free for the tools: lines for those around the list, for filters, for reactions to the page, for news. */
function reservedFor(shown: number, { hasReactions, hasNews }: Top): string {
  const isSome = shown > 1;
  const classes = {
    'reserved-bar': isSome,
    'reserved-filters': shown >= LONG,
    'reserved-news': isSome && hasNews,
    'reserved-reactions': hasReactions,
  };
  const reserved = Object.entries(classes).flatMap(([name, is]) => (is ? [name] : []));
  return reserved.length > 0 ? `reserved ${reserved.join(' ')}` : '';
}

function loadingView({ words, hasFallback, patience }: Scene): TemplateResult {
  if (hasFallback) return html`<slot></slot>`;
  return html`<div part="loading">${words.text(patience.isSlow ? 'readSlow' : 'loading')}${SKETCHES}</div>`;
}

function emptyView(scene: Scene, top: unknown): unknown {
  const { thread, words, setting } = scene;
  const info = thread.$info.get();
  if (!isEmpty(thread)) return moreView(scene);
  // Of comments that may not be read nobody knows whether there are any.
  if (info.is === 'ready' && !info.value.posting.allowed && info.value.posting.why === 'password') return nothing;
  // To the page itself one can react before anybody has said something.
  return html`<div part="top">${top ?? nothing}</div>
    <div part="empty">
      <slot name="empty">${words.text(info.is === 'ready' && !setting.open ? 'emptyClosed' : 'empty')}</slot>
    </div>`;
}

function moreView({ thread, words, actions }: Scene): TemplateResult | typeof nothing {
  const more = thread.$more.get();
  if (more.is === 'end') return nothing;
  const total = thread.$total.get();
  return html`
    ${more.is === 'failed' ? noticeView({ part: 'error', text: readingError(more.error, words) }) : nothing}
    <div part="more">
      <button
        part="button more-button"
        type="button"
        aria-disabled=${more.is === 'loading' ? 'true' : nothing}
        @click=${actions.more}
      >
        ${words.text(more.is === 'loading' ? 'moreLoading' : more.is === 'failed' ? 'retry' : 'more')}
      </button>
      ${total?.exact ? html`<span part="more-count">${words.text('moreCount', { shown: thread.$shown.get(), total: total.count })}</span>` : nothing}
    </div>
  `;
}

/** Other pages that mention this one, apart from the people who talk here. */
export function pingsView({ thread, words, setting }: Scene): TemplateResult | typeof nothing {
  const pings = thread.$pings.get();
  if (pings.length === 0) return nothing;
  return html`
    <div part="pings">
      ${headingView(setting.headingLevel, 'pings-heading', 'pings', words.text('pings', { count: pings.length }))}
      <ol part="ping-list" aria-labelledby="pings">
        ${pings.map((id) => pingView(thread.comment(id), setting))}
      </ol>
    </div>
  `;
}

/**
 * What stands below everything: how much of the thread this was, how to follow it elsewhere, and
 * (`bottom`) what is kept of all this.
 */
export function endView({ thread, words }: Scene, bottom: unknown): TemplateResult {
  const info = thread.$info.get();
  return html`
    ${printNoteView(thread.$shown.get(), thread.$total.get(), words)}
    ${info.is === 'ready' ? feedLinkView(info.value, words) : nothing}
    <div part="bottom">${bottom ?? nothing}</div>
  `;
}

/** The form at the end, or why there is none. `keepForm`: it holds words that were sent and not confirmed. */
export function writingView(scene: Scene, form: unknown, holdsWords: () => boolean): unknown {
  const { thread, words, actions, canSignIn } = scene;
  const info = thread.$info.get();
  const error = errorOf(info);
  // Where nothing could be had, that is said once.
  if (error && !errorOf(thread.$list.get())) return noticeView(failure(error, scene, info.is === 'loading'));
  // A form may come here, and would move what is in sight by then.
  if (info.is !== 'ready') return thread.$list.get().is === 'ready' ? html`<div class="reserved-form"></div>` : nothing;
  const { posting } = info.value;
  const { notSignedIn } = actions;
  return html`
    ${notSignedIn && !posting.allowed ? noticeView({ part: 'error', text: readingError(notSignedIn, words) }) : nothing}
    ${posting.allowed ? nothing : noticeView(postingNotice(posting, words, canSignIn ? actions.signInHere : undefined))}
    ${actions.signingIn ?? nothing} ${posting.allowed || holdsWords() ? form : nothing}
  `;
}
