import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageAt } from '../dom/language-at.js';
import { loadMessages } from '../i18n/load-messages.js';
import { createLocalizer, type Localizer } from '../i18n/localizer.js';
import type { LaterPart } from '../i18n/messages.js';

/** Gives an element the words of its language: its own `lang`, else the nearest in the page. */
export class LanguageController implements ReactiveController {
  /** `undefined` until the words are loaded. */
  words: Localizer | undefined;

  /** Whether they could not be loaded. */
  hasFailed = false;

  readonly #host: ReactiveControllerHost & HTMLElement;
  /** What was learnt is known in every language that comes after. */
  readonly #learnt = new Set<LaterPart>();
  #wanted: string | undefined;
  /** Ends once `words` speak what is wanted, or it is clear that they can’t. */
  #changing: Promise<void> | undefined;
  /** Adds more words to `words`. */
  #add: ((part: LaterPart) => Promise<void>) | undefined;

  /** Pages with several languages change theirs without being loaded anew. */
  readonly #page = new MutationObserver(() => this.#host.requestUpdate());

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#page.observe(document.documentElement, { attributeFilter: ['lang'] });
  }

  hostDisconnected(): void {
    this.#page.disconnect();
  }

  hostUpdate(): void {
    // The property comes first: what is set there reaches the attribute only with this update.
    const wanted = this.#host.lang || languageAt(this.#host);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#changing = this.#change(wanted);
  }

  async #change(wanted: string): Promise<void> {
    try {
      const { lang, messages, forms, load } = await loadMessages(wanted);
      const known = { ...messages };
      const add = async (part: LaterPart): Promise<void> => void Object.assign(known, await load(part));
      await Promise.all([...this.#learnt].map(add));
      if (wanted !== this.#wanted) return;
      this.words = createLocalizer<never>(lang, known, this.#learn, forms);
      this.hasFailed = false;
      this.#add = add;
      this.#host.requestUpdate();
    } catch (error) {
      // Without words there is nothing to say: what the page has put into the element stays.
      this.hasFailed = true;
      this.#host.requestUpdate();
      reportError(error);
    }
  }

  readonly #learn = async <Part extends LaterPart>(...parts: readonly Part[]): Promise<() => Localizer<Part>> => {
    let changing;
    do {
      changing = this.#changing;
      await changing;
      await Promise.all(parts.map((part) => this.#add!(part)));
    } while (changing !== this.#changing);
    for (const part of parts) this.#learnt.add(part);
    return () => this.words as Localizer<Part>;
  };
}
