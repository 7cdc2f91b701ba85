import { highlightCode } from '../../content/highlight-code.js';
import { loadMarkdown, needsLoading } from '../../content/load-markdown.js';
import type { Comment, CommentId } from '../../core/comment.js';
import { loadedCode } from '../../core/loaded-code.js';
import { localKeep } from '../../dom/local-keep.js';
import { whenNear } from '../../dom/when-near.js';
import { allowSource } from '../../state/allowed-sources.js';
import type { RowContext } from './row-context.js';
import type { Press, RowTool } from './row-tool.js';

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
      'show-image': (press) => load(context, press),
      'show-embed': (press) => load(context, press),
    },
    stop() {
      for (const stop of stops.values()) stop();
    },
  };
}

/** Shows what a button stands for; with the box ticked, everything from there, now and later. */
async function load(context: RowContext, { id, control }: Press): Promise<void> {
  const isAlways = control.parentElement?.querySelector<HTMLInputElement>(':scope > label > input')?.checked === true;
  await context.attempt(id, 'actFailed', async () => {
    const code = import('../../content/show-media.js');
    const { showMedia, sourceOfMedia } = await loadedCode(code, 'What shows pictures and videos');
    const origin = sourceOfMedia(control);
    showMedia(control);
    if (origin === undefined || !isAlways) return;
    allowSource(localKeep, origin);
    for (const other of context.root.querySelectorAll<HTMLElement>('[part="media-button"]'))
      if (sourceOfMedia(other) === origin) showMedia(other, false);
  });
}

function mayHaveCode({ body }: Comment): boolean {
  return body.format !== 'text' && /language-|```|~~~/.test(body.source);
}
