import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Adapter } from '../adapters/adapter.js';
import type { AdapterError } from '../core/errors.js';
import { Announcer } from '../dom/announcer.js';
import { localKeep } from '../dom/local-keep.js';
import type { Localizer } from '../i18n/localizer.js';
import type { Thread } from '../state/thread.js';
import { AddressController } from './address-controller.js';
import { AdoptedMarkup, findMarkup } from './adopted-markup.js';
import { Composers, type ComposersSection } from './composers.js';
import { readingError } from './error-words.js';
import { readEtiquette } from './etiquette.js';
import { GedankenErrorEvent, GedankenLoadedEvent } from './events.js';
import { GuestMemory } from './guest-memory.js';
import { LanguageController } from './language-controller.js';
import { hasFallback } from './page-around.js';
import { RichContent } from './rich-content.js';
import { SectionActions } from './section-actions.js';
import { SectionOptions } from './section-options.js';
import { SettledTop } from './settled-top.js';
import { showStates } from './section-states.js';
import { commentsView, endView, pingsView, type Scene, troubleView, writingView } from './section-views.js';
import { SOURCE_CHANGED } from './gedanken-source.js';
import { sourceOf } from './section-source.js';
import { headingText, openness } from './section-words.js';
import { sectionSheets } from './styles/section-sheets.js';
import { SWITCH, textProperties } from './text-properties.js';
import { ThreadController } from './thread-controller.js';
import { listOf } from './thread-list.js';
import { Turns } from './turns.js';
import { ToolsController } from './tools-controller.js';
import type { ToolsHost, ToolsWords } from './tools/tools-host.js';
import { headingView } from './views/heading-view.js';

/** What a change of means another thread, or the same one read anew. */
const SOURCE = ['adapter', 'backend', 'endpoint', 'thread', 'avatars', 'sources', 'adopt', 'loading'] as const;

