import type { LitElement, ReactiveController } from 'lit';
import { isLinkOnly } from '../core/link-only.js';
import type { Etiquette } from './etiquette.js';

/** Nobody writes a comment faster than this, in milliseconds. */
const LEAST_TIME = 3_000;

/** What a reader has agreed to. */
export interface Consent {
  given: boolean;
}

/** What a form tells its manners. */
export interface MannersForm {
  /** The reader has left a field that they have written in. */
  left(name: string): void;
  text(): string;
  consent(): Consent;
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
  readonly #host: LitElement;
  readonly #form: MannersForm;
  readonly #written = new Set<string>();
  #since: number | undefined;
  #trapped = '';
  #hinted = false;

  constructor(host: LitElement, form: MannersForm) {
    this.#host = host;
    this.#form = form;
    host.addController(this);
  }

  get agreed(): boolean {
    return this.#form.consent().given;
  }

  hostConnected(): void {
    for (const name of EVENTS) this.#host.addEventListener(name, this.#listener);
  }

  hostDisconnected(): void {
    for (const name of EVENTS) this.#host.removeEventListener(name, this.#listener);
  }

  hostUpdate(): void {
    if (this.linkOnly && !isLinkOnly(this.#form.text())) this.linkOnly = false;
  }

  /** Whether the site's own conditions are met. If not, the form says so from now on. */
  meets({ consent }: Etiquette): boolean {
    this.unagreed = consent === 'required' && !this.agreed;
    return !this.unagreed;
  }

  /** Whether a program filled in what people can't see. Asked once: a person who sends again is believed. */
  springTrap(): boolean {
    const sprung = this.#trapped !== '';
    this.#trapped = '';
    const field = this.#host.querySelector<HTMLInputElement>('[part~="trap"] input');
    if (field) field.value = '';
    return sprung;
  }

  /** Waits, unnoticed, until somebody could have written this. */
  async untilLikely(): Promise<void> {
    const rest = this.#since === undefined ? 0 : this.#since + LEAST_TIME - performance.now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }

  readonly agree = (event: Event): void => {
    event.stopPropagation();
    this.#form.consent().given = (event.target as HTMLInputElement).checked;
    this.unagreed = false;
    this.#host.requestUpdate();
  };

  readonly trap = (event: Event): void => {
    event.stopPropagation();
    this.#trapped = (event.target as HTMLInputElement).value;
  };

  readonly #listener = ({ type, target }: Event): void => {
    this.#since ??= performance.now();
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    if (type === 'input') this.#written.add(target.name);
    else if (type === 'focusout' && this.#written.has(target.name)) this.#form.left(target.name);
    if (target.name === 'text' && type !== 'focusin') this.#look(this.#form.text(), type === 'focusout');
  };

  /** A hint comes up only once the reader has stopped writing, and goes as soon as it no longer holds. */
  #look(text: string, stopped: boolean): void {
    const linkOnly = this.#form.isNewcomer() && (stopped || this.linkOnly) && isLinkOnly(text);
    if (linkOnly === this.linkOnly) return;
    this.linkOnly = linkOnly;
    this.#host.requestUpdate();
    if (!linkOnly || this.#hinted) return;
    this.#hinted = true;
    this.#form.hint();
  }
}

const EVENTS = ['focusin', 'input', 'focusout'] as const;
