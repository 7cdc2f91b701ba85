import type { LitElement } from 'lit';
import type { AdapterError } from '../../core/errors.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { Thread } from '../../state/thread.js';
import type { SectionActions } from '../section-actions.js';
import type { DataForm } from '../structured-data.js';
import type { FarRows } from '../thread-list.js';
import type { CommentSetting, RowExtras } from '../views/comment-view.js';

export type { RowExtras };

/** Who has the words of the tools, and those that they share with the forms. */
export type ToolsWords = Localizer<'form' | 'tools'>;

/** What a section's tools need of it. One section with one thread has one. */
export interface ToolsHost {
  readonly element: LitElement;
  readonly thread: Thread;
  readonly actions: SectionActions;
  words(): ToolsWords;
  /** What all comments have in common. */
  setting(): CommentSetting<'tools'>;
  /** Whether the site asked for something, by the name of the attribute. */
  wants(what: 'live' | 'shortcuts'): boolean;
  /** Whether the next page is to come on scrolling. */
  loadsOnScroll(): boolean;
  /** In which forms the site wants the thread written for machines. */
  dataForm(): DataForm;
  /** The title of what the discussion is about. */
  title(): string | undefined;
  /** Tells screen readers. */
  say(message: string): void;
  /** A call failed: says so to the page, and to screen readers. */
  failed(error: AdapterError): void;
  /** Draws what is around the list again. */
  update(): void;
}

/**
 * What a reader can do besides reading and writing. Loaded once the first comments are there, so
 * that nobody waits for it.
 */
export interface Tools {
  readonly rows: RowExtras;
  readonly far: FarRows;
  /** Between the heading and the comments, with the reactions to the page or without. */
  top(withReactions: boolean): unknown;
  /** Below everything, the same. */
  bottom(withReactions: boolean): unknown;
  /** One listener each for the whole section. */
  click(target: Element, event: Event): void;
  keydown(event: KeyboardEvent): void;
  /** After the section has rendered. */
  updated(): void;
  stop(): void;
}