/**
 * The discussion under one page: its comments, and the means to add to them.
 *
 * @summary A threaded discussion.
 * @tagname gedanken-comments
 *
 * @slot - Shown until there is something better, and when the comments cannot be had: a link, or markup of the same thread.
 * @slot empty - Shown while nobody has commented.
 *
 * @fires {GedankenLoadedEvent} gedanken-loaded - The thread's first comments are in the page.
 * @fires {GedankenCountedEvent} gedanken-counted - How many comments the thread has: when that is known first, and each time that it changes.
 * @fires {GedankenPostingEvent} gedanken-posting - The reader wants to post; `preventDefault()` keeps the comment in its form.
 * @fires {GedankenPostedEvent} gedanken-posted - The backend has confirmed a comment of this reader.
 * @fires {GedankenErrorEvent} gedanken-error - A call to the backend failed. The reader has been told.
 *
 * @csspart section - The whole section.
 * @csspart heading - How many thoughts on what.
 * @csspart status - The live region; never seen.
 * @csspart loading - Stands in for the first comments until they are there.
 * @csspart notice - One sentence with a way on; with a second token for what it is about: `error`, `closed`, `sign-in`, `password`, `read-only` or `gone`.
 * @csspart error - A notice that something failed, in addition to `notice`.
 * @csspart error-button - Tries again what failed, in addition to `button`.
 * @csspart closed - The notice that the thread takes no more comments, in addition to `notice`.
 * @csspart sign-in - The notice that one has to sign in, in addition to `notice`.
 * @csspart password - The notice that the page is protected, in addition to `notice`.
 * @csspart read-only - The notice that answering works elsewhere, in addition to `notice`.
 * @csspart gone - The notice that the address names a comment that is not here, in addition to `notice`.
 * @csspart notice-link - The way on, where it is another page.
 * @csspart comments - The comments, or why there are none.
 * @csspart empty - Shown while nobody has commented.
 * @csspart known-note - From when the comments are that stand there until the backend has answered.
 * @csspart skip-link - Leads past a long list to the form; seen on focus.
 * @csspart show-button - Loads the thread, with `loading="click"`.
 * @csspart list - A list of comments.
 * @csspart draft-strip - Tells of answers that were begun in an earlier visit.
 * @csspart draft-line - One of them.
 * @csspart continue-draft-button - Opens its form, in addition to `link-button`.
 * @csspart undo-button - Takes a step back, in addition to `link-button`.
 * @csspart sending - A comment that is not confirmed yet, in addition to `comment`.
 * @csspart sending-note - How sending it goes, and what can be done.
 * @csspart sending-failed - A note that waits for the writer, in addition to `sending-note`.
 * @csspart sending-text - How sending goes, in a sentence.
 * @csspart sending-actions - What can be done about it.
 * @csspart resend-button - Sends it again, in addition to `button`.
 * @csspart take-back-button - Puts the words back into their form, in addition to `button`.
 * @csspart discard-button - Throws something unsent away, in addition to `button` or `link-button`.
 * @csspart draft-unkept - Says that this browser can’t keep a draft, in addition to `form-note`.
 * @csspart draft-other - Says that another tab holds another draft, in addition to `form-note`.
 * @csspart replies - A list of answers, in addition to `list`.
 * @csspart item - A comment with everything below it.
 * @csspart box - Some screens of comments of a long list, which the browser skips together while they are far.
 * @csspart comment - One comment.
 * @csspart held - A comment that waits for approval, in addition to `comment`.
 * @csspart spam - A comment that moderators or the backend’s filter took for spam, in addition to `comment`.
 * @csspart removed - A comment that is gone, in addition to `comment`.
 * @csspart by-author - A comment by the author of the page, in addition to `comment`.
 * @csspart target - The comment that the page's address names, in addition to `comment` or `ping`.
 * @csspart comment-header - Who, whom, and when.
 * @csspart avatar - Initials, and the place of a picture.
 * @csspart avatar-picture - A picture over them.
 * @csspart comment-heading - The name, as a heading.
 * @csspart comment-author - The name.
 * @csspart comment-author-link - The name, where it links to a website.
 * @csspart badge - What the backend vouches for; with a second token: `author-badge` or `moderator-badge`.
 * @csspart source-badge - Which of several sources a comment comes from, in addition to `badge`.
 * @csspart destination - Where a new conversation goes, when the reader may choose.
 * @csspart destination-field - The choice, in addition to `field`.
 * @csspart mention-form - Takes the address of a page that links here.
 * @csspart mention-field - The address, in addition to `field`.
 * @csspart mention-button - Sends it, in addition to `button`.
 * @csspart source-note - Says that a source has not answered yet.
 * @csspart source-error - Says that a source could not be asked, in addition to `notice`.
 * @csspart source-error-button - Asks it again, in addition to `button`.
 * @csspart author-badge - Marks the author of the page, in addition to `badge`.
 * @csspart moderator-badge - Marks a moderator, in addition to `badge`.
 * @csspart mixed-script-badge - Marks a name that mixes alphabets, in addition to `badge`.
 * @csspart comment-target - Whom a comment answers, where its place does not show it.
 * @csspart comment-permalink - The date, as a link to the comment.
 * @csspart comment-time - The date.
 * @csspart comment-edited - Says that a comment was changed.
 * @csspart comment-notice - Says that a comment waits for approval, or is cut off.
 * @csspart comment-body - The words.
 * @csspart comment-actions - What one can do about a comment.
 * @csspart toggle-button - Opens and closes the answers to a comment, in addition to `button`.
 * @csspart toggle-icon - Its arrow.
 * @csspart top - Between the heading and the comments: what one can do about them all.
 * @csspart tools - The line of them: order, search, filters.
 * @csspart tools-label - What stands in front of a choice in it.
 * @csspart order - The choice of the order, with its label.
 * @csspart sort - The choice of the order, in addition to `field`.
 * @csspart filters - The buttons that each show only some comments.
 * @csspart filter-button - One of them, in addition to `button`.
 * @csspart chosen - The one that is on, in addition to `filter-button`.
 * @csspart search-button - Opens and closes the search, in addition to `button`.
 * @csspart keys-button - Opens the list of keys, in addition to `button`.
 * @csspart tool-icon - The icon of a tool.
 * @csspart search - The search.
 * @csspart search-field - Its field, in addition to `field`.
 * @csspart search-steps - The way from one hit to the next.
 * @csspart step-button - One step, in addition to `button`.
 * @csspart search-result - How many comments were found, or which one this is.
 * @csspart hit - A comment that was found, in addition to `comment`: the one that the reader is at, and all of them where an engine cannot mark words.
 * @csspart current-hit - The one that the reader is at, in addition to `hit`.
 * @csspart tools-line - One sentence above the comments, with a second token for what it is about.
 * @csspart sorted-part - Says that only a part is sorted, in addition to `tools-line`.
 * @csspart searched-part - Says that only a part was searched, in addition to `tools-line`.
 * @csspart load-all-button - Loads the rest, or stops that, in addition to `button`.
 * @csspart filtered - Says what is shown, in addition to `tools-line`.
 * @csspart filter-off-button - Shows all comments, in addition to `button`.
 * @csspart branch-note - Says that one branch alone is shown, in addition to `tools-line`.
 * @csspart branch-back-button - Leads back to all comments, in addition to `button`.
 * @csspart live-trouble - Says that live updates fail, in addition to `tools-line`.
 * @csspart news - How many are new since the last visit, in addition to `tools-line`.
 * @csspart news-button - Goes to the next of them, in addition to `button`.
 * @csspart divider - Where those begin that are new since the last visit.
 * @csspart new - A comment that is new, in addition to `comment`.
 * @csspart seen - A new comment that has been in view, in addition to `new`.
 * @csspart new-badge - Says to screen readers that a comment is new.
 * @csspart keys - The dialog with the list of keys.
 * @csspart keys-heading - Its heading.
 * @csspart keys-list - What each key does.
 * @csspart key - One key.
 * @csspart keys-note - When they work.
 * @csspart keys-switch - The switch that turns them off.
 * @csspart bottom - What stands below everything.
 * @csspart stored-button - Opens the list of what is kept in this browser, in addition to `link-button`.
 * @csspart stored - The dialog with that list.
 * @csspart stored-heading - Its heading.
 * @csspart stored-said - What was deleted.
 * @csspart stored-note - What there is to know about it.
 * @csspart stored-list - All that is kept.
 * @csspart stored-kind - What is kept of one kind.
 * @csspart stored-name - What it is, and how much.
 * @csspart stored-lines - How its contents begin.
 * @csspart stored-time - When something was written.
 * @csspart stored-question - Asks whether words may be lost.
 * @csspart stored-keep-button - Keeps them, in addition to `button`.
 * @csspart stored-confirm-button - Deletes them all the same, in addition to `button`.
 * @csspart stored-delete-button - Deletes what is kept, of one kind or all, in addition to `button`.
 * @csspart stored-save-button - Saves it as a file, in addition to `button`.
 * @csspart branch - The answers to a comment, with the line along them.
 * @csspart collapsed - Answers that the reader closed, in addition to `branch`.
 * @csspart branch-line - The line along the answers, which closes them, too.
 * @csspart rest - The way to answers that are not shown yet.
 * @csspart rest-error - Why they could not be had.
 * @csspart rest-button - Shows more answers, in addition to `button`.
 * @csspart continue-button - Shows one branch alone, in addition to `button`.
 * @csspart arrived-button - Shows comments that came meanwhile, in addition to `button`.
 * @csspart button - Every button.
 * @csspart reply-button - Opens the form below a comment, in addition to `button`.
 * @csspart reply-link - Leads to where a comment can be answered, in addition to `button`.
 * @csspart votes - How people voted, with the buttons for it.
 * @csspart vote-button - Votes, in addition to `button`.
 * @csspart like-button - Likes, in addition to `button vote-button`.
 * @csspart up-button - Votes up, in addition to `button vote-button`.
 * @csspart down-button - Votes down, in addition to `button vote-button`.
 * @csspart voted - The reader’s own vote, in addition to `vote-button`.
 * @csspart vote-count - How many likes, or what the votes come to.
 * @csspart reactions - How people reacted to a comment, or to the page.
 * @csspart reaction - One kind of reaction, and how many.
 * @csspart reacted - One that the reader is among, in addition to `reaction` or `reaction-choice`.
 * @csspart emoji - Its emoji.
 * @csspart reaction-count - How many reacted so.
 * @csspart add-reaction-button - Opens the choice of reactions, in addition to `button`.
 * @csspart reaction-choices - The choice of reactions.
 * @csspart reaction-choice - One of them, in addition to `button`.
 * @csspart page-reactions - How people react to the page.
 * @csspart page-question - The question in front of that.
 * @csspart page-reaction - One way to react to it, with the faces of those who did.
 * @csspart facepile - Faces of people who reacted to the page in one way.
 * @csspart facepile-open - All of them, in addition to `facepile`.
 * @csspart facepile-person - One of them.
 * @csspart facepile-more - How many more there are; where they are known, it shows them.
 * @csspart menu-button - Opens the menu of a comment, in addition to `button`.
 * @csspart popup - What opens over the page; with a second token for what it is: `menu-popup` and the like.
 * @csspart menu-popup - The menu of a comment, in addition to `popup`.
 * @csspart reactions-popup - The choice of reactions, in addition to `popup`.
 * @csspart link-popup - A link to copy by hand, in addition to `popup`.
 * @csspart muted-people-popup - Who is muted, in addition to `popup`.
 * @csspart person-popup - A card about a person, in addition to `popup`.
 * @csspart preview-popup - The comment that is answered, in addition to `popup`.
 * @csspart emoji-popup - The choice of emoji, in addition to `popup`.
 * @csspart mentions-popup - Whom the text may address, in addition to `popup`.
 * @csspart quote-popup - What stands next to selected words, in addition to `popup`.
 * @csspart quote-selection-button - Quotes them in an answer, in addition to `menu-entry`.
 * @csspart report-popup - The form to report with, in addition to `popup`.
 * @csspart who-popup - Who reacted so, in addition to `popup`.
 * @csspart popup-form - What is filled in, or chosen from, in a popup.
 * @csspart popup-heading - What it is about.
 * @csspart popup-text - A sentence in a popup.
 * @csspart popup-link - A link in a popup.
 * @csspart menu - The entries of a menu.
 * @csspart menu-item - One of them.
 * @csspart apart - One that begins another kind of thing, in addition to `menu-item`.
 * @csspart menu-entry - Its button.
 * @csspart link-field - The field of a link to copy by hand, in addition to `field`.
 * @csspart preview - The comment that is answered, in short.
 * @csspart preview-header - Who wrote it, and when.
 * @csspart preview-author - Its author.
 * @csspart preview-time - Its date.
 * @csspart preview-text - Its beginning.
 * @csspart person - A card about a person.
 * @csspart person-lines - What it says.
 * @csspart person-name - The name.
 * @csspart person-handle - How others address them.
 * @csspart person-count - How many comments of theirs are here.
 * @csspart mute-button - Mutes a person, in addition to `link-button`.
 * @csspart muted - A comment by somebody whom the reader has muted, in addition to `comment`.
 * @csspart muted-line - What stands in place of its words.
 * @csspart show-once-button - Shows it all the same, in addition to `link-button`.
 * @csspart unmute-button - Ends muting, in addition to `link-button`.
 * @csspart muted-list - Who is muted.
 * @csspart row-note - A word in a row about what has just happened there.
 * @csspart row-error - What failed there, in addition to `row-note`.
 * @csspart note-button - The way on from it, in addition to `link-button`.
 * @csspart row-question - A question in a row.
 * @csspart edit-form - Changes a comment in place.
 * @csspart edit-field - Its text, in addition to `field`.
 * @csspart edit-window - How long a comment may still be changed.
 * @csspart edit-over - Says that it no longer may, in addition to `form-note`.
 * @csspart edit-conflict - Shows what somebody else has written there meanwhile.
 * @csspart edit-changed - Says so.
 * @csspart edit-other - That text, as it was written.
 * @csspart edit-aside - Says where one's words are that gave way to it, in addition to `row-note`.
 * @csspart keep-other-button - Gives way to it, in addition to `button`.
 * @csspart save-button - Saves it, in addition to `button`.
 * @csspart pinned - A comment that stands above all others, in addition to `comment`.
 * @csspart pinned-badge - Says so, in addition to `badge`.
 * @csspart moderation-button - Decides about a comment that waits, in addition to `button`.
 * @csspart report-field - What is wrong with a comment, in addition to `field`.
 * @csspart report-button - Sends a report, in addition to `button`.
 * @csspart close-button - Closes a popup, in addition to `button`.
 * @csspart folded - A long comment of which only the beginning is seen, in addition to `comment-body`.
 * @csspart unfolded - A long comment that the reader has opened, in addition to `comment`.
 * @csspart fold-button - Shows the rest of it, or less, in addition to `button`.
 * @csspart warned - Words that stand under a warning, closed until the reader opens them.
 * @csspart warning - What is warned of.
 * @csspart media - A picture or a video in a comment.
 * @csspart media-button - Loads a picture or a video, once it is pressed.
 * @csspart media-request - That button, with a box to tick next to it.
 * @csspart media-always - The box that lets everything load from there, now and later.
 * @csspart more - The way to more comments.
 * @csspart more-button - Loads more comments, in addition to `button`.
 * @csspart more-count - How many are shown of how many.
 * @csspart feed - The way to follow the thread in a feed reader.
 * @csspart feed-link - Its link.
 * @csspart print-note - Says on paper that there is more of the thread.
 * @csspart pings - Other pages that mention this one.
 * @csspart pings-heading - How many they are.
 * @csspart ping-list - The list of them.
 * @csspart ping - One of them.
 * @csspart ping-title - Its title.
 * @csspart ping-time - When it was noticed.
 * @csspart ping-excerpt - What it says around the link.
 * @csspart form - The form to write in.
 * @csspart reply-form - The form below a comment, in addition to `form`.
 * @csspart form-heading - What the form is for.
 * @csspart form-note - What is promised and asked.
 * @csspart form-problems - What is wrong, all in one place.
 * @csspart form-problems-heading - What is wrong, in a sentence.
 * @csspart form-problem-detail - The server's own words about it.
 * @csspart form-problem-list - The fields that it is about.
 * @csspart link-button - Leads to a field.
 * @csspart copy-button - Copies the reader's text, in addition to `button`.
 * @csspart sign-in-button - Signs in, in addition to `button`.
 * @csspart form-row - A label with its field; with a second token for which.
 * @csspart text-row - The row of the comment, in addition to `form-row`.
 * @csspart name-row - The row of the name, in addition to `form-row`.
 * @csspart email-row - The row of the e-mail address, in addition to `form-row`.
 * @csspart website-row - The row of the website, in addition to `form-row`.
 * @csspart label - The label of a field.
 * @csspart required-mark - The asterisk of a required field.
 * @csspart field - A field.
 * @csspart field-error - What is wrong with a field.
 * @csspart guest-fields - The fields about the person.
 * @csspart account - As whom one writes: the way to sign in, or who is signed in and the way out.
 * @csspart account-button - Signs in instead of writing as a guest, in addition to `link-button`.
 * @csspart sign-out-button - Signs out, in addition to `link-button`.
 * @csspart signing-in - What signing in waits for: a question, or a window.
 * @csspart stop-button - Gives up signing in, in addition to `button`.
 * @csspart go-on-button - Goes on signing in, in addition to `button`.
 * @csspart remember - The consent to be remembered.
 * @csspart forget-button - Forgets who one is, in addition to `link-button`.
 * @csspart old-note - Says that an old comment is answered, in addition to `form-note`.
 * @csspart link-note - Says that nothing but a link is taken for spam, in addition to `form-note`.
 * @csspart rules - The site's own line to those who write.
 * @csspart consent - The consent to the privacy policy.
 * @csspart privacy-link - The way to the privacy policy.
 * @csspart trap - A field that only programs fill in; never seen.
 * @csspart challenge - What the backend wants solved before it takes the comment.
 * @csspart challenge-heading - What it is about.
 * @csspart challenge-picture - The picture to read.
 * @csspart progress - How far the browser is with solving it.
 * @csspart answer-button - Answers a question in a row or in a challenge, in addition to `button`.
 * @csspart again-button - Tries a challenge again, or another one, or posts the same words once more, in addition to `button`.
 * @csspart checkbox - Its check box.
 * @csspart writing-bar - The line below the text of a comment: its place is kept until the tools are loaded.
 * @csspart toolbar - The tools in it.
 * @csspart writing-button - One of them, in addition to `button`.
 * @csspart writing-icon - Its drawing.
 * @csspart bold-tool - Makes words bold, in addition to `writing-button`.
 * @csspart italic-tool - Makes words italic, in addition to `writing-button`.
 * @csspart link-tool - Makes words a link, in addition to `writing-button`.
 * @csspart quote-tool - Makes words a quotation, in addition to `writing-button`.
 * @csspart code-tool - Makes words code, in addition to `writing-button`.
 * @csspart list-tool - Makes lines a list, in addition to `writing-button`.
 * @csspart emoji-tool - Opens the choice of emoji, in addition to `writing-button`.
 * @csspart picture-tool - Adds a picture, in addition to `writing-button`.
 * @csspart preview-tool - Shows what the text will look like, in addition to `writing-button`.
 * @csspart counter - How much more can be written, once that is not much.
 * @csspart over - The counter of a text that is too long, in addition to `counter`.
 * @csspart written-preview - What the text will look like.
 * @csspart emoji-field - The field to search emoji with, in addition to `field`.
 * @csspart emoji-list - The emoji.
 * @csspart emoji-group - Some of them.
 * @csspart emoji-heading - What these have in common.
 * @csspart emoji-option - One emoji.
 * @csspart mention-list - The people whom the text may address.
 * @csspart mention - One of them.
 * @csspart mention-name - The name.
 * @csspart mention-handle - How others address them.
 * @csspart current - What Enter takes, in addition to `emoji-option` or `mention`.
 * @csspart picture - A picture on its way into the text.
 * @csspart picture-field - Asks what it shows, in addition to `field`.
 * @csspart picture-note - How far it has got.
 * @csspart picture-send-button - Sends it, in addition to `button`.
 * @csspart form-actions - The buttons of the form.
 * @csspart form-shortcut - The keys that send, too.
 * @csspart submit-button - Sends, in addition to `button`.
 * @csspart cancel-button - Closes a reply, in addition to `button`.
 *
 * @cssprop [--gedanken-accent=currentColor] - Links and the button that sends.
 * @cssprop [--gedanken-font=inherit] - The `font` of the section.
 * @cssprop [--gedanken-muted] - Dates and notes. Default: the text colour, softened.
 * @cssprop [--gedanken-line] - Hairlines between comments and along answers. Default: the text colour, faint.
 * @cssprop [--gedanken-edge] - Edges of fields and buttons. Default: the text colour, softened.
 * @cssprop [--gedanken-tinted] - The ground of fields, notices and code. Default: a touch of the text colour.
 * @cssprop [--gedanken-error] - What is wrong. Default: red, mixed with the text colour.
 * @cssprop [--gedanken-mark] - The ground of the comment that the address names. Default: a touch of the text colour.
 * @cssprop [--gedanken-radius=0.5em] - The corners.
 * @cssprop [--gedanken-space=1rem] - The distance that all others are made from.
 * @cssprop [--gedanken-avatar-size=2.5rem] - The size of pictures and initials.
 * @cssprop [--gedanken-indent] - How far answers are indented. Default: half a picture.
 * @cssprop [--gedanken-reserve=100vh] - How high the section is at least until its comments have come or failed to, so that what is below it need not move.
 * @cssprop [--gedanken-scroll-margin=1rem] - How much of the top a fixed header of the page covers.
 *
 * @cssState loaded - The thread’s first comments have come.
 * @cssState loading - The thread's first comments are on their way.
 * @cssState failed - The comments could not be had.
 * @cssState empty - Nobody has commented.
 * @cssState closed - The thread takes no more comments.
 */
