import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openShown } from './load.mjs';
import { readMetrics, whenIdle, workBetween } from './metrics.mjs';

const SCRIPT = readFileSync(new URL('../pages/acting.js', import.meta.url), 'utf8');
const WORDS = 'A thought about the garden and the river';
/** Milliseconds after which an act has no outcome. */
const PATIENCE = 20_000;
/** Milliseconds that a person writes at least: whoever sends sooner, the section takes for a program, and lets wait for so long. */
const WRITING = 3_500;
/** A thread from this size on is taken part in so often, for what only few acts exceed; a shorter one once. */
const [LARGE, OFTEN] = [10_000, 5];
/** Each turn is about comments so much later in the thread. */
const APART = 50;

/**
 * Takes part in a thread that is wholly in the page, with a real mouse and keyboard: votes, answers, types, sends, and
 * hears of somebody else's comment. Each act has a list of `{wall, cpu}`: milliseconds until its outcome is painted, and what
 * the main thread did for it. The list is empty where a contestant has no such act.
 */
export async function measureActing({ browser, server, contestant, size, throttle }) {
  const tab = await browser.newPage();
  try {
    const live = contestant.live !== undefined;
    await openShown(tab, server, contestant, size, { throttle, live });
    await tab.page.evaluate(SCRIPT);
    const reader = new Reader(tab);
    const turns = [];
    for (let turn = 0; turn < (size < LARGE ? 1 : OFTEN); turn += 1) turns.push(await takePart(reader, turn * APART));
    const all = (act) => turns.flatMap((turn) => turn[act] ?? []);
    const acts = { reply: all('reply'), keys: all('keys'), send: all('send'), vote: all('vote') };
    return { ...acts, isFocused: turns[0].isFocused, arrival: live ? await reader.hear(server) : null };
  } finally {
    await tab.close();
  }
}

/** Votes on a comment, and answers another one. */
async function takePart(reader, later) {
  const vote = await reader.press('vote', later);
  const reply = await reader.press('reply', later);
  if (!reply) return { vote, isFocused: false };
  const isFocused = await reader.isWriting();
  if (!isFocused) await reader.pressAt('field');
  const keys = await reader.type(WORDS);
  await pause(WRITING);
  const send = await reader.press('submit', later, 'send');
  return { vote, reply, isFocused, keys, send };
}

/** Somebody at a page. */
class Reader {
  #page;
  #client;

  constructor({ page, client }) {
    this.#page = page;
    this.#client = client;
  }

  /** Presses something, and waits for what comes of it. `null` where there is nothing to press. */
  async press(what, later, act = what) {
    const place = await this.#placeOf(what, later);
    return place && this.#costOf(act, 'click', () => this.#page.mouse.click(place.x, place.y));
  }

  async pressAt(what) {
    const { x, y } = await this.#placeOf(what);
    await this.#page.mouse.click(x, y);
  }

  isWriting() {
    return this.#page.evaluate(() => acting.isFocused());
  }

  async #placeOf(what, later = 0) {
    if (!(await this.#page.evaluate((...args) => acting.bring(...args), what, later))) return null;
    await whenIdle(this.#client);
    return this.#page.evaluate(() => acting.place());
  }

  /** Types letter after letter, each once the one before can be seen. */
  async type(words) {
    const walls = [];
    const rest = await whenIdle(this.#client);
    const before = await readMetrics(this.#client);
    for (const letter of words) {
      await this.#await('key', 'keydown');
      await this.#page.keyboard.press(letter === ' ' ? 'Space' : letter);
      walls.push(await this.#outcome('key'));
    }
    const after = await readMetrics(this.#client);
    const cpu = workBetween(before, after, rest);
    return { walls, cpu: cpu === null ? null : cpu / words.length };
  }

  /** Hears of a comment that somebody else has written. */
  async hear(server) {
    if (server.listeners === 0) return null;
    let begin = 0;
    const { wall, cpu } = await this.#costOf('arrival', undefined, async () => (begin = server.arrive()));
    return { wall: wall - begin, cpu };
  }

  async #costOf(act, type, run) {
    const rest = await whenIdle(this.#client);
    const before = await readMetrics(this.#client);
    await this.#await(act, type);
    await run();
    const wall = await this.#outcome(act);
    const after = await whenIdle(this.#client);
    return { wall, cpu: workBetween(before, after, rest) };
  }

  async #await(act, type) {
    await this.#page.evaluate((...args) => void acting.await(...args), act, type);
  }

  #outcome(act) {
    const outcome = this.#page.evaluate(() => acting.outcome);
    const end = new Promise((_, reject) =>
      setTimeout(reject, PATIENCE, new Error(`Nothing came of “${act}”.`)).unref(),
    );
    return Promise.race([outcome, end]);
  }
}
