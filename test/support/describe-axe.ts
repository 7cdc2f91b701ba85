import { findingsOf } from './axe.js';
import { engine } from './commands.js';
import { expect } from './index.js';
import { dress, type Look, plainMedia, wideWindow } from './look.js';
import { sectionStates } from './section-states.js';
import { warningsInEachTest } from './warnings.js';

/** What axe cannot decide, and why that is no finding. */
function isExplained(finding: string, { lang }: Look, root: ShadowRoot): boolean {
  // It reads neither emoji nor mere numbers, of which the name has the same as what is seen.
  if (/^label-content-name-mismatch: button\[part="button (reaction|vote-button like-button)\b/.test(finding))
    return true;
  // It knows neither the top layer nor what a fold cuts off. A popup's colours are those of the page: see popup.test.ts.
  const covered = /^color-contrast: (.*): .*overlapped by another element/.exec(finding)?.[1];
  // Initials lie below the picture of their person; where there is none, their colours are decided about.
  if (covered !== undefined && /fold-button|part="avatar"/.test(covered)) return true;
  if (covered !== undefined && root.querySelector(':popover-open, dialog[open]')?.querySelector(covered)) return true;
  // Firefox gives text from right to left rectangles that end outside of it. The same colours are decided about in the
  // other engines, and reckoned in appearance.test.ts.
  return engine === 'firefox' && lang === 'ar' && /^color-contrast: .*(obscured|overlaps)/.test(finding);
}

/** Lets axe look at states of the section in one look. */
export function describeAxe(look: Look, states: readonly string[] = Object.keys(sectionStates)): void {
  describe(`axe, in ${Object.values(look).join(', ')} (A01, A02, A50)`, () => {
    warningsInEachTest();
    wideWindow();
    afterEach(plainMedia);

    for (const state of states) {
      it(`finds nothing wrong, and leaves nothing undecided: ${state}`, async () => {
        const page = await sectionStates[state]!({ lang: look.lang });
        await dress(page, look);

        const { violations, undecided } = await findingsOf(page.section);
        expect(violations).to.deep.equal([]);
        expect(undecided.filter((finding) => !isExplained(finding, look, page.root))).to.deep.equal([]);
      }).timeout(20_000);
    }
  });
}
