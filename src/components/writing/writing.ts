import { html, nothing } from 'lit';
import { addStyles } from '../../dom/adopt-styles.js';
import { readText, writeText } from '../../dom/text-edit.js';
import { popupStyles } from '../styles/popup-styles.js';
import { toolsTokens } from '../styles/tools-tokens.js';
import { writingStyles } from '../styles/writing-styles.js';
import { Panels } from '../tools/row-panels.js';
import { Counter } from './counter.js';
import { EmojiPicker } from './emoji.js';
import { formatOf } from './format.js';
import { insertBlock } from './format-edits.js';
import { Mentions } from './mentions.js';
import { Pictures } from './pictures.js';
import { Preview } from './preview.js';
import { Toolbar } from './toolbar.js';
import type { Writing, WritingHost, WritingScope, WritingWords } from './writing-host.js';

/** Keys that move the cursor without changing the text. */
const MOVES = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);

/** Opens what helps to write in one form. */
export function createWriting(form: WritingHost, words: () => WritingWords): Writing {
  const host: WritingScope = { ...form, words };
  const root = host.element.getRootNode() as ShadowRoot;
  addStyles(root, toolsTokens, popupStyles, writingStyles);
  const panels = new Panels(root, () => {
    mentions.mark();
    return host.update();
  });
  const mentions = new Mentions(host, panels);
  const emoji = new EmojiPicker(host, panels);
  const counter = new Counter(host);
  const preview = new Preview(host);
  const pictures = new Pictures(host);
  const toolbar = new Toolbar(host, { counter, emoji, pictures, preview });
  const listening = new AbortController();
  listen(host, pictures, mentions, listening.signal);

  return {
    inPlace: () => preview.view(),
    bar: () => toolbar.view(),
    below: () => html`${pictures.view() ?? nothing} ${panels.render(host.parent)}`,
    keydown(event) {
      if (event.target !== host.area()) return false;
      return mentions.keydown(event) || toolbar.keydown(event);
    },
    input() {
      counter.input();
      mentions.look();
    },
    quote(words) {
      preview.leave();
      const area = host.area();
      writeText(area, insertBlock(readText(area), formatOf(host.info().writing).quote(words)));
    },
    holds() {
      preview.leave();
      if (!pictures.isBusy) return false;
      host.say(host.words().text('pictureWait'));
      host.element.querySelector<HTMLElement>('[part~="picture"] button')?.focus();
      return true;
    },
    leavePreview: () => preview.leave(),
    stop() {
      listening.abort();
      panels.close();
      mentions.close();
      counter.stop();
      pictures.stop();
    },
  };
}

function listen(host: WritingScope, pictures: Pictures, mentions: Mentions, signal: AbortSignal): void {
  const area = host.area();
  const take = (event: Event, data: DataTransfer | null): void => {
    const files = [...(data?.files ?? [])];
    if (!pictures.isPossible || files.length === 0) return;
    event.preventDefault();
    pictures.add(files);
  };
  area.addEventListener('paste', (event) => take(event, event.clipboardData), { signal });
  area.addEventListener('drop', (event) => take(event, event.dataTransfer), { signal });
  area.addEventListener(
    'dragover',
    (event) => {
      if (pictures.isPossible && event.dataTransfer?.types.includes('Files')) event.preventDefault();
    },
    { signal },
  );
  area.addEventListener('click', () => mentions.look(), { signal });
  area.addEventListener('keyup', ({ key }) => MOVES.has(key) && mentions.look(), { signal });
}
