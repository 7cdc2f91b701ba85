import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadMessages } from '../i18n/load-messages.js';
import { createLocalizer, type Localizer } from '../i18n/localizer.js';

/** Gives an element the words of its language: its own `lang`, else the nearest in the page. */
export class LanguageController implements ReactiveController {
  /** `undefined` until the words are loaded. */
  words: Localizer | undefined;

  readonly #host: ReactiveControllerHost & HTMLElement;
  #wanted: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    // The property comes first: what is set there reaches the attribute only with this update.
    const wanted = this.#host.lang || languageAt(this.#host);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    void this.#load(wanted);
  }

  async #load(wanted: string): Promise<void> {
    try {
      const { lang, messages } = await loadMessages(wanted);
      if (wanted !== this.#wanted) return;
      this.words = createLocalizer(lang, messages);
      this.#host.requestUpdate();
    } catch (error) {
      // Without words there is nothing to say: what the page has put into the element stays.
      reportError(error);
    }
  }
}

/** The language that holds at an element, also from within the shadow roots of others. */
function languageAt(element: Element): string {
  for (let at: Element | undefined = element; at; at = shadowHostOf(at)) {
    const lang = at.closest('[lang]:not([lang=""])')?.getAttribute('lang');
    if (lang) return lang;
  }
  return navigator.language;
}

function shadowHostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}
