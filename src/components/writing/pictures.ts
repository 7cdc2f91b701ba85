import { AdapterError } from '../../core/errors.js';
import { readText, writeText } from '../../dom/text-edit.js';
import { actingError } from '../acting-error.js';
import { type PictureStep, pictureView } from '../views/picture-view.js';
import { insertAt } from './format-edits.js';
import type { WritingScope } from './writing-host.js';

/** Milliseconds for one picture. */
const TIMEOUT = 120_000;
const MEGABYTE = 1_000_000;

/** Pictures on their way into a text, one after the other: what each shows is asked before it is sent. */
export class Pictures {
  readonly #host: WritingScope;
  readonly #waiting: File[] = [];
  #file: File | undefined;
  #step: PictureStep | undefined;
  #alt = '';
  #call: AbortController | undefined;

  constructor(host: WritingScope) {
    this.#host = host;
  }

  get isPossible(): boolean {
    return this.#host.adapter().uploads !== undefined && this.#host.info().writing.images !== undefined;
  }

  /** What the field to choose files with lets through. */
  get types(): string {
    return this.#host.info().writing.images?.types.join() ?? '';
  }

  get isBusy(): boolean {
    return this.#step?.step === 'uploading';
  }

  add(files: Iterable<File>): void {
    this.#waiting.push(...files);
    if (this.#step === undefined || this.#step.step === 'refused') this.#next();
  }

  view(): unknown {
    if (!this.#step) return undefined;
    return pictureView(this.#step, {
      id: this.#host.name('picture'),
      words: this.#host.words(),
      send: () => void this.#send(),
      cancel: () => this.#cancel(),
      describe: (alt) => (this.#alt = alt),
    });
  }

  stop(): void {
    this.#call?.abort();
  }

  #next(): void {
    const file = (this.#file = this.#waiting.shift());
    this.#alt = '';
    if (!file) return this.#show(undefined);
    const problem = this.#problemWith(file);
    if (problem === undefined) return this.#show({ step: 'asking', name: file.name });
    this.#host.say(problem);
    this.#show({ step: 'refused', text: problem, more: false });
    // One refusal says enough; those that can be sent come after it.
    if (this.#waiting.length > 0) this.#next();
  }

  #problemWith({ name, type, size }: File): string | undefined {
    const { types = [], maxBytes = Infinity } = this.#host.info().writing.images ?? {};
    const words = this.#host.words();
    if (!types.includes(type)) return words.text('pictureWrongType', { name, types: types.map(nameOfType).join(', ') });
    if (size > maxBytes)
      return words.text('pictureTooLarge', { name, size: Math.floor((maxBytes / MEGABYTE) * 10) / 10 });
    return undefined;
  }

  async #send(): Promise<void> {
    const [file, { uploads }] = [this.#file, this.#host.adapter()];
    if (!file || !uploads || this.isBusy) return;
    const mark = this.#mark(file.name);
    const call = (this.#call = new AbortController());
    this.#show({ step: 'uploading', name: file.name });
    try {
      const signal = AbortSignal.any([call.signal, AbortSignal.timeout(TIMEOUT)]);
      const written = await uploads.upload(file, file.name, this.#alt.trim(), { signal });
      if (call.signal.aborted) return this.#replace(mark, '');
      this.#replace(mark, written);
      this.#host.say(this.#host.words().text('pictureAdded'));
      this.#next();
    } catch (thrown) {
      this.#replace(mark, '');
      if (!call.signal.aborted) this.#failed(file.name, AdapterError.from(thrown));
    }
  }

  #failed(name: string, error: AdapterError): void {
    const words = this.#host.words();
    const text = `${words.text('pictureFailed', { name })} ${actingError(error, words)}`;
    this.#host.say(text);
    this.#show({ step: 'refused', text, more: true });
  }

  #cancel(): void {
    this.#call?.abort();
    this.#next();
    this.#host.area().focus();
  }

  /** Holds the place of a picture in the text while it is on its way. */
  #mark(name: string): string {
    const words = this.#host.words().text('pictureUploading', { name });
    const area = this.#host.area();
    const { text } = readText(area);
    let mark = `[${words}]`;
    while (text.includes(mark)) mark = `[${mark}]`;
    this.#host.thread.drafts.marks.add(mark);
    writeText(area, insertAt(readText(area), mark));
    return mark;
  }

  /** Puts a picture where its place is, without moving the cursor; where the reader took that away, at the cursor. */
  #replace(mark: string, written: string): void {
    this.#host.thread.drafts.marks.delete(mark);
    const area = this.#host.area();
    const state = readText(area);
    const at = state.text.indexOf(mark);
    const active = (area.getRootNode() as ShadowRoot).activeElement;
    if (at === -1) {
      if (written !== '') writeText(area, insertAt(state, written));
    } else {
      const moved = (index: number): number =>
        index <= at ? index : Math.max(at + written.length, index + written.length - mark.length);
      const text = state.text.slice(0, at) + written + state.text.slice(at + mark.length);
      writeText(area, { text, start: moved(state.start), end: moved(state.end) });
    }
    if (active instanceof HTMLElement && active !== area) active.focus({ preventScroll: true });
  }

  #show(step: PictureStep | undefined): void {
    const before = this.#step;
    this.#step = step;
    void this.#host.update().then(() => {
      if (step?.step === 'asking' && before?.step !== 'asking')
        this.#host.element.querySelector<HTMLElement>('[part~="picture-field"]')?.focus();
    });
  }
}

function nameOfType(type: string): string {
  return type
    .replace(/^image\//, '')
    .replace(/\+xml$/, '')
    .toUpperCase();
}
