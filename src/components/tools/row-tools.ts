import { nothing } from 'lit';
import type { Comment } from '../../core/comment.js';
import { addStyles } from '../../dom/adopt-styles.js';
import { placeOf } from '../section-focus.js';
import { codeStyles } from '../styles/code-styles.js';
import { popupStyles } from '../styles/popup-styles.js';
import { rowStyles } from '../styles/row-styles.js';
import type { RowExtras } from '../views/comment-view.js';
import { crowd } from './crowd.js';
import { editing } from './edit.js';
import { MENU, menu } from './menu.js';
import { moderation } from './moderation.js';
import { person } from './person.js';
import { preview } from './preview.js';
import { reactions } from './reactions.js';
import { type RowContext, rowContext } from './row-context.js';
import { rowExtras } from './row-extras.js';
import { FarRows } from './row-far.js';
import { folding } from './row-fold.js';
import { idOf } from './row-id.js';
import { media } from './row-media.js';
import { muting } from './row-mute.js';
import { Peeks } from './row-peeks.js';
import { removal } from './row-remove.js';
import { reporting } from './row-report.js';
import { share } from './row-share.js';
import { quoting } from './row-quote.js';
import type { Press, RowTool } from './row-tool.js';
import type { ToolsHost } from './tools-host.js';
import { votes } from './votes.js';

/** What stands in the rows of a section, and what its controls do. */
export interface RowTools extends Omit<RowExtras, 'above'> {
  readonly far: FarRows;
  click(target: Element): void;
  keydown(event: KeyboardEvent): void;
  /** Begins to change a comment, if this reader may. */
  edit(comment: Comment): void;
  stop(): void;
}

/** What stays open in the menu when it is pressed there. */
const STAYS = new Set(['copy-link']);

/** Opens everything that readers can do in a row. */
export function rowTools(host: ToolsHost): RowTools {
  const context = rowContext(host);
  addStyles(context.root, rowStyles, popupStyles, codeStyles);
  const mute = muting(context);
  const entries: RowTool[] = [
    quoting(context),
    share(context),
    editing(context),
    removal(context),
    moderation(context),
    person(context),
    mute,
    reporting(context),
  ];
  const between = [reactions(context), crowd(context), ...entries, folding(context), media(context), preview(context)];
  const first = votes(context);
  const last = menu(context, (comment) => entries.flatMap((tool) => tool.menu?.(comment) ?? []));
  const all = [first, ...between, last];
  const far = new FarRows(context);
  const extras = rowExtras({ first, between, last }, mute, context);
  const peeks = new Peeks(
    context.root,
    context.panels,
    all.flatMap(({ peek }) => peek ?? []),
  );
  const acts = new Map([
    ['sign-in', (press: Press) => signIn(context, press)],
    ...all.flatMap(({ acts: own = {} }) => Object.entries(own)),
  ]);

  return {
    ...extras,
    far,
    actions: (comment) => (far.has(comment) ? nothing : extras.actions(comment)),
    click(target) {
      const control = target.closest<HTMLElement>('[data-action]');
      if (!control) return;
      const action = control.dataset['action'] ?? '';
      // Before the menu closes, and takes its entries out of the row.
      const id = idOf(control) ?? null;
      const { panels } = context;
      if (control.part.contains('menu-entry') && panels.open?.kind === MENU && !STAYS.has(action)) panels.close(true);
      void acts.get(action)?.({ id, control });
    },
    keydown: (event) => all.forEach((tool) => tool.keydown?.(event)),
    edit(comment) {
      const control = placeOf(context.root, comment.id);
      if (!control || mute.hides(comment) || !entries.some((tool) => canEdit(tool, comment))) return;
      void acts.get('edit')?.({ id: comment.id, control });
    },
    stop() {
      context.panels.close();
      peeks.stop();
      far.stop();
      for (const tool of all) tool.stop?.();
    },
  };
}

/** Whether the menu of a comment would offer to change it. */
function canEdit(tool: RowTool, comment: Comment): boolean {
  return tool.menu?.(comment).some(({ action }) => action === 'edit') ?? false;
}

async function signIn(context: RowContext, { id }: Press): Promise<void> {
  await context.attempt(id, 'actFailed', () => context.host.actions.signIn(id));
  if (id !== null) context.keepFocus(id);
}
