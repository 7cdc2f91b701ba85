import type { Comment, CommentId } from '../../core/comment.js';
import { selectedIn, wordsOf } from '../../dom/selected-words.js';
import type { GedankenComposer } from '../gedanken-composer.js';
import { quoteView } from '../views/quote-view.js';
import type { RowContext } from './row-context.js';
import { idOf } from './row-id.js';
import type { RowTool } from './row-tool.js';

const KIND = 'quote';
/** Milliseconds without change before selected words are taken to be what the reader wants. */
const PAUSE = 250;

/** Answering with somebody's own words above one's own: those that are selected, or all of them from the menu. */
export function quoting(context: RowContext): RowTool {
  const { root, panels } = context;
  const listening = new AbortController();
  const { signal } = listening;
  let selected: { readonly id: CommentId; readonly words: string } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    const body = bodyWithSelection(root);
    const range = body && selectedIn(body);
    const id = body && idOf(body);
    const words = range ? wordsOf(range.cloneContents()) : '';
    if (!body || !range || id === undefined || words === '' || !canQuote(context, context.comment(id))) {
      if (panels.open?.kind === KIND) panels.close();
      // Opening the menu of the same comment takes the selection away in some browsers: it is still meant.
      const row = root.activeElement?.closest('article');
      if (!row || idOf(row) !== selected?.id) selected = undefined;
      return;
    }
    selected = { id, words };
    // What was opened on purpose stays.
    if (panels.open && !panels.open.peek && panels.open.kind !== KIND) return;
    const view = (): unknown => quoteView(context.words);
    void panels.show({ kind: KIND, id, anchor: body, at: () => range.getBoundingClientRect(), view, placement: 'top' });
  }

  document.addEventListener(
    'selectionchange',
    () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE);
    },
    { signal },
  );

  return {
    menu: (comment) =>
      canQuote(context, comment) ? [{ label: context.words.text('quoteThis'), action: 'quote' }] : [],
    acts: {
      async quote({ id }) {
        if (id === null) return;
        const body = bodyOf(context, id);
        const words = selected?.id === id ? selected.words : body ? wordsOf(body) : '';
        selected = undefined;
        panels.close();
        await reply(context, id, words);
      },
    },
    stop() {
      listening.abort();
      clearTimeout(timer);
    },
  };
}

async function reply(context: RowContext, id: CommentId, words: string): Promise<void> {
  if (!(await context.host.actions.reply(id))) return;
  await context.row(id)?.parentElement?.querySelector<GedankenComposer>(':scope > gedanken-composer')?.quote(words);
}

function canQuote({ host }: RowContext, comment: Comment | undefined): boolean {
  return comment !== undefined && comment.can.reply && comment.status === 'published' && host.setting().open;
}

function bodyOf(context: RowContext, id: CommentId): Element | null | undefined {
  return context.row(id)?.querySelector('[part~="comment-body"]');
}

/** The comment whose words are selected, none but them. */
function bodyWithSelection(root: ShadowRoot): HTMLElement | undefined {
  const section = root.querySelector('[part~="section"]');
  const range = section ? selectedIn(section) : undefined;
  const start = range?.commonAncestorContainer;
  const element = start instanceof Element ? start : start?.parentElement;
  return element?.closest<HTMLElement>('article [part~="comment-body"]') ?? undefined;
}
