/** UTF-16 code units, and lines. What reads blocks takes, in WebKit, the square of their number for some. */
const GOAL = 4096;
const MAX_PIECE = 8192;
const GOAL_LINES = 100;
const MAX_LINES = 200;
/** Below headings, and between the head and the body of a table: such lines are what takes long. */
const UNDERLINE = /^[ \t]*[|:=-][\s|:=-]*$/;
const UNDERLINE_COUNTS = 10;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Cuts Markdown into pieces of at most 8 KiB and 200 lines, which are read one after the other: where a
 * new block begins if there is such a place, else at the end of a line, else anywhere. Code that is cut
 * goes on as code.
 */
export function cutMarkdown(source: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let fence = '';
  let isAfterBlank = false;
  let lines = 0;

  function cut(): void {
    pieces.push(piece);
    piece = fence && `${fence}\n`;
    lines = 0;
  }

  for (const line of linesOf(source.replace(/\r\n?/g, '\n'))) {
    const isNewBlock = isAfterBlank && fence === '' && /^\S/.test(line);
    const isEnough = isNewBlock && (piece.length >= GOAL || lines >= GOAL_LINES);
    if (isEnough || piece.length + line.length > MAX_PIECE || lines >= MAX_LINES) cut();
    piece += line;
    lines += UNDERLINE.test(line) ? UNDERLINE_COUNTS : 1;
    const [, marks = ''] = FENCE.exec(line) ?? [];
    if (fence === '') fence = marks.slice(0, 64);
    else if (marks.startsWith(fence) && line.trim() === marks) fence = '';
    isAfterBlank = line.trim() === '';
  }
  return [...pieces, piece];
}

/** The lines with their ends; one that is too long for a piece comes in parts. */
function linesOf(source: string): string[] {
  return source.match(/[^\n]{1,4000}\n?|\n/g) ?? [];
}