export class GedankenComments extends LitElement {
  static override readonly styles = sectionSheets;

  /** Where comments come from and go to. Wins over `backend`. */
  @property({ attribute: false }) adapter: Adapter | undefined;

  /** The name of a built-in adapter, such as `wordpress`, `isso` or `mastodon`: docs/backends.md has all of them. */
  @property() backend = '';

  /** The backend's address. */
  @property() endpoint = '';

  /** Names the discussion to the backend: an id, a slug, or the page's path. */
  @property() thread = '';

  /** The order of the comments: `oldest`, `newest`, `discussed`, `best` or `controversial`. Answers stay oldest first. */
  @property() sort = '';

  /** The language of the section's own words, as BCP 47. Default: the nearest `lang` in the page. */
  @property({ reflect: true, useDefault: true }) override lang = '';

  /** How deep answers are indented, 1 to 8; deeper ones say whom they answer instead. */
  @property({ attribute: 'max-depth' }) maxDepth = '';

  /** The level of the section's heading, 1 to 5, so that it fits into the page. */
  @property({ attribute: 'heading-level' }) headingLevel = '';

  /** What the discussion is about. Default: what the backend says, or the page's only `h1`. */
  @property({ attribute: 'page-title' }) pageTitle = '';

  /** When to load: `eager`, `lazy` (once it is nearly in view), or `click` (once the reader asks). */
  @property() loading = '';

