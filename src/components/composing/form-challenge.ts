import { nothing } from 'lit';
import type { Challenge, ChallengeProof } from '../../core/comment.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { ChallengeRun } from '../challenges/open-challenge.js';

/** After so many solutions that the backend did not take, no more are made unasked. */
const MOST_TRIES = 3;

/** What a challenge asks of the form that it stands in. */
export interface ChallengeHost {
  words(): Localizer<'form'>;
  /** Makes ids that are unique in the section. */
  readonly id: (name: string) => string;
  /** The section, in whose page the widgets of others stand. */
  section(): Element;
  update(): void;
  readonly rendered: () => Promise<unknown>;
  /** Whether the reader has not turned to something else. */
  isHere(): boolean;
  /** What was rendered. */
  panel(): HTMLElement | null;
  /** Tells screen readers. */
  say(message: string): void;
  /** How many solutions were sent for this comment. */
  tried(): number;
  /** Sends the same comment again, solved. */
  solved(proof: ChallengeProof): void;
  /** Sends it again without: the backend sets another challenge. */
  again(): void;
  /** Puts the words on the clipboard. */
  copy(): void;
}

/** What the backend wants solved before it takes the comment of a form. How that is done loads only then. */
export class FormChallenge {
  readonly #host: ChallengeHost;
  #challenge: Challenge | undefined;
  #run: ChallengeRun | undefined;

  constructor(host: ChallengeHost) {
    this.#host = host;
  }

  /** Whether there is one. */
  get isOpen(): boolean {
    return this.#challenge !== undefined;
  }

  /** Takes what the backend set last; `undefined` for nothing. */
  follow(challenge: Challenge | undefined): void {
    if (challenge === this.#challenge) return;
    this.close();
    this.#challenge = challenge;
    if (challenge) void this.#open(challenge);
  }

  /** Ends it, whatever it is at. */
  close(): void {
    this.#run?.stop();
    this.#challenge = this.#run = undefined;
  }

  render(): unknown {
    return this.#run?.render() ?? nothing;
  }

  async #open(challenge: Challenge): Promise<void> {
    const tried = this.#host.tried();
    try {
      const { openChallenge } = await import('../challenges/open-challenge.js');
      if (this.#challenge !== challenge) return;
      this.#run = openChallenge(challenge, this.#host, {
        again: tried > 0,
        mayTry: challenge.kind === 'image' || tried < MOST_TRIES,
      });
    } catch {
      // Without its code there is only what every form offers: the words, to copy.
      if (this.#challenge === challenge) this.#challenge = undefined;
    }
    await this.#show();
  }

  async #show(): Promise<void> {
    const { update, rendered, isHere, panel, say, words } = this.#host;
    update();
    await rendered();
    const shown = panel();
    if (!shown) return;
    if (isHere()) (shown.querySelector<HTMLElement>('input') ?? shown).focus();
    else say(words().text('challenge'));
  }
}
