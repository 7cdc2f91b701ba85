import type { Emoji } from '../core/comment.js';
import { emojiWriter } from './emoji.js';
import { cleanName } from './names.js';
import type { RenderOptions } from './render-options.js';

/**
 * A name as `cleanName` leaves it, with pictures for its shortcodes where `options.images` lets them
 * load; `max` graphemes at most. Has no nodes when nothing of the name would be seen.
 */
export function renderName(
  name: string,
  emojis: readonly Emoji[] | undefined,
  options: Pick<RenderOptions, 'document' | 'images'> & { readonly max?: number } = {},
): DocumentFragment {
  const { document: doc = document, images, max } = options;
  const fragment = doc.createDocumentFragment();
  emojiWriter(emojis ?? [], doc, images)(fragment, cleanName(name, max));
  return fragment;
}
