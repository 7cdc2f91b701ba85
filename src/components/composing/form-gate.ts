import type { NewComment } from '../../core/comment.js';
import { AdapterError, type FieldName } from '../../core/errors.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { GedankenComposer } from '../gedanken-composer.js';
import { focusHeading, isFocusNowhere } from '../section-focus.js';
import { openDesk } from '../sign-in/session-desk.js';
import { SignInSpot } from '../sign-in/sign-in-spot.js';
import { FormChallenge } from './form-challenge.js';
import { FormManners } from './form-manners.js';

/** What the gate of a form asks of its composer. */
export interface GateForm {
  readonly id: (name: string) => string;
  words(): Localizer<'form'>;
  /** The reader has left a field that they have written in. */
  left(name: FieldName): void;
  /** Sends the same comment again. */
  resend(): void;
  /** Puts the words on the clipboard. */
  copy(): void;
  failed(error: AdapterError): void;
}

/** What stands between a text and its sending: who writes, what the site asks, what the backend wants solved. */
export class FormGate {
  readonly challenge: FormChallenge;
  readonly manners: FormManners;
  readonly #composer: GedankenComposer;
  readonly #form: GateForm;
  readonly #spot: SignInSpot;
  #proof: NewComment['proof'];
  /** Whether the reader has tried to send it. */
  tried = false;

  constructor(composer: GedankenComposer, form: GateForm) {
    this.#composer = composer;
    this.#form = form;
    const place = {
      words: form.words,
      id: form.id,
      update: () => composer.requestUpdate(),
      rendered: () => composer.updateComplete,
    };
    this.#spot = new SignInSpot({ ...place, panel: () => composer.querySelector('[part~="signing-in"]') });
    this.challenge = new FormChallenge({
      ...place,
      section: () => (composer.getRootNode() as ShadowRoot).host,
      isHere: () => composer.isHere,
      panel: () => composer.querySelector('[part~="challenge"]'),
      say: (message) => composer.host.say(message),
      copy: () => form.copy(),
      again: () => form.resend(),
      tried: () => composer.host.solutions.count,
      solved: (proof) => {
        composer.host.solutions.count += 1;
        this.#proof = proof;
        form.resend();
      },
    });
    composer.addController({
      // Moving an element disconnects it for a moment; only a real removal ends what is at work.
      hostDisconnected: () => queueMicrotask(() => composer.isConnected || this.#leave()),
    });
    this.manners = new FormManners(composer, {
      left: (name) => {
        if (name === 'name' || name === 'email' || name === 'website') form.left(name);
      },
      isNewcomer: () => !composer.info.viewer && !composer.host.guest.$guest.get().remembered,
      hint: () => composer.host.say(form.words().text('linkOnly')),
    });
  }

  #leave(): void {
    this.challenge.close();
    this.#spot.cancel();
  }

  /** Lets the comment pass, or says why it has to wait: then the form shows it. */
  opens(): boolean {
    const { host } = this.#composer;
    this.tried = true;
    host.solutions.count = 0;
    this.#proof = undefined;
    if (!this.manners.meets(host.etiquette)) return false;
    if (!this.manners.springTrap()) return true;
    this.#form.failed(new AdapterError('rejected', { detail: this.#form.words().text('trapped') }));
    return false;
  }

  /** What goes along with the comment, once nobody could think that a program wrote it. */
  async pass(): Promise<Pick<NewComment, 'consent' | 'proof'>> {
    const { host } = this.#composer;
    const { consent } = host.etiquette;
    const proof = this.#proof;
    this.#proof = undefined;
    this.tried = false;
    if (!proof) await this.manners.untilLikely();
    return { ...(consent === 'none' ? {} : { consent: host.consent.given }), ...(proof ? { proof } : {}) };
  }

  /** Signs in from this form. Its words stay. Resolves to whether the reader is signed in. Rejects with `AdapterError`. */
  async signIn(): Promise<boolean> {
    const { session, entered } = this.#composer.host;
    return session !== undefined && this.#spot.begin(session, entered);
  }

  async signOut(): Promise<void> {
    const { session, entered, say } = this.#composer.host;
    const root = this.#composer.getRootNode() as ShadowRoot;
    try {
      if (session) await openDesk(session, entered).signOut();
      say(this.#form.words().text('signedOutNow'));
      await this.#composer.updateComplete;
      if (this.#composer.isConnected) this.#composer.focus();
      // Where guests may not write, the form is gone.
      else if (isFocusNowhere()) focusHeading(root);
    } catch (thrown) {
      this.#form.failed(AdapterError.from(thrown));
    }
  }

  /** Forgets the guest, in this browser and in all forms of the section. */
  async forget(): Promise<void> {
    const { guest, say } = this.#composer.host;
    guest.forget();
    say(this.#form.words().text('forgotten'));
    await this.#composer.updateComplete;
    this.#composer.querySelector<HTMLElement>('[part~="guest-fields"] input')?.focus();
  }

  readonly toConsent = (): void => this.#composer.querySelector<HTMLElement>('[name="consent"]')?.focus();

  /** What signing in waits for, if it does. */
  get signingIn(): unknown {
    return this.#spot.render();
  }
}
