import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { cleanName, isMixedScript } from '../../content/names.js';
import { renderName } from '../../content/render-name.js';
import type { RenderOptions } from '../../content/render-options.js';
import { safeUrl } from '../../content/url.js';
import type { Author, Comment, CommentId } from '../../core/comment.js';
import { permalinkOf } from '../../core/permalink.js';
import { headingHtml } from '../../dom/heading-html.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { LaterPart } from '../../i18n/messages.js';
import { type Avatars, avatarView } from './avatar-view.js';
import { bodyView } from './body-view.js';

// The build trims what stands at the edge of a template.
const SPACE = ' ';

/** What all comments of a section have in common. */
export interface CommentSetting<Later extends LaterPart = never> {
  readonly words: Localizer<Later>;
  /** Of the heading of each comment. */
  readonly headingLevel: number;
  readonly avatars: Avatars;
  /** The page's address without its fragment, so that permalinks keep the page whatever its base is. */
  readonly page: string;
  /** Whether the thread takes replies at all. */
  readonly open: boolean;
  /** Whether that is not known yet: then the buttons to answer have their place. */
  readonly awaited?: boolean;
  /** What bodies may show besides words. */
  readonly content?: Pick<RenderOptions, 'images' | 'embeds' | 'labels'> | undefined;
  /** Whether the page's address names this comment. */
  isTarget(id: CommentId): boolean;
  /** Where the thread is read from several sources: what a row shows of that. */
  readonly sources?: RowSources | undefined;
  /** Loaded once the first comments are there. */
  readonly extras?: RowExtras | undefined;
}

/** The comment that one answers, where its place in the list does not show it. */
export interface ReplyTarget {
  readonly id: CommentId;
  /** `undefined` when it is not (or no longer) there. */
  readonly author: Author | undefined;
}

/** What a reader can do about one comment, and see of it, besides reading and answering it. */
export interface RowExtras {
  /** Before the comment: what divides it from those above. */
  above(comment: Comment): unknown;
  /** More part tokens for the comment, such as `new` or `muted`. */
  parts(comment: Comment): readonly string[];
  /** Next to its name, as badges are. */
  badges(comment: Comment): unknown;
  /** Above its words. */
  notice(comment: Comment): unknown;
  /** In place of its words; `undefined` when these stand. */
  body(comment: Comment): unknown;
  /** After the button to answer. */
  actions(comment: Comment): unknown;
}

/** What rows show of several sources. */
export interface RowSources {
  /** Where a comment comes from. */
  badges(comment: Comment): unknown;
  /** How it can be answered. */
  reply(comment: Comment, setting: CommentSetting): unknown;
  /** Below all comments: what has not come, and why. */
  notes(words: Localizer): unknown;
}

/** What surrounds one comment. */
export interface CommentPlace {
  /** Whom it answers, where its place in the list does not show it. */
  readonly target: ReplyTarget | undefined;
  /** What opens and closes its answers, where there are some. */
  readonly toggle?: unknown;
  /** How sending it goes; `undefined` once the backend has it. */
  readonly sending?: unknown;
  /** Below the comment: the form that answers it. */
  readonly form?: unknown;
  /** Below everything: its answers. */
  readonly answers?: unknown;
}

/**
 * One comment. Stateless on purpose: what it shows lives in the thread's stores, and the section
 * listens for clicks on `[data-action]`.
 */
export function commentView(
  comment: Comment,
  setting: CommentSetting,
  { target, toggle, sending, form, answers }: CommentPlace,
): TemplateResult {
  const { extras, words, page } = setting;
  const { created } = comment;
  const html = headingHtml(setting.headingLevel, created === null);
  const link = permalinkOf(comment.id);
  const anchor = link.slice(1);
  const unsent = sending !== undefined;
  const more = extras?.parts(comment) ?? [];
  // Places that are mostly empty, and templates in templates, cost every row nodes and objects: so there are few of both,
  // and no space between blocks. No encoded id has a colon in it: no part of a comment is ever called like another comment.
  return html`${extras?.above(comment) ?? nothing}
    <article
      part=${unsent ? 'comment sending' : partOf(comment, setting, more)}
      id=${anchor}
      aria-labelledby=${`${anchor}:name ${anchor}:time`}
    >
      <header part="comment-header">
        ${avatarView(comment.author, setting.avatars)}
        <h3 part="comment-heading" id=${`${anchor}:name`} tabindex="-1">
          <bdi part="comment-author">${nameView(comment.author, setting)}</bdi>${badgesOf(comment, setting)}
        </h3>
        ${target ? targetView(target, setting) : nothing}
        <a part="comment-permalink" href=${safeUrl(unsent ? '' : page + link) ?? nothing} id=${`${anchor}:time`}
          ><time
            part="comment-time"
            datetime=${created === null ? nothing : new Date(created).toISOString()}
            .textContent=${created === null ? words.text('permalink') : words.date(created)}
          ></time
          >${editedView(comment, words)}</a
        >
      </header>
      ${unsent ? nothing : noticesOf(comment, setting)}${bodyOf(comment, setting, more)}${sending ?? nothing}
      <div part="comment-actions">
        ${replyWay(comment, setting)} ${toggle ?? nothing} ${unsent ? nothing : (extras?.actions(comment) ?? nothing)}
      </div>
    </article>
    ${form ?? nothing}${answers ?? nothing}`;
}

