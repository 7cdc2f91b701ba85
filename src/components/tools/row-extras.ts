import { html, nothing } from 'lit';
import type { Comment } from '../../core/comment.js';
import type { RowExtras } from '../views/comment-view.js';
import { rowNoteView } from '../views/note-view.js';
import type { RowContext } from './row-context.js';
import type { Muting } from './row-mute.js';
import type { RowTool } from './row-tool.js';

/** The tools of a row, by where their controls stand in its line. */
export interface PlacedTools {
  /** What nearly every row has. */
  readonly first: RowTool;
  /** What few rows have at a time. */
  readonly between: readonly RowTool[];
  /** What nearly every row has. */
  readonly last: RowTool;
}

/** What the tools draw in a row. Each place of its own that stays empty would cost every row a few nodes. */
export function rowExtras(tools: PlacedTools, mute: Muting, context: RowContext): Omit<RowExtras, 'above'> {
  const { first, between, last } = tools;
  const all = [first, ...between, last];
  const marking = all.filter((tool) => tool.parts);
  const replacing = all.filter((tool) => tool.body);
  const [badges, notices, others] = [placeOf(all, 'badges'), placeOf(all, 'notice'), placeOf(between, 'actions')];
  return {
    parts: (comment) => marking.flatMap((tool) => tool.parts!(comment)),
    badges,
    notice: (comment) => (mute.hides(comment) ? nothing : notices(comment)),
    body(comment) {
      if (mute.hides(comment)) return mute.body?.(comment);
      for (const tool of replacing) {
        const body = tool.body!(comment);
        if (body !== undefined) return body;
      }
      return undefined;
    },
    actions: (comment) =>
      mute.hides(comment)
        ? nothing
        : html`${first.actions?.(comment) ?? nothing} ${others(comment)}
          ${last.actions?.(comment) ?? nothing}${besides(comment, context)}`,
  };
}

/** What has just opened or happened in the row. */
function besides({ id }: Comment, context: RowContext): unknown {
  const note = context.noteOf(id);
  const panel = context.panels.render(id);
  return note || panel !== nothing ? html`${panel}${note ? rowNoteView(note) : nothing}` : nothing;
}

/** What some tools draw in one place, one after another: `nothing` where none does. */
function placeOf(tools: readonly RowTool[], place: 'badges' | 'notice' | 'actions'): (comment: Comment) => unknown {
  const drawing = tools.filter((tool) => tool[place]);
  return (comment) => {
    const drawn = drawing.map((tool) => tool[place]!(comment) ?? nothing);
    return drawn.some((one) => one !== nothing) ? drawn : nothing;
  };
}
