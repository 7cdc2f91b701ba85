import type { Challenge, ChallengeProof } from '../../core/comment.js';
import { own, readCount } from '../../core/fields.js';
import { findNumber } from './find-number.js';
import { askJson, type WorkCall } from './work.js';

/** More than any server asks for in earnest. */
const MOST = { tasks: 500, salt: 256, prefix: 1_000, target: 7 };

/**
 * Solves the proof of work of Cap (capjs.js.org/guide/workings): fetches its tasks from
 * `challenge` below the address, redeems the numbers at `redeem` there for a token. Rejects when the
 * server asks for more than that.
 */
export async function solveCap({ url = '', data }: Challenge, call: WorkCall): Promise<ChallengeProof> {
  const { signal, progress } = call;
  const base = url.endsWith('/') ? url : `${url}/`;
  const asked = await askJson(`${base}challenge`, { method: 'POST' }, signal);
  const token = own(asked, 'token');
  if (typeof token !== 'string' || own(asked, 'instrumentation') !== undefined)
    throw new TypeError('This is no challenge of Cap that can be solved here.');
  const tasks = tasksOf(own(asked, 'challenge'), token);
  const solutions: number[] = [];
  for (const { prefix, begins } of tasks) {
    const tried = (): void => progress(solutions.length / tasks.length);
    solutions.push(await findNumber({ prefix, begins, last: Number.MAX_SAFE_INTEGER }, { signal, tried }));
  }
  const redeemed = await askJson(
    `${base}redeem`,
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, solutions }) },
    signal,
  );
  const answer = own(redeemed, 'token');
  if (own(redeemed, 'success') !== true || typeof answer !== 'string') throw new TypeError('Cap took no solution.');
  return { kind: 'cap', token: answer, ...(data === undefined ? {} : { data }) };
}

interface Task {
  readonly prefix: string;
  readonly begins: string;
}

/** A list of salts and targets, or how to make one of the token. */
function tasksOf(challenge: unknown, token: string): readonly Task[] {
  if (Array.isArray(challenge)) return challenge.slice(0, MOST.tasks).map((task: unknown) => taskOf(task));
  const [count = 0, salt = 0, target = 0] = ['c', 's', 'd'].map((key) => readCount(own(challenge, key)));
  if (count < 1 || count > MOST.tasks || salt > MOST.salt) throw new TypeError('The tasks of Cap make no sense.');
  return Array.from({ length: count }, (_, at) =>
    taskOf([digitsFrom(`${token}${at + 1}`, salt), digitsFrom(`${token}${at + 1}d`, target)]),
  );
}

function taskOf(task: unknown): Task {
  const [prefix, begins] = [own(task, '0'), own(task, '1')];
  if (
    typeof prefix !== 'string' ||
    prefix.length > MOST.prefix ||
    typeof begins !== 'string' ||
    !/^[\da-f]+$/i.test(begins) ||
    begins.length > MOST.target
  )
    throw new TypeError('A task of Cap makes no sense.');
  return { prefix, begins };
}

/** Hexadecimal digits that Cap makes of a text: xorshift, begun with the text's FNV-1a hash. */
export function digitsFrom(text: string, length: number): string {
  let state = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x0100_0193);
  let digits = '';
  while (digits.length < length) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    digits += (state >>> 0).toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}
