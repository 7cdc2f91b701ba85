import type { TemplateResult } from 'lit';
import type { Challenge, ChallengeProof } from '../../core/comment.js';
import type { ChallengeHost } from '../composing/form-challenge.js';
import { type ChallengeState, challengeView } from '../views/challenge-view.js';
import { SERVICES } from './services.js';
import type { WorkCall } from './work.js';

/** A challenge that is being solved in its form. */
export interface ChallengeRun {
  render(): TemplateResult;
  /** Ends it, and takes everything of it away. */
  stop(): void;
}

/** What came before: whether a solution was refused, and whether more may be made unasked. */
export interface ChallengePast {
  readonly again: boolean;
  readonly mayTry: boolean;
}

/** The ways to solve something without the reader. */
const WORK: Readonly<Partial<Record<Challenge['kind'], () => Promise<Solve>>>> = {
  altcha: async () => (await import('./altcha.js')).solveAltcha,
  cap: async () => (await import('./cap.js')).solveCap,
};

type Solve = (challenge: Challenge, call: WorkCall) => Promise<ChallengeProof>;

/** Begins to solve a challenge: at once where this browser can, with the reader where it takes one. */
export function openChallenge(
  challenge: Challenge,
  host: ChallengeHost,
  { again, mayTry }: ChallengePast,
): ChallengeRun {
  const stopped = new AbortController();
  const { signal } = stopped;
  const service = SERVICES[challenge.kind];
  const place = host.id('challenge');
  let state: ChallengeState = { is: service ? 'widget' : challenge.kind === 'image' ? 'picture' : 'work', done: 0 };
  let takeAway = (): void => undefined;

  function show(next: ChallengeState): void {
    if (signal.aborted) return;
    state = next;
    host.update();
  }
  const fail = (): void => show({ is: 'failed', done: 0 });
  const solved = (proof: ChallengeProof): void => {
    if (!signal.aborted) host.solved(proof);
  };

  async function work(load: () => Promise<Solve>): Promise<void> {
    const solve = await load();
    solved(await solve(challenge, { signal, progress: (done) => show({ is: 'work', done }) }));
  }

  async function draw(): Promise<void> {
    const { drawWidget } = await import('./widget.js');
    const element = document.createElement('div');
    element.slot = place;
    host.section().append(element);
    signal.addEventListener('abort', () => element.remove());
    takeAway = await drawWidget(challenge, service!, element, { lang: host.words().lang, solved, failed: fail });
    if (signal.aborted) takeAway();
  }

  const load = WORK[challenge.kind];
  if (!mayTry) fail();
  else if (service) draw().catch(fail);
  else if (load) work(load).catch(fail);

  return {
    render: () =>
      challengeView(state, {
        words: host.words(),
        id: host.id,
        place,
        picture: challenge.image,
        wrong: again && challenge.kind === 'image',
        answer: (token) =>
          solved({ kind: 'image', token, ...(challenge.data === undefined ? {} : { data: challenge.data }) }),
        again: () => host.again(),
        copy: () => host.copy(),
      }),
    stop() {
      stopped.abort();
      takeAway();
    },
  };
}
