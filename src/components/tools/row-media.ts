import { readVideo } from '../../content/embeds.js';
import { highlightCode } from '../../content/highlight-code.js';
import { loadMarkdown, needsLoading } from '../../content/load-markdown.js';
import { showEmbed, showImage } from '../../content/show-media.js';
import type { Comment, CommentId } from '../../core/comment.js';
import { localKeep } from '../../dom/local-keep.js';
import { whenNear } from '../../dom/when-near.js';
import { allowSource } from '../../state/allowed-sources.js';
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
      'show-image': ({ control }) => load(context, control),
      'show-embed': ({ control }) => load(context, control),
    },
    stop() {
      for (const stop of stops.values()) stop();
    },
  };
}

/** Shows what a button stands for; with the box ticked, everything from there, now and later. */
function load({ root }: RowContext, button: HTMLElement): void {
  const origin = sourceOf(button);
  const isAlways = button.parentElement?.querySelector<HTMLInputElement>(':scope > label > input')?.checked === true;
  show(button);
  if (origin === undefined || !isAlways) return;
  allowSource(localKeep, origin);
  for (const other of root.querySelectorAll<HTMLElement>('[part="media-button"]'))
    if (sourceOf(other) === origin) show(other, false);
}

function show(button: HTMLElement, takesFocus = true): void {
  if (button.dataset.action === 'show-embed') showEmbed(button, takesFocus);
  else showImage(button, takesFocus);
}

/** Who would be asked. */
function sourceOf({ dataset: { action, src } }: HTMLElement): string | undefined {
  const address = action === 'show-embed' ? readVideo(src)?.player : src;
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : undefined;
}

function mayHaveCode({ body }: Comment): boolean {
  return body.format !== 'text' && /language-|```|~~~/.test(body.source);
}
