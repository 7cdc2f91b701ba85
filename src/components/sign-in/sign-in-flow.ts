import type { TemplateResult } from 'lit';
import type { Call, SignIn } from '../../adapters/adapter.js';
import { AdapterError } from '../../core/errors.js';
import { readUrl } from '../../core/fields.js';
import { SESSION_TIMEOUT, type SessionDesk } from './session-desk.js';
import { type SignInStep, signInView } from '../views/sign-in-view.js';
import type { SignInHost } from './sign-in-spot.js';

const WINDOW = 'popup,width=520,height=680';

type Asking = Extract<SignIn, { kind: 'ask' }>;
type Opening = Extract<SignIn, { kind: 'popup' }>;

/** Leads through signing in, step by step, in the place where the reader asked for it. */
export class SignInFlow {
  readonly #desk: SessionDesk;
  readonly #host: SignInHost;
  readonly #left = new AbortController();
  #step: SignInStep | undefined;
  #address = '';
  #answersOpener = false;
  #window: Window | null = null;
  #asking: Asking | undefined;
  #answered: ((next: SignIn) => void) | undefined;
  #failed: ((reason: unknown) => void) | undefined;

  constructor(desk: SessionDesk, host: SignInHost) {
    this.#desk = desk;
    this.#host = host;
  }

  /** Resolves to whether the reader is signed in, or on the way to the page for it. Rejects with `AdapterError`. */
  async run(): Promise<boolean> {
    try {
      let next = await this.#desk.begin(this.#call());
      while (next.kind === 'ask' || next.kind === 'popup')
        next = next.kind === 'ask' ? await this.#ask(next) : await this.#wait(next);
      if (next.kind === 'redirect') this.#desk.leave(addressOf(next.url));
      else await this.#desk.entered();
      return true;
    } catch (thrown) {
      if (this.#left.signal.aborted) return false;
      throw AdapterError.from(thrown);
    } finally {
      this.#window?.close();
      this.#show(undefined);
    }
  }

  cancel = (): void => {
    this.#left.abort();
    this.#failed?.(this.#left.signal.reason);
  };

  render(): TemplateResult | undefined {
    const { words, id } = this.#host;
    return (
      this.#step && signInView(this.#step, words(), id, { answer: this.#answer, open: this.#open, cancel: this.cancel })
    );
  }

  /** The reader's own server, handle or token: asked for until it is one. */
  #ask(asking: Asking): Promise<SignIn> {
    this.#asking = asking;
    this.#show({ is: 'asked', what: asking.what, wrong: false, busy: false });
    return new Promise((resolve, reject) => {
      this.#answered = resolve;
      this.#failed = reject;
    });
  }

  readonly #answer = async (): Promise<void> => {
    const step = this.#step;
    if (step?.is !== 'asked' || step.busy || !this.#asking) return;
    const text = this.#host.panel()?.querySelector('input')?.value ?? '';
    this.#step = { ...step, busy: true };
    this.#host.update();
    try {
      this.#answered?.(await this.#asking.answer(text, this.#call()));
    } catch (thrown) {
      if (AdapterError.from(thrown).kind !== 'rejected') return this.#failed?.(thrown);
      this.#show({ ...step, wrong: true });
    }
  };

  /** In a window of the backend's. What the reader's click can no longer open, another one does. */
  async #wait(opening: Opening): Promise<SignIn> {
    this.#address = addressOf(opening.url);
    this.#answersOpener = opening.answersOpener ?? false;
    this.#open();
    return { kind: 'signed-in', viewer: await opening.finish({ signal: this.#left.signal }) };
  }

  readonly #open = (): void => {
    this.#window = window.open(this.#address, '_blank', WINDOW);
    // What is opened there may be anybody's, and must not lead this page elsewhere.
    if (this.#window && !this.#answersOpener) this.#window.opener = null;
    this.#show({ is: 'window', blocked: this.#window === null });
  };

  #call(): Call {
    return { signal: AbortSignal.any([this.#left.signal, AbortSignal.timeout(SESSION_TIMEOUT)]) };
  }

  #show(step: SignInStep | undefined): void {
    this.#step = step;
    this.#host.update();
    if (step) void this.#host.shown();
  }
}

function addressOf(url: string): string {
  const address = readUrl(url);
  if (address === undefined) throw new AdapterError('malformed', { hint: `“${url}” is no address to sign in at.` });
  return address;
}
