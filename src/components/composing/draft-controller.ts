import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CommentId } from '../../core/comment.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { ComposerHost } from '../composer-host.js';
import type { DraftState } from '../views/draft-note-view.js';
import type { Returned } from './composing-host.js';

/** Two presses within so many milliseconds are one. */
const TWICE = 1_000;

/** The form whose draft is kept. */
export interface DraftForm {
  host(): ComposerHost;
  parent(): CommentId | null;
  words(): Localizer<'form'>;
  /** Its text was changed from elsewhere. */
  take(text: string): void;
}

/** Keeps a form true to its draft: what other tabs write, what comes back, and whether it can be kept. */
export class DraftController implements ReactiveController {
  readonly #composer: ReactiveControllerHost & HTMLElement;
  readonly #form: DraftForm;
  #stop: readonly (() => void)[] = [];
  #sentAt = -Infinity;

  constructor(composer: ReactiveControllerHost & HTMLElement, form: DraftForm) {
    this.#composer = composer;
    this.#form = form;
    composer.addController(this);
  }

  /** Whether words have left the form just now: whoever presses twice means it once. */
  isSecondPress({ timeStamp }: Event): boolean {
    return timeStamp - this.#sentAt < TWICE;
  }

  /** Words have left the form. */
  sent(): void {
    this.#sentAt = performance.now();
  }

  /** What has come back since this was asked last; its words are the draft. */
  returned(): Returned | null {
    const { $returned } = this.#form.host();
    const returned = $returned.get();
    if (returned) {
      $returned.set(null);
      // They are here again: the next press is meant.
      this.#sentAt = -Infinity;
    }
    return returned;
  }

  /** What there is to know about it. */
  state(): DraftState {
    const { drafts } = this.#form.host();
    const parent = this.#form.parent();
    return {
      unkept: drafts.$unkept.get(),
      hasOther: drafts.other(parent) !== undefined,
      takeOther: () => this.#form.take(drafts.takeOther(parent)),
    };
  }

  hostConnected(): void {
    const { drafts, guest } = this.#form.host();
    const hear = ({ key }: StorageEvent): void => {
      drafts.hear(key);
      guest.hear(key);
    };
    globalThis.addEventListener('storage', hear);
    this.#stop = [
      () => globalThis.removeEventListener('storage', hear),
      drafts.$unkept.listen((isUnkept) => this.#tell(isUnkept)),
      drafts.$news.listen((news) => {
        if (news?.parent === this.#form.parent()) this.#form.take(drafts.get(news.parent));
      }),
    ];
  }

  hostDisconnected(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  /** Says once, and shows as long as it is so, that this browser keeps nothing. */
  #tell(isUnkept: boolean): void {
    if (isUnkept) this.#form.host().say(this.#form.words().text('draftUnkept'));
    this.#composer.requestUpdate();
  }
}
