import type { Emoji } from '../core/comment.js';
import { emojiWriter } from './emoji.js';
import { cleanName } from './names.js';
import type { RenderOptions } from './render-options.js';

/**
 * A name as `cleanName` leaves it, with pictures for its shortcodes where `options.images` lets them
 * load. Has no nodes when nothing of the name would be seen.
 */
export function renderName(
  name: string,
  emojis: readonly Emoji[] | undefined,
  options: Pick<RenderOptions, 'document' | 'images'> = {},
): DocumentFragment {
  const { document: doc = document, images } = options;
  const fragment = doc.createDocumentFragment();
  emojiWriter(emojis ?? [], doc, images)(fragment, cleanName(name));
  return fragment;
}
