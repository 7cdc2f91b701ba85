import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../i18n/localizer.js';
import { type WritingIcon, writingIconView } from './writing-icon-view.js';

/** One tool. */
export interface ToolEntry {
  readonly name: WritingIcon | 'preview';
  /** It stays in its place, and does nothing now. */
  readonly off: boolean;
  readonly keys?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly expanded?: boolean | undefined;
  readonly run: (button: HTMLElement) => unknown;
}

/** The line below the text. */
export interface WritingBar {
  readonly id: string;
  /** The id of the field that it is about. */
  readonly area: string;
  readonly words: Localizer<'writing'>;
  readonly tools: readonly ToolEntry[];
  /** The one that the Tab key comes to. */
  readonly at: number;
  /** Which files can be sent, for the field to choose them with. */
  readonly types: string | undefined;
  readonly counter: { readonly text: string; readonly isOver: boolean } | undefined;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly focus: (at: number) => void;
  readonly files: (files: Iterable<File>) => void;
}

/** The tools, and how much room is left. */
export function toolbarView(bar: WritingBar): TemplateResult {
  const { words, counter, types } = bar;
  const at = Math.min(bar.at, bar.tools.length - 1);
  return html`
    <div
      part="toolbar"
      role="toolbar"
      aria-label=${words.text('formatting')}
      aria-controls=${bar.area}
      @keydown=${bar.keydown}
      @mousedown=${keepFocus}
    >
      ${bar.tools.map((tool, index) => toolView(tool, words, index === at, () => bar.focus(index)))}
    </div>
    ${types === undefined ? nothing : html`<input type="file" hidden multiple accept=${types} @change=${(event: Event) => choose(event, bar)} />`}
    ${counter ? html`<span part=${counter.isOver ? 'counter over' : 'counter'}>${counter.text}</span>` : nothing}
  `;
}

function toolView(tool: ToolEntry, words: Localizer<'writing'>, isStop: boolean, focus: () => void): TemplateResult {
  const { name, off, keys, pressed, expanded, run } = tool;
  return html`<button
    part="button writing-button ${name}-tool"
    type="button"
    tabindex=${isStop ? '0' : '-1'}
    aria-label=${name === 'preview' ? nothing : words.text(name)}
    aria-keyshortcuts=${keys ?? nothing}
    aria-pressed=${pressed === undefined ? nothing : String(pressed)}
    aria-expanded=${expanded === undefined ? nothing : String(expanded)}
    aria-disabled=${off ? 'true' : nothing}
    @focus=${focus}
    @click=${(event: Event) => run(event.currentTarget as HTMLElement)}
  >
    ${name === 'preview' ? words.text(name) : writingIconView(name)}
  </button>`;
}

/** A press with the pointer leaves the focus, and what is selected, in the text. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

function choose(event: Event, { files }: WritingBar): void {
  const input = event.currentTarget as HTMLInputElement;
  files([...(input.files ?? [])]);
  // So that the same file can be chosen again.
  input.value = '';
}
