import { nothing, type TemplateResult } from 'lit';
import type { AdapterError, FieldError, FieldName } from '../../core/errors.js';
import { permalinkOf } from '../../core/permalink.js';
import { AlreadyWritten } from '../../state/already-written.js';
import type { Localizer } from '../../i18n/localizer.js';
import type { GedankenComposer } from '../gedanken-composer.js';
import { type Problems, problemsView } from '../views/problems-view.js';
import type { FormGate } from './form-gate.js';
import { fieldError, sendingError } from './form-words.js';

/** After these there is nothing to send any more: the words can only be saved. */
const COPY_ONLY = new Set(['closed', 'not-found', 'challenge', 'forbidden']);

/** What keeps a form from being sent, and what can be done about it. */
export interface SummaryScene {
  readonly composer: GedankenComposer;
  readonly words: Localizer<'form'>;
  readonly gate: FormGate;
  readonly errors: readonly FieldError[];
  readonly problem: AdapterError | undefined;
  /** Whether the text has been copied. */
  readonly copied: boolean;
  readonly goTo: (field: FieldName) => void;
  readonly signIn: () => void;
  readonly copy: () => void;
  /** Sends what was said here already. */
  readonly again: () => void;
}

/** Says at the top of a form what is wrong with it, where that is not to be seen at one place. */
export function summaryView(scene: SummaryScene): TemplateResult | typeof nothing {
  const { composer, words, problem, errors, gate, goTo } = scene;
  const { unagreed } = gate.manners;
  const count = errors.length + (unagreed ? 1 : 0);
  // What the reader has only just left they can see for themselves, and a challenge speaks for itself.
  if (problem ? gate.challenge.isOpen : count < 2 || !gate.tried) return nothing;
  return problemsView({
    id: composer.idOf('problems'),
    heading: problem && count === 0 ? sendingError(problem, words) : words.text('problems', { count }),
    detail: problem?.kind === 'rejected' ? problem.detail : undefined,
    fields: [
      ...errors.map((error) => ({ text: fieldError(error, words), go: () => goTo(error.field) })),
      ...(unagreed ? [{ text: words.text('agreeRequired'), go: gate.toConsent }] : []),
    ],
    link: wayBack(scene),
    actions: waysOn(scene),
  });
}

/** To the comment that says the same. */
function wayBack({ composer, words, problem }: SummaryScene): Problems['link'] {
  if (!(problem instanceof AlreadyWritten) || problem.id === undefined) return undefined;
  return { label: words.text('goToComment'), href: composer.host.setting().page + permalinkOf(problem.id) };
}

function waysOn({ composer, words, problem, copied, signIn, copy, again }: SummaryScene): Problems['actions'] {
  if (problem instanceof AlreadyWritten)
    return problem.canRepeat ? [{ part: 'again-button', label: words.text('postTwice'), run: again }] : [];
  if (problem?.kind === 'signed-out' && composer.host.session)
    return [{ part: 'sign-in-button', label: words.text('signIn'), run: signIn }];
  if (!problem || !COPY_ONLY.has(problem.kind)) return [];
  return [{ part: 'copy-button', label: words.text(copied ? 'copied' : 'copyText'), run: copy }];
}
