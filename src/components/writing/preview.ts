import { loadMarkdown } from '../../content/load-markdown.js';
import type { Body } from '../../core/comment.js';
import { writtenPreviewView } from '../views/written-preview-view.js';
import type { WritingScope } from './writing-host.js';

/** Milliseconds for a backend to say what a text will look like. */
const TIMEOUT = 10_000;

type Shown = Body | 'loading' | 'failed';

/** What a text will look like, in its place. The field stays in the page, unseen, with all that is in it. */
export class Preview {
  readonly #host: WritingScope;
  #shown: Shown | undefined;
  #call: AbortController | undefined;

  constructor(host: WritingScope) {
    this.#host = host;
  }

  get isPossible(): boolean {
    return this.#host.adapter().preview !== undefined || this.#host.info().writing.format !== 'text';
  }

  get isOn(): boolean {
    return this.#shown !== undefined;
  }

  async toggle(): Promise<void> {
    if (this.isOn) return this.leave();
    const area = this.#host.area();
    // As tall at least as the field in whose place it stands.
    this.#host.element.style.setProperty('--_room', `${area.offsetHeight}px`);
    area.hidden = true;
    this.#call?.abort();
    const call = (this.#call = new AbortController());
    this.#show('loading');
    try {
      const body = await this.#read(area.value.trim(), call.signal);
      if (!call.signal.aborted) this.#show(body);
    } catch {
      if (!call.signal.aborted) this.#show('failed');
    }
  }

  leave(): void {
    if (!this.isOn) return;
    this.#call?.abort();
    this.#host.area().hidden = false;
    this.#show(undefined);
  }

  view(): unknown {
    return (
      this.#shown &&
      writtenPreviewView(this.#shown, this.#host.setting(), this.#host.words(), this.#host.name('preview'))
    );
  }

  async #read(text: string, signal: AbortSignal): Promise<Body> {
    const adapter = this.#host.adapter();
    const { format } = this.#host.info().writing;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]);
    const body =
      adapter.preview && text !== ''
        ? await adapter.preview.preview(text, { signal: limit })
        : { format, source: format === 'html' ? withBreaks(text) : text };
    if (body.format === 'markdown') await loadMarkdown();
    return body;
  }

  #show(what: Shown | undefined): void {
    this.#shown = what;
    void this.#host.update();
  }
}

/** Backends that take HTML make paragraphs of empty lines, and breaks of the others (WordPress: `wpautop`). */
export function withBreaks(text: string): string {
  if (/<(p|br|li|pre|div)[\s>/]/i.test(text)) return text;
  return text
    .split(/\n[ \t]*\n\s*/)
    .map((part) => `<p>${part.trim().replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}
