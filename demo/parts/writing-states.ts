import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { WritingRules } from '../../src/core/thread-info.js';
import { comments } from './comments.js';
import { type Play, type, typeAndPress } from './play.js';

/** One way in which a backend lets people write. */
export interface WritingState {
  readonly id: string;
  readonly title: string;
  readonly adapter: Adapter;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Brings it about, where it does not come by itself. */
  readonly play?: Play;
}

const talk = comments('2026-03-02T09:14:00Z', [
  {
    author: { name: 'Alice Example', handle: '@alice@social.example' },
    text: '<p>Select some of these words, and quote them in your answer.</p>',
  },
  {
    author: { name: 'Ben Example', handle: '@ben@social.example' },
    parent: '1',
    text: '<p>Or write <code>@al</code>.</p>',
  },
]);

const arabicTalk = comments('2026-03-02T09:14:00Z', [
  { author: 'ليلى مثال', text: '<p>حدد بعض هذه الكلمات واقتبسها في ردك.</p>' },
]);

/** Takes pictures, slowly, and answers with one that is always the same. */
function withPictures(adapter: Adapter): Adapter {
  return {
    ...adapter,
    uploads: {
      upload: (_picture, _name, alt, { signal }) =>
        new Promise((resolve, reject) => {
          const timer = setTimeout(() => resolve(`![${alt}](https://pictures.example.org/ginkgo.png)`), 4000);
          signal.addEventListener('abort', () => {
            clearTimeout(timer);
            reject(signal.reason as Error);
          });
        }),
    },
  };
}

function thread(title: string, writing: WritingRules, about = talk): Adapter {
  return memoryAdapter({ title, comments: about, writing, author: 'Gina Guest' });
}

const PREVIEWED = '**Thank you** for this. One question:\n\n> Select some of these words\n\nWhich ones?';
const pictures = { types: ['image/png', 'image/jpeg', 'image/webp'], maxBytes: 2_000_000 };

/** What helps to write, by what the backend takes. Put the cursor into a form. */
export const writingStates: readonly WritingState[] = [
  {
    id: 'writing-markdown',
    title: 'Writing Markdown, with mentions and pictures',
    adapter: withPictures(thread('In Markdown', { format: 'markdown', mentions: 'name', images: pictures })),
    play: (section) => typeAndPress(section, PREVIEWED, 'preview-tool'),
  },
  {
    id: 'writing-html',
    title: 'Writing HTML, as WordPress takes it',
    adapter: thread('In HTML', { format: 'html', maxBytes: 65_525 }),
    play: (section) => typeAndPress(section, 'A <strong>warm</strong> word', 'emoji-tool'),
  },
  {
    id: 'writing-text',
    title: 'Writing plain text of 300 characters, with handles',
    adapter: thread('In few words', { format: 'text', maxGraphemes: 300, minCharacters: 3, mentions: 'handle' }),
    play: (section) => type(section, { text: 'A warm word of thanks. '.repeat(14) }),
  },
  {
    id: 'writing-german',
    title: 'Schreiben in Markdown',
    adapter: thread('Auf Deutsch', { format: 'markdown', maxCharacters: 500, mentions: 'name', images: pictures }),
    attributes: { lang: 'de' },
  },
  {
    id: 'writing-arabic',
    title: 'From right to left',
    adapter: thread('من اليمين', { format: 'markdown', maxCharacters: 500, mentions: 'name' }, arabicTalk),
    attributes: { lang: 'ar' },
  },
];
