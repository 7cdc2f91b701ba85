import { showEmbed } from '../../content/embeds.js';
import { highlightCode } from '../../content/highlight-code.js';
import { loadMarkdown, needsLoading } from '../../content/load-markdown.js';
import { showImage } from '../../content/pictures.js';
import type { Comment, CommentId } from '../../core/comment.js';
import { whenNear } from '../../dom/when-near.js';
import type { RowContext } from './row-context.js';
import type { RowTool } from './row-tool.js';

/** What words are more than words by: pictures and videos on request, Markdown, and code in colours. */
export function media(context: RowContext): RowTool {
  const waiting = new Set<CommentId>();
  const stops = new Map<CommentId, () => void>();

  /** Draws again, all at once, what was text until what reads Markdown came. */
  async function readAgain(id: CommentId): Promise<void> {
    const isFirst = waiting.size === 0;
    waiting.add(id);
    if (!isFirst || !(await loadMarkdown())) return;
    const ids = [...waiting];
    waiting.clear();
    for (const each of ids) void context.draw(each);
  }

  function colour({ id }: Comment): void {
    stops.get(id)?.();
    stops.delete(id);
    const body = context.row(id)?.querySelector('[part~="comment-body"]');
    if (!body?.querySelector('pre > code[class]')) return;
    stops.set(
      id,
      whenNear(body, () => void highlightCode(body)),
    );
  }

  return {
    // Nothing to add: but this is asked whenever the row is drawn.
    parts(comment) {
      if (needsLoading(comment.body)) void readAgain(comment.id);
      // Once it is drawn.
      if (mayHaveCode(comment)) queueMicrotask(() => colour(comment));
      return [];
    },
    acts: {
      'show-image': ({ control }) => void showImage(control),
      'show-embed': ({ control }) => void showEmbed(control),
    },
    stop() {
      for (const stop of stops.values()) stop();
    },
  };
}

function mayHaveCode({ body }: Comment): boolean {
  return body.format !== 'text' && /language-|```|~~~/.test(body.source);
}
