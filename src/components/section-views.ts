import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../i18n/localizer.js';
import type { Thread } from '../state/thread.js';
import { readingError } from './error-words.js';
import { postingNotice } from './section-words.js';
import type { CommentSetting } from './views/comment-view.js';
import { headingView } from './views/heading-view.js';
import { noticeView } from './views/notice-view.js';
import { pingView } from './views/ping-view.js';

/** From how many comments on a way around them is offered. */
const LONG = 10;

/** What the views of a section are made from. */
export interface Scene {
  readonly thread: Thread;
  readonly words: Localizer;
  readonly setting: CommentSetting;
  /** Whether the page put something into the element, to be seen until there is something better. */
  readonly hasFallback: boolean;
  readonly retry: () => void;
  readonly more: () => void;
  readonly toForm: (event: Event) => void;
}

/** The comments, or why there are none. */
export function commentsView(scene: Scene, list: unknown): TemplateResult {
  const { thread, words, setting, hasFallback } = scene;
  const loaded = thread.$list.get();
  const some = thread.$children(null).get().length > 0;
  if (loaded.is === 'failed' && !some) {
    return html`${noticeView({ part: 'error', text: readingError(loaded.error, words), action: { label: words.text('retry'), run: scene.retry } })}<slot></slot>`;
  }
  if (loaded.is === 'loading' && !some) {
    if (hasFallback) return html`<slot></slot>`;
    return html`<div part="loading" aria-busy="true">${words.text('loading')}<span></span><span></span></div>`;
  }
  return html`
    ${setting.open && thread.$shown.get() > LONG ? html`<a part="skip-link" href="#respond" @click=${scene.toForm}>${words.text('skipToForm')}</a>` : nothing}
    ${some ? list : emptyView(scene)} ${moreView(scene)}
  `;
}

function emptyView({ thread, words, setting }: Scene): TemplateResult {
  const closed = thread.$info.get().is === 'ready' && !setting.open;
  return html`<div part="empty"><slot name="empty">${words.text(closed ? 'emptyClosed' : 'empty')}</slot></div>`;
}

function moreView({ thread, words, more: load }: Scene): TemplateResult | typeof nothing {
  const more = thread.$more.get();
  if (more.is === 'end') return nothing;
  const total = thread.$total.get();
  return html`
    ${more.is === 'failed' ? noticeView({ part: 'error', text: readingError(more.error, words) }) : nothing}
    <div part="more">
      <button part="button more-button" type="button" aria-disabled=${more.is === 'loading' ? 'true' : nothing} @click=${load}>
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
        ${pings.map((id) => pingView(thread.$comment(id).get(), setting))}
      </ol>
    </div>
  `;
}

/** The form at the end, or why there is none. `aside`: what was sent last was taken aside by the backend. */
export function writingView({ thread, words, retry }: Scene, form: unknown, aside: boolean, keepForm: boolean): unknown {
  const info = thread.$info.get();
  if (info.is === 'loading') return nothing;
  if (info.is === 'failed') {
    if (thread.$list.get().is !== 'ready') return nothing;
    return noticeView({ part: 'error', text: readingError(info.error, words), action: { label: words.text('retry'), run: retry } });
  }
  const { posting } = info.value;
  return html`
    ${posting.allowed ? nothing : noticeView(postingNotice(posting, words))} ${aside ? noticeView({ part: 'aside', text: words.text('unclear') }) : nothing}
    ${posting.allowed || keepForm ? form : nothing}
  `;
}
