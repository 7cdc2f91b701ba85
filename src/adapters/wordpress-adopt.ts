import type { Author, Comment, CommentId, CommentKind } from '../core/comment.js';
import { readLine, readTime, readUrl } from '../core/fields.js';
import type { FieldNeed, GuestFields, Posting } from '../core/thread-info.js';

/** What a theme printed of a thread. */
export interface Adopted {
  readonly comments: readonly Comment[];
  /** Whether these are all of the thread's comments. */
  readonly whole: boolean;
  readonly posting: Posting;
  readonly guestFields: GuestFields;
  /** Whether the form greets somebody who is signed in. */
  readonly signedIn: boolean;
  /** The id of the post, when the markup tells. */
  readonly post: string | undefined;
  /** Where the comment form goes. */
  readonly formAction: string | undefined;
  /** Where the post is, when the page around tells. */
  readonly address: string | undefined;
}

const FORM = 'form#commentform, form[action*="wp-comments-post.php"]';
const RESPOND = `#respond, ${FORM}, .must-log-in`;
const TEXT = '.comment-content, .wp-block-comment-content';
const NOTICE = '.comment-awaiting-moderation';
/** What stands beside the text of a comment in themes that give the text no element of its own. */
const NOT_TEXT = `.comment-author, .comment-meta, .commentmetadata, .reply, ${NOTICE}, .children`;
const OTHER_PAGE = 'a[href*="comment-page-"], a[href*="cpage="]';

/**
 * Reads the comment area that a WordPress theme printed: classic themes with and without HTML5,
 * lists of `li` or `div`, block themes. Only reads: the page stays as it is. `null` for an element
 * that holds no such area.
 */
export function adoptWordpress(root: Element, avatars = false): Adopted | null {
  const area = root.querySelector(`[id^="comment-"], ${RESPOND}`) ? root : (aroundOf(root) ?? root);
  const items = commentItems(area);
  const form =
    area.querySelector<HTMLFormElement>(FORM) ?? aroundOf(area)?.querySelector<HTMLFormElement>(FORM) ?? null;
  if (items.size === 0 && !area.querySelector(`${RESPOND}, .no-comments, .nocomments`)) return null;

  const posting = postingOf(area, form);
  return {
    comments: readComments(items, posting.allowed, avatars),
    // Without a pager, the comments' own links still tell that they are one page of several.
    whole: area.querySelector(OTHER_PAGE) === null,
    posting,
    guestFields: { name: needOf(form, 'author'), email: needOf(form, 'email'), website: needOf(form, 'url') },
    signedIn: area.querySelector('.logged-in-as') !== null,
    post: postOf(area, form),
    formAction: readUrl(form?.getAttribute('action'), area.baseURI),
    address: addressOf(canonicalIn(area.ownerDocument)),
  };
}

/** A form of the page may be called `querySelector`, and then `document.querySelector` is that form. */
function canonicalIn(page: Document): Element | null {
  return Document.prototype.querySelector.call(page, 'link[rel="canonical"]');
}

/** What is around an element, unless it is a form: that is no thread, and its fields may have the names of its methods. */
function aroundOf({ parentElement }: Element): Element | null {
  return parentElement instanceof HTMLFormElement ? null : parentElement;
}

/** Themes print no form for a closed thread; a place without one is where another script puts its form. */
function postingOf(area: Element, form: Element | null): Posting {
  const login = area.querySelector('.must-log-in');
  if (login) return { allowed: false, why: 'sign-in', href: addressOf(login.querySelector('a')) };
  return form || area.querySelector(RESPOND) ? { allowed: true } : { allowed: false, why: 'closed' };
}

/** The elements that hold a comment each, in the order of the page. A theme that prints a thread twice is read once. */
function commentItems(area: Element): Map<Element, CommentId> {
  const items = new Map<Element, CommentId>();
  const seen = new Set<CommentId>();
  for (const element of area.querySelectorAll('[id^="comment-"]')) {
    const id = /^comment-(\d{1,19})$/.exec(element.id)?.[1];
    // What stands in the text of a comment is by its writer, not by the theme.
    if (id === undefined || seen.has(id) || element.parentElement?.closest(TEXT)) continue;
    seen.add(id);
    items.set(element, id);
  }
  return items;
}