  /** The colours: `auto` (those of the page), `light` or `dark`. */
  @property({ reflect: true, useDefault: true }) theme = '';

  /** Pictures of people: `initials` (asks nobody), `backend` (as it links them), `gravatar` or `libravatar` (those links alone), `none`. */
  @property() avatars = '';

  /** An address on the site, with `{url}` for that of a picture, that fetches pictures of people for its readers. */
  @property({ attribute: 'avatar-proxy' }) avatarProxy = '';

  /** Whether to follow the thread while it is read: `on` or `off`. */
  @property(SWITCH) live = '';

  /** Whether letters move and act while the focus is in the section: `on` or `off`. */
  @property(SWITCH) shortcuts = '';

  /** Pictures in comments: `click` (each once the reader asks for it), `show` or `none`. */
  @property() images = '';

  /** Hosts whose pictures are shown unasked, separated by spaces. */
  @property({ attribute: 'trusted-hosts' }) trustedHosts = '';

  /** Videos that comments link to: `none`, or `click` (in place, once the reader asks). */
  @property() embeds = '';

  /** How more comments come: `button` (once the reader asks) or `scroll` (before the end is reached). */
  @property() more = '';

  /** Whether to keep what everybody can read in the reader’s browser, and show it at once next time: `on` or `off`. */
  @property(SWITCH) remember = '';

