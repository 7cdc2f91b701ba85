import type { Author } from '../core/comment.js';
import { AdapterError } from '../core/errors.js';
import { foldText } from '../core/fold-text.js';
import type { ImageRules, WritingRules } from '../core/thread-info.js';
import type { MentionsPort, PreviewPort, UploadsPort } from './adapter.js';
import type { MemoryBackendOptions } from './memory-options.js';
import { turn } from './memory-store.js';

const PLAIN_TEXT: WritingRules = { format: 'text', maxBytes: 65_525 };
const PICTURES: ImageRules = { types: ['image/png', 'image/jpeg', 'image/gif', 'image/webp'], maxBytes: 2_000_000 };
const MOST_PEOPLE = 10;

/** What a comment may be made of, with what the other options let one put into it. */
export function writingRules({ writing = PLAIN_TEXT, pictures, people }: MemoryBackendOptions): WritingRules {
  return {
    ...(pictures === undefined ? {} : { images: PICTURES }),
    ...(people ? { mentions: 'name' } : {}),
    ...writing,
  };
}

/** The ports that help to write in memory, as far as the options ask for them. */
export function memoryWriting(options: MemoryBackendOptions): {
  readonly preview?: PreviewPort;
  readonly uploads?: UploadsPort;
  readonly mentions?: MentionsPort;
} {
  const rules = writingRules(options);
  const { preview, pictures, people } = options;
  return {
    ...(preview ? { preview: previewOf(rules) } : {}),
    ...(pictures === undefined ? {} : { uploads: uploadsTo(pictures, rules) }),
    ...(people ? { mentions: mentionsOf(people) } : {}),
  };
}

function previewOf({ format }: WritingRules): PreviewPort {
  return {
    async preview(text, call) {
      await turn(call);
      return { format, source: text.toWellFormed() };
    },
  };
}

/** Nothing is kept of the pictures: what counts is what a text then says. */
function uploadsTo(base: string, { format, images = PICTURES }: WritingRules): UploadsPort {
  let sent = 0;
  return {
    async upload(picture, name, alt, call) {
      await turn(call);
      const { types, maxBytes = Infinity } = images;
      if (!types.includes(picture.type) || picture.size > maxBytes) throw new AdapterError('rejected');
      sent += 1;
      const url = new URL(`${sent}-${encodeURIComponent(name.toWellFormed())}`, base).href;
      if (format === 'markdown') return `![${alt.replace(/[[\]\\\n]/g, ' ')}](${url})`;
      return format === 'html' ? `<img src="${escaped(url)}" alt="${escaped(alt)}">` : url;
    },
  };
}

function mentionsOf(people: readonly Author[]): MentionsPort {
  return {
    async find(beginning, call) {
      await turn(call);
      const start = foldText(beginning.replace(/^@/, '')).text;
      const begins = (name = ''): boolean => foldText(name.replace(/^@/, '')).text.startsWith(start);
      return people
        .filter(({ name, handle }) => begins(name) || (handle !== undefined && begins(handle)))
        .slice(0, MOST_PEOPLE)
        .map((person) => ({ ...person }));
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