function readComments(items: ReadonlyMap<Element, CommentId>, open: boolean, avatars: boolean): Comment[] {
  const comments: Comment[] = [];
  for (const [item, id] of items) {
    const kind = kindOf(item);
    const held = partOf(item, NOTICE, items) !== null;
    comments.push({
      id,
      parent: parentOf(item, items),
      kind,
      status: held ? 'held' : 'published',
      author: authorOf(item, items, avatars),
      body: { format: 'html', source: sourceOf(item, items) },
      created: readTime(partOf(item, 'time[datetime]', items)?.getAttribute('datetime')) ?? null,
      can: { reply: open && !held && kind === 'comment' },
    });
  }
  return comments;
}

/**
 * Themes nest up to a depth; below it, replies follow the comment they answer as its neighbours. The
 * class `parent` on a comment that holds none gives that away; where a theme does not print it, such
 * a reply belongs to the comment around both.
 */
function parentOf(item: Element, items: ReadonlyMap<Element, CommentId>): CommentId | null {
  const around = ownerOf(item.parentElement, items);
  if (!around) return null;
  const before = item.previousElementSibling;
  const cut =
    before && items.has(before) && before.classList.contains('parent') && !before.querySelector('[id^="comment-"]');
  return items.get(cut ? before : around) ?? null;
}

/** The comment that an element stands in. */
function ownerOf(element: Element | null, items: ReadonlyMap<Element, CommentId>): Element | null {
  let at = element;
  while (at && !items.has(at)) at = at.parentElement;
  return at;
}

/** The first such element of a comment that is not part of a reply to it. */
function partOf(item: Element, selector: string, items: ReadonlyMap<Element, CommentId>): Element | null {
  const part = item.querySelector(selector);
  return part && ownerOf(part, items) === item ? part : null;
}

function kindOf({ classList }: Element): CommentKind {
  return classList.contains('pingback') ? 'pingback' : classList.contains('trackback') ? 'trackback' : 'comment';
}

function authorOf(item: Element, items: ReadonlyMap<Element, CommentId>, avatars: boolean): Author {
  const named = partOf(item, '.fn, .wp-block-comment-author-name', items) ?? partOf(item, 'a.url', items);
  const link = named?.matches('a') ? named : named?.querySelector('a');
  return {
    name: readLine(named?.textContent) ?? '',
    url: addressOf(link),
    avatar: avatars ? readUrl(partOf(item, 'img.avatar', items)?.getAttribute('src'), item.baseURI) : undefined,
    roles: item.classList.contains('bypostauthor') ? ['author'] : undefined,
  };
}

/** The text of a comment as the theme printed it: as little to be trusted as any. */
function sourceOf(item: Element, items: ReadonlyMap<Element, CommentId>): string {
  const text = partOf(item, TEXT, items);
  // Short pingbacks are a label and a link, and have no text.
  const holder =
    text ??
    (partOf(item, '.comment-meta, .commentmetadata', items) ? (partOf(item, '.comment-body', items) ?? item) : null);
  if (!holder) return '';
  let source = '';
  for (const node of holder.childNodes) {
    if (node.nodeType === Node.ELEMENT_NODE)
      source += isText(node as Element, text !== null) ? (node as Element).outerHTML : '';
    else if (node.nodeType === Node.TEXT_NODE)
      source += (node as Text).data.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  }
  return source.trim().replace(/^(?:<br>\s*)+/, '');
}

function isText(element: Element, within: boolean): boolean {
  if (element.matches(NOTICE) || element.querySelector(NOTICE)) return false;
  return (
    within ||
    !(element.matches(NOT_TEXT) || element.matches('[id^="comment-"]') || element.querySelector('[id^="comment-"]'))
  );
}

/** A field that the form does not have is not asked; `required` is the form's own mark. */
function needOf(form: HTMLFormElement | null, name: string): FieldNeed {
  const field = form?.querySelector(`[name="${name}"]:not([type="hidden"])`);
  if (!field) return form ? 'hidden' : 'optional';
  return field.hasAttribute('required') || field.getAttribute('aria-required') === 'true' ? 'required' : 'optional';
}

function postOf(area: Element, form: Element | null): string | undefined {
  const value = form?.querySelector('[name="comment_post_ID"]')?.getAttribute('value');
  const id = value ?? area.querySelector('[data-postid]')?.getAttribute('data-postid');
  return /^\d{1,19}$/.exec(id ?? '')?.[0];
}

function addressOf(link: Element | null | undefined): string | undefined {
  return readUrl(link?.getAttribute('href'), link?.baseURI);
}
