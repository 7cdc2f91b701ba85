import type { ReactiveController } from 'lit';
import { isLinkOnly } from '../../core/link-only.js';
import type { Etiquette } from '../etiquette.js';
import type { GedankenComposer } from '../gedanken-composer.js';

/** Nobody writes a comment faster than this, in milliseconds. */
const LEAST_TIME = 3_000;

/** What a form tells its manners. */
export interface MannersForm {
  /** The reader has left a field that they have written in. */
  left(name: string): void;
  /** Whether this reader has not written here before, as far as this browser knows. */
  isNewcomer(): boolean;
  /** A hint has come up. */
  hint(): void;
}

/** The manners of one form: what is asked before it sends, and what keeps programs out without watching people. */
export class FormManners implements ReactiveController {
  /** Whether the consent was missing when the comment was to be sent. */
  unagreed = false;
  /** Whether the text is nothing but a link. */
  linkOnly = false;
  readonly #composer: GedankenComposer;
  readonly #form: MannersForm;
  #hinted = false;

  constructor(composer: GedankenComposer, form: MannersForm) {
    this.#composer = composer;
    this.#form = form;
    composer.addController(this);
  }

  hostConnected(): void {
    this.#composer.addEventListener('input', this.#input);
    this.#composer.addEventListener('focusout', this.#leave);
  }

  hostDisconnected(): void {
    this.#composer.removeEventListener('input', this.#input);
    this.#composer.removeEventListener('focusout', this.#leave);
  }

  hostUpdate(): void {
    if (this.linkOnly && !isLinkOnly(this.#composer.text)) this.linkOnly = false;
  }

  /** Looks at the fields that were written in, and left, before anybody looked. */
  catchUp(): void {
    const { activeElement } = this.#composer.getRootNode() as ShadowRoot;
    for (const name of this.#composer.written)
      if (this.#composer.querySelector(`[name="${name}"]`) !== activeElement) this.#left(name);
  }

  /** Whether the site's own conditions are met. If not, the form says so from now on. */
  meets({ consent }: Etiquette): boolean {
    this.unagreed = consent === 'required' && !this.#composer.host.consent.given;
    return !this.unagreed;
  }

  /** Whether a program filled in what people can't see. Asked once: a person who sends again is believed. */
  springTrap(): boolean {
    const field = this.#composer.querySelector<HTMLInputElement>('[part~="trap"] input');
    const sprung = field !== null && field.value !== '';
    if (sprung) field.value = '';
    return sprung;
  }

  /** Waits, unnoticed, until somebody could have written this. */
  async untilLikely(): Promise<void> {
    const { since } = this.#composer;
    const rest = since === undefined ? 0 : since + LEAST_TIME - performance.now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }

  readonly #input = ({ target }: Event): void => {
    if (target instanceof HTMLTextAreaElement && target.name === 'text') this.#look(false);
  };

  readonly #leave = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) this.#left(target.name);
  };

  #left(name: string): void {
    const written: ReadonlySet<string> = this.#composer.written;
    if (written.has(name)) this.#form.left(name);
    if (name === 'text') this.#look(true);
  }

  /** A hint comes up only once the reader has stopped writing, and goes as soon as it no longer holds. */
  #look(stopped: boolean): void {
    const linkOnly = this.#form.isNewcomer() && (stopped || this.linkOnly) && isLinkOnly(this.#composer.text);
    if (linkOnly === this.linkOnly) return;
    this.linkOnly = linkOnly;
    this.#composer.requestUpdate();
    if (!linkOnly || this.#hinted) return;
    this.#hinted = true;
    this.#form.hint();
  }
}
