import { AdapterError } from '../../src/core/errors.js';
import { drawnIn } from '../support/a-thread.js';
import { aNewComment, type Fate, FatefulServer, type Visit, Visits } from '../support/an-outbox.js';
import { FakeTime, settled } from '../support/fake-time.js';
import { expect } from '../support/index.js';

/** Numbers from 0 up to, and without, 1: the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FATES: readonly (() => Fate)[] = [
  () => 'answered',
  () => 'lost',
  () => 'unanswered',
  () => 'silent',
  () => 'swallowed',
  () => new AdapterError('unavailable', { retryAfter: 1_000 }),
  () => new AdapterError('rate-limited', { retryAfter: 20_000 }),
  () => new AdapterError('malformed', { uncertain: true }),
];

/** Two tabs in which everything happens that can happen to them, in some order. */
class Chaos {
  readonly visits = new Visits();
  readonly sent: string[] = [];
  readonly did: string[] = [];
  readonly #tabs: Visit[] = [];

  constructor(
    readonly server: FatefulServer,
    readonly time: FakeTime,
    readonly random: () => number,
  ) {
    server.fate = () => FATES[this.#below(FATES.length)]!();
  }

  async run(steps: number): Promise<void> {
    for (let tab = 0; tab < 2; tab += 1) this.#tabs.push(await this.#open());
    for (let step = 0; step < steps; step += 1) await this.#step();
  }

  /** Everything works again, and the reader presses what asks for it. */
  async heal(): Promise<Visit> {
    this.server.fate = () => 'answered';
    this.visits.online();
    await this.time.pass(200_000);
    for (const tab of this.#tabs) tab.crash();
    const last = await this.#open();
    await this.time.pass(200_000);
    for (const id of drawnIn(last.thread)) last.outbox.retry(id);
    await this.time.pass(200_000);
    return last;
  }

  async #step(): Promise<void> {
    const at = this.#below(2);
    const action = this.#below(6);
    this.did.push(`${action}@${at}`);
    if (action === 0) this.#send(this.#tabs[at]!);
    else if (action === 1) await this.#crash(at);
    else if (action === 2) this.visits.isOffline = true;
    else if (action === 3) this.visits.online();
    else await this.time.pass(this.#below(30) * 1_000);
    // Sometimes the next thing happens before this one has come to its end.
    if (this.random() < 0.7) await settled();
  }

  #send({ outbox }: Visit): void {
    const text = `Thought ${this.sent.length + 1}`;
    this.sent.push(text);
    outbox.send(aNewComment(text));
  }

  /** What was not written down before the crash was lost with its form: that is the draft’s business. */
  async #crash(at: number): Promise<void> {
    await settled();
    this.#tabs[at]!.crash();
    this.#tabs[at] = await this.#open();
  }

  #open(): Promise<Visit> {
    return this.visits.open(this.server.adapter, { random: this.random() });
  }

  #below(end: number): number {
    return Math.floor(this.random() * end);
  }
}

describe('whatever happens', () => {
  const time = FakeTime.inEachTest();

  for (const forgetsKeys of [false, true]) {
    const what = forgetsKeys ? 'to a backend that knows no keys' : 'to a backend that knows keys';
    for (let seed = 1; seed <= 12; seed += 1) {
      it(`each press posts exactly once ${what} (${seed})`, async () => {
        const server = new FatefulServer();
        server.forgetsKeys = forgetsKeys;
        const chaos = new Chaos(server, time, randomFrom(seed));

        await chaos.run(40);
        const last = await chaos.heal();

        const story = chaos.did.join(' ');
        expect((await server.texts()).toSorted(), story).to.deep.equal(chaos.sent.toSorted());
        expect(last.outbox.size, story).to.equal(0);
        expect(chaos.visits.browser.records.size, story).to.equal(0);
      });
    }
  }
});
