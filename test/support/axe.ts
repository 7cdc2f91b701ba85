import 'axe-core';
import type Axe from 'axe-core';

declare const axe: typeof Axe;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe has to say about an element, a line for each finding. */
export interface AxeFindings {
  readonly violations: string[];
  /** What axe could not decide. */
  readonly undecided: string[];
}

/** Looks at an element with every rule for WCAG 2.2 A and AA, and with those for good practice. */
export async function findingsOf(element: Element): Promise<AxeFindings> {
  const { violations, incomplete } = await axe.run(element, {
    runOnly: { type: 'tag', values: TAGS },
    resultTypes: ['violations', 'incomplete'],
  });
  return { violations: violations.flatMap(linesOf), undecided: incomplete.flatMap(linesOf) };
}

function linesOf({ id, nodes }: Axe.Result): string[] {
  return nodes.map(
    ({ target, any, all }) =>
      `${id}: ${target.flat().at(-1)}: ${[...any, ...all].map(({ message }) => message).join('; ')}`,
  );
}
