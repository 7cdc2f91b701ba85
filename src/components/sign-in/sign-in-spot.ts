import type { SessionPort } from '../../adapters/adapter.js';
import { AdapterError } from '../../core/errors.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { ActionsSection } from '../section-actions.js';
import { openDesk } from './session-desk.js';
import type { SignInFlow } from './sign-in-flow.js';

/** What stands around a place where one can sign in. */
export interface SignInHost {
  words(): Localizer<'form'>;
  /** Makes ids that are unique in the section. */
  readonly id: (name: string) => string;
  /** Renders the place again. */
  update(): void;
  /** Resolves once that is done. */
  readonly rendered: () => Promise<unknown>;
  /** What was rendered there. */
  panel(): HTMLElement | null;
  /** Leads the focus to it. */
  shown(): Promise<void>;
}

/** The place itself, before it has the words of signing in. */
export interface SignInPlace extends Omit<SignInHost, 'words' | 'shown'> {
  words(): Localizer;
}

/** A place where one can sign in. How it goes on loads when it is asked for. */
export class SignInSpot {
  readonly #place: SignInPlace;
  #flow: SignInFlow | undefined;
  /** Which press counts: the last one, and none once the place is left. */
  #turn = 0;

  constructor(place: SignInPlace) {
    this.#place = place;
  }

  /** Resolves to whether the reader is signed in, or on the way to the page for it. Rejects with `AdapterError`. */
  async begin(session: SessionPort, entered: () => Promise<void>): Promise<boolean> {
    this.cancel();
    const turn = this.#turn;
    const [{ SignInFlow: Flow }, words] = await Promise.all([
      import('./sign-in-flow.js'),
      this.#place.words().learn('form'),
    ]).catch((cause: unknown) => {
      throw new AdapterError('offline', { hint: 'A part of the section did not load.', cause });
    });
    if (turn !== this.#turn) return false;
    const flow = (this.#flow = new Flow(openDesk(session, entered), {
      ...this.#place,
      words,
      shown: () => this.#focus(),
    }));
    try {
      return await flow.run();
    } finally {
      if (this.#flow === flow) this.#flow = undefined;
    }
  }

  /** Ends it, whatever it is at. */
  cancel(): void {
    this.#turn += 1;
    this.#flow?.cancel();
  }

  /** Draws what signing in waits for, if it does. */
  render(): unknown {
    return this.#flow?.render();
  }

  async #focus(): Promise<void> {
    await this.#place.rendered();
    const panel = this.#place.panel();
    (panel?.querySelector<HTMLElement>('input') ?? panel)?.focus();
  }
}

/** The place to sign in that stands in the section itself, where no form has asked for it. */
export function openSectionSpot({ element, words }: Pick<ActionsSection, 'element' | 'words'>): SignInSpot {
  return new SignInSpot({
    words,
    id: (name) => `section:${name}`,
    update: () => element.requestUpdate(),
    rendered: () => element.updateComplete,
    panel: () => element.shadowRoot!.querySelector('section > [part~="signing-in"]'),
  });
}