function bodyOf(comment: Comment, setting: CommentSetting, more: readonly string[]): unknown {
  const other = setting.extras?.body(comment);
  if (other !== undefined) return other;
  return comment.status === 'removed'
    ? html`<div part="comment-body">${setting.words.text('removed')}</div>`
    : bodyView(comment, setting, more.includes('unfolded'));
}

/** Why others do not see it. What moderators took for spam they need not be told. */
function noteView({ status, can }: Comment, words: Localizer): TemplateResult | typeof nothing {
  const held = can.moderate ? 'heldForModerators' : 'held';
  const note = status === 'held' ? held : status === 'spam' && !can.moderate ? 'unclear' : undefined;
  return note ? html`<p part="comment-notice">${words.text(note)}</p>` : nothing;
}

/** A name as it may stand next to others; the section's word for those who gave none. */
export function displayName(author: Author, words: Localizer): string {
  return cleanName(author.name) || words.text('anonymous');
}

function partOf({ id, status, author }: Comment, { isTarget }: CommentSetting, more: readonly string[]): string {
  let parts = 'comment';
  if (status !== 'published') parts += ` ${status}`;
  if (author.roles?.includes('author')) parts += ' by-author';
  if (isTarget(id)) parts += ' target';
  return more.length > 0 ? `${parts} ${more.join(' ')}` : parts;
}

/** A name: mostly just its letters. */
function nameView(author: Author, { words, content }: CommentSetting): unknown {
  const name = displayName(author, words);
  const shown = author.emojis?.length
    ? guard([author, content, words], () => renderName(name, author.emojis, { images: content?.images }))
    : name;
  const url = author.url === undefined ? undefined : safeUrl(author.url);
  return url
    ? html`<a part="comment-author-link" href=${safeUrl(url) ?? ''} rel="ugc nofollow noopener noreferrer">${shown}</a>`
    : shown;
}

function badgesOf(comment: Comment, { words, extras, sources }: CommentSetting): unknown {
  const { author } = comment;
  return together(
    isMixedScript(displayName(author, words))
      ? html`<span part="badge mixed-script-badge">${words.text('mixedScript')}</span>`
      : nothing,
    author.roles?.length &&
      author.roles.map((role) => html`<span part="badge ${role}-badge">${words.text(role)}</span>${SPACE}`),
    sources?.badges(comment),
    extras?.badges(comment),
  );
}

function noticesOf(comment: Comment, { words, extras }: CommentSetting): unknown {
  return together(extras?.notice(comment), noteView(comment, words));
}

/** Several that are mostly nothing, in one place: each of its own would cost every row a few nodes. */
function together(...values: unknown[]): unknown {
  const some = values.filter((value) => value && value !== nothing);
  return some.length > 0 ? some.flatMap((value) => [SPACE, value]) : nothing;
}

function editedView({ edited }: Comment, words: Localizer): unknown {
  if (!edited) return nothing;
  return [SPACE, html`<span part="comment-edited">${words.text('edited', { time: words.date(edited) })}</span>`];
}

function targetView({ id, author }: ReplyTarget, { words, page }: CommentSetting): TemplateResult {
  if (!author) return html`<p part="comment-target">${words.text('inReplyToGone')}</p>`;
  return html`<p part="comment-target">
    <a href=${safeUrl(page + permalinkOf(id)) ?? ''}
      >${words.text('inReplyTo', { name: displayName(author, words) })}</a
    >
  </p>`;
}

function replyWay(comment: Comment, setting: CommentSetting): unknown {
  if (setting.sources) return setting.sources.reply(comment, setting);
  const { open, awaited, words } = setting;
  if (!(open || awaited) || !comment.can.reply || comment.status === 'removed') return nothing;
  return open ? replyButton(comment, words) : html`<span part="button" class="place">${words.text('reply')}</span>`;
}

/** Opens the form below a comment. */
export function replyButton({ author }: Comment, words: Localizer): TemplateResult {
  return html`<button
    part="button reply-button"
    type="button"
    data-action="reply"
    aria-label=${words.text('replyTo', { name: displayName(author, words) })}
    .textContent=${words.text('reply')}
  ></button>`;
}
