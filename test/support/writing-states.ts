import type { ThreadPage } from './thread-page.js';
import { type WritingSketch, WritingPage } from './writing-page.js';

type Open = (attributes: Readonly<Record<string, string>>) => Promise<ThreadPage>;

const opened =
  (sketch: WritingSketch, act: (writer: WritingPage) => unknown, until: (writer: WritingPage) => unknown): Open =>
  async (attributes) => {
    const writer = await WritingPage.open(sketch, attributes);
    await act(writer);
    await writer.page.until(() => until(writer));
    return writer.page;
  };

const images = { types: ['image/png'] };
const png = new File([new Uint8Array(3)], 'ginkgo.png', { type: 'image/png' });

function drop(writer: WritingPage, file: File): void {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: { files: [file], types: ['Files'] } });
  writer.area.dispatchEvent(event);
}

/** What a form can show while somebody writes. */
export const writingStates: Readonly<Record<string, Open>> = {
  'writing: tools': opened(
    { writing: { format: 'markdown' } },
    (writer) => writer.write('A **warm** word'),
    () => true,
  ),
  'writing: too long': opened(
    { writing: { format: 'text', maxCharacters: 10 } },
    (writer) => writer.write('A warm word of thanks'),
    (writer) => writer.part('counter'),
  ),
  'writing: preview': opened(
    { writing: { format: 'markdown' } },
    async (writer) => {
      await writer.write('A **warm** word');
      writer.tools.at(-1)!.click();
    },
    (writer) => writer.part('written-preview')?.querySelector('strong'),
  ),
  'writing: emoji': opened(
    { writing: { format: 'text' } },
    (writer) => {
      writer.tools.at(-1)!.scrollIntoView({ block: 'center' });
      writer.tools.at(-1)!.click();
    },
    (writer) => writer.page.focused?.part.contains('emoji-field'),
  ),
  'writing: mentions': opened(
    { writing: { format: 'text', mentions: 'name' } },
    (writer) => writer.write('Thanks, @ad'),
    (writer) => writer.part('mentions-popup')?.matches(':popover-open'),
  ),
  'writing: selected words to quote': opened(
    { writing: { format: 'text' } },
    async ({ page }) => {
      await page.until(() => page.root.querySelector('[data-action="menu"]'));
      document.getSelection()!.selectAllChildren(page.part('comment-body')!);
    },
    ({ page }) => page.part('quote-popup')?.matches(':popover-open'),
  ),
  'writing: a picture': opened(
    { writing: { format: 'markdown', images }, uploads: { upload: () => new Promise(() => undefined) } },
    (writer) => drop(writer, png),
    (writer) => writer.part('picture-field'),
  ),
  'writing: a picture that is refused': opened(
    { writing: { format: 'markdown', images }, uploads: { upload: () => new Promise(() => undefined) } },
    (writer) => drop(writer, new File([], 'notes.pdf', { type: 'application/pdf' })),
    (writer) => writer.part('picture-note'),
  ),
};