  /** For search engines and other readers that see no shadow root: `none`, `json-ld`, `microformats` or `both`. */
  @property({ attribute: 'structured-data' }) structuredData = '';

  /** Where else the page is talked about: `none` besides `<gedanken-source>` elements, or `page` (where its own links lead). */
  @property() sources = '';

  /** A selector for markup of the same thread that the page already holds, to take over without a request. */
  @property() adopt = '';

  /** The site's own line to those who write, above the button: plain text. */
  @property() rules = '';

  /** The address of the site's privacy policy. */
  @property() privacy = '';

  /** Whether to ask those who write for consent to it: `none`, `ask`, or `required` (nothing is sent without). */
  @property() consent = '';

  readonly #internals = this.attachInternals();
  readonly #announcer = new Announcer();
  readonly #options = new SectionOptions(this);
  readonly #adopted = new AdoptedMarkup();
  readonly #guest = new GuestMemory(localKeep);
  readonly #rich = new RichContent(this, (message) => this.#options.tell(message));
  readonly #language = new LanguageController(this);
  /** What all that acts in a section needs of it. */
  readonly #self = {
    element: this as LitElement,
    words: (): Localizer => this.#language.words!,
    say: (message: string): void => this.#announcer.say(message),
    tell: (message: string): void => this.#options.tell(message),
    failed: (error: AdapterError): void => this.#failed(error),
  };

  readonly #source = new ThreadController(this, {
    ...this.#self,
    loaded: (thread) => this.#loaded(thread),
    slow: () => this.#actions.tellSlow(),
    again: () => void this.#actions.readAgain(),
  });

  readonly #actions = new SectionActions({
    ...this.#self,
    source: this.#source,
    composers: () => this.#composers,
    bring: (id) => this.#tools.tools?.far.bring(id),
  });

  readonly #tools = new ToolsController({
    ...this.#self,
    host: (thread, words) => this.#toolsHost(thread, words),
    ready: () => void this.#source.complete(),
  });

  readonly #turns = new Turns(() => this.#tools.soon);
  readonly #top = new SettledTop();
  readonly #address = new AddressController(this, this.#actions);
  #etiquette = readEtiquette(this, 'none');
  #composers: Composers | undefined;
  /** The thread that `#composers` are for. */
  #composed: Thread | undefined;
  /** Whether the comments have come, and are to be drawn. */
  #isLoaded = false;
  #unsaid: AdapterError | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener(SOURCE_CHANGED, this.#sourceChanged);
    if (this.hasUpdated && !this.#source.isOpen) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#announcer.stop();
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#adopted.show();
      this.#tools.close();
      this.#composers?.stop();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || SOURCE.some((name) => changed.has(name))) this.#open();
    else if (changed.has('maxDepth')) this.#source.setMaxDepth(this.#options.number('maxDepth'));
    else if (changed.has('sort')) void this.#actions.sort(this.#options.word('sort'));
    this.#options.word('theme');
    if (changed.has('rules') || changed.has('privacy') || changed.has('consent'))
      this.#etiquette = readEtiquette(this, this.#options.word('consent'));
    const { thread } = this.#source;
    if (thread === this.#composed) return;
    this.#composed = thread;
    this.#tools.close();
    this.#composers?.stop();
    this.#composers = thread && new Composers(this.#section, thread);
  }

  protected override firstUpdated(): void {
    // Whoever sets `adapter` does so by the end of this task.
    setTimeout(() => {
      if (this.isConnected && !this.#source.isOpen)
        this.#options.tell('No backend: set the backend attribute or the adapter property.');
    });
  }

  protected override updated(): void {
    const words = this.#words;
    this.#announcer.attach(this.renderRoot.querySelector<HTMLElement>('[part~="status"]'));
    if (this.#unsaid && words) {
      this.#announcer.say(readingError(this.#unsaid, words, this.#source.patience.failures));
      this.#unsaid = undefined;
    }
    showStates(this.#internals.states, this.#source, words !== undefined || this.#language.hasFailed);
    this.#tools.tools?.updated();
    // Without its words nothing is drawn.
    if (this.#isLoaded && words && this.#source.thread) this.#shown(this.#source.thread);
  }

  /** Long lists are drawn in turns, and their ends by the tools: all of that belongs to the update. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    if (this.#tools.isAwaitedBy(this.#source.thread)) return this.#tools.awaited!.then(() => this.updateComplete);
    await this.#turns.whole;
    return isComplete;
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const { thread, trouble } = this.#source;
    if (!words || !(thread || trouble)) return html`<slot></slot>`;
    const status = html`<div part="status" class="hidden" role="status"></div>`;
    if (!thread)
      return html`<div part="section" lang=${words.lang} dir=${words.dir}>
        ${status} ${troubleView(trouble!, words, this.#actions.retry)}
      </div>`;
    return html`
      <section
        part="section"
        aria-labelledby="heading"
        lang=${words.lang}
        dir=${words.dir}
        @click=${this.#click}
        @keydown=${this.#keydown}
        @beforematch=${this.#found}
      >
        ${headingView(this.#options.number('headingLevel'), 'heading', 'heading', headingText(thread.$total.get(), this.#top.of(thread, this.pageTitle).title, words))}
        ${status} ${this.#source.begun ? this.#renderThread(this.#scene(thread, words)) : this.#renderInvitation(words)}
      </section>
    `;
  }

  /** The words, once there is all that goes into the first comments. */
  get #words(): Localizer | undefined {
    return this.#rich.isReady(this.#options.rich()) ? this.#language.words : undefined;
  }

  #renderInvitation(words: Localizer): TemplateResult {
    const click = this.#options.word('loading') === 'click';
    return html`
      <slot></slot>
      ${click ? html`<button part="button show-button" type="button" @click=${this.#actions.show}>${words.text('show')}</button>` : nothing}
    `;
  }

  #renderThread(scene: Scene): TemplateResult {
    const composers = this.#composers;
    const list = listOf({
      ...scene,
      turns: this.#turns,
      far: this.#tools.tools?.far ?? (this.#tools.isAwaited ? null : undefined),
      composer: (comment) => composers?.reply(comment) ?? nothing,
      sending: (comment) => composers?.sending(comment),
    });
    return html`
      ${composers?.strip() ?? nothing} ${commentsView(scene, list, this.#tools.tools?.top(scene.top.hasReactions))}
      ${pingsView(scene)} ${writingView(scene, composers?.root(), () => composers?.holdsWords ?? false)}
      ${endView(scene, this.#tools.tools?.bottom(!scene.top.hasReactions))}
    `;
  }

  readonly #sourceChanged = (): void => this.requestUpdate('thread', null);

  #open(): void {
    void this.#source.open(sourceOf(this, this.#options, this.#markup()));
  }

  #loaded(thread: Thread): void {
    this.#adopted.hide(this.#markup());
    this.dispatchEvent(new GedankenLoadedEvent(thread.$total.get()));
    this.#isLoaded = true;
    // Its stores have had it drawn, where there were words; what was remembered goes only now.
    if (this.isUpdatePending || !this.#words || this.#source.remembering) this.requestUpdate();
    else this.#shown(thread);
  }

  /** The comments are in the page: now for what nobody had to wait for. */
  #shown(thread: Thread): void {
    this.#isLoaded = false;
    this.#tools.open(thread);
    if (thread === this.#composed) void this.#composers?.begin();
    this.#address.arrive(thread);
  }

  /** Says once, to everyone whom it concerns, that something failed. */
  #failed(error: AdapterError): void {
    this.#options.tell(error.hint ?? error.kind);
    this.#unsaid = error;
    this.requestUpdate();
    this.dispatchEvent(new GedankenErrorEvent(error));
  }

  #markup(): HTMLElement | undefined {
    return findMarkup(this.adopt, this, (message) => this.#options.tell(message));
  }

  #scene(thread: Thread, words: Localizer): Scene {
    return {
      thread,
      words,
      setting: {
        words,
        ...openness(thread),
        headingLevel: this.#options.number('headingLevel') + 1,
        avatars: this.#options.avatars(),
        page: location.href.replace(/#.*$/, ''),
        content: this.#rich.options(this.#options.rich(), words),
        isTarget: (id) => id === this.#address.target,
        sources: this.#source.rows,
        extras: this.#tools.tools?.rows,
      },
      hasFallback: hasFallback(this),
      patience: this.#source.patience,
      since: this.#source.remembering?.since,
      isDrawing: this.#source.isDrawing(this.#tools),
      top: this.#top.of(thread, this.pageTitle),
      canSignIn: this.#source.adapter?.session !== undefined,
      actions: this.#actions,
    };
  }

  /** What the forms need of this section. */
  get #section(): ComposersSection {
    return {
      ...this.#self,
      guest: this.#guest,
      headingLevel: () => this.#options.number('headingLevel') + 1,
      setting: (thread) => this.#scene(thread, this.#language.words!).setting,
      etiquette: () => this.#etiquette,
      session: (destination) => this.#actions.sessionFor(destination),
      entered: this.#actions.entered,
      signInFor: (answered) => void this.#actions.signInFor(answered),
      sent: (id) => void this.#actions.sent(id),
      openReply: (id) => this.#actions.answer(id),
      replyClosed: (id) => void this.#actions.replyClosed(id),
    };
  }

  #toolsHost(thread: Thread, words: () => ToolsWords): ToolsHost {
    return {
      ...this.#self,
      thread,
      words,
      actions: this.#actions,
      setting: () => ({ ...this.#scene(thread, words()).setting, words: words() }),
      wants: (what) => this.#options.word(what) === 'on',
      loadsOnScroll: () => this.#options.word('more') === 'scroll',
      dataForm: () => this.#options.word('structuredData'),
      title: () => this.#top.of(thread, this.pageTitle).title,
      update: () => this.requestUpdate(),
    };
  }

  readonly #click = (event: Event): void => {
    const [target] = event.composedPath();
    if (!(target instanceof Element)) return;
    this.#actions.click(target);
    this.#tools.tools?.click(target, event);
  };

  readonly #keydown = (event: KeyboardEvent): void => this.#tools.tools?.keydown(event);

  /** The browser found words in answers that are closed. */
  readonly #found = ({ target }: Event): void => {
    if (target instanceof Element) this.#actions.open(target);
  };
}

textProperties(GedankenComments);

declare global {
  interface HTMLElementTagNameMap {
    'gedanken-comments': GedankenComments;
  }
}
