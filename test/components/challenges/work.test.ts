import { solveAltcha } from '../../../src/components/challenges/altcha.js';
import { digitsFrom, solveCap } from '../../../src/components/challenges/cap.js';
import { expect } from '../../support/index.js';
import { rejectionOf } from '../../support/rejection-of.js';

const WORK = { signal: new AbortController().signal, progress: (): void => undefined };

describe('the proof of work of ALTCHA', () => {
  it('answers with the number that was asked for, and all that signs it', async () => {
    const asked = await aChallenge(321);

    const { kind, token } = await solveAltcha({ kind: 'altcha', data: JSON.stringify(asked) }, WORK);

    const { took, ...payload } = JSON.parse(atob(token)) as Record<string, unknown>;
    expect(kind).to.equal('altcha');
    expect(took).to.be.a('number');
    expect(payload).to.deep.equal({
      algorithm: 'SHA-256',
      challenge: asked.challenge,
      number: 321,
      salt: asked.salt,
      signature: 'signed',
    });
  });

  it('asks the server for its challenge where the backend only says where that is', async () => {
    const server = new FakeServer({ 'https://blog.example/altcha': await aChallenge(7) });

    const { token } = await server.during(() =>
      solveAltcha({ kind: 'altcha', url: 'https://blog.example/altcha' }, WORK),
    );

    expect(JSON.parse(atob(token))).to.have.property('number', 7);
    expect(server.asked).to.deep.equal(['GET https://blog.example/altcha']);
  });

  for (const [what, change] of Object.entries({
    'another algorithm': { algorithm: 'PBKDF2/SHA-256' },
    'a hash that is none': { challenge: 'abc' },
    'work without end': { maxnumber: 1e12 },
    'a salt without end': { salt: 'a'.repeat(1_001) },
    'no signature': { signature: undefined },
  })) {
    it(`takes on no challenge with ${what}`, async () => {
      const data = JSON.stringify({ ...(await aChallenge(1)), ...change });

      expect(await rejectionOf(solveAltcha({ kind: 'altcha', data }, WORK))).to.be.an.instanceOf(TypeError);
    });
  }

  it('asks nothing at what is no web address', async () => {
    expect(await rejectionOf(solveAltcha({ kind: 'altcha', url: 'file:///altcha' }, WORK))).to.be.an.instanceOf(
      TypeError,
    );
  });
});

describe('the proof of work of Cap', () => {
  it('makes digits of a text as Cap does', () => {
    // FNV-1a of nothing is its own beginning; xorshift takes it from there.
    expect(digitsFrom('', 8)).to.equal('4622a677');
    expect(digitsFrom('a', 20))
      .to.have.length(20)
      .and.match(/^[\da-f]+$/);
    expect(digitsFrom('a', 20).slice(0, 8)).to.equal(digitsFrom('a', 8));
  });

  it('solves every task that it makes of the token, and hands the solutions in for another one', async () => {
    const server = new FakeServer({
      'https://cap.example/key/challenge': { token: 'seed', challenge: { c: 5, s: 8, d: 2 } },
      'https://cap.example/key/redeem': { success: true, token: 'proof' },
    });

    const proof = await server.during(() => solveCap({ kind: 'cap', url: 'https://cap.example/key', data: 'x' }, WORK));

    expect(proof).to.deep.equal({ kind: 'cap', token: 'proof', data: 'x' });
    expect(server.asked).to.deep.equal([
      'POST https://cap.example/key/challenge',
      'POST https://cap.example/key/redeem',
    ]);
    const { token, solutions } = JSON.parse(server.sent[1]!) as { token: string; solutions: number[] };
    expect(token).to.equal('seed');
    for (const [at, solution] of solutions.entries()) {
      const hash = await sha256(`${digitsFrom(`seed${at + 1}`, 8)}${solution}`);
      expect(hash.slice(0, 2)).to.equal(digitsFrom(`seed${at + 1}d`, 2));
    }
    expect(solutions).to.have.length(5);
  });

  it('takes the tasks as a list, too', async () => {
    const server = new FakeServer({
      'https://cap.example/challenge': { token: 'seed', challenge: [['salt', 'a']] },
      'https://cap.example/redeem': { success: true, token: 'proof' },
    });

    await server.during(() => solveCap({ kind: 'cap', url: 'https://cap.example/' }, WORK));

    const { solutions } = JSON.parse(server.sent[1]!) as { solutions: number[] };
    expect(await sha256(`salt${solutions[0]}`)).to.match(/^a/);
  });

  for (const [what, answers] of Object.entries({
    'asks for more than work': {
      challenge: { token: 'seed', challenge: { c: 1, s: 8, d: 1 }, instrumentation: 'code' },
    },
    'asks for work without end': { challenge: { token: 'seed', challenge: { c: 1, s: 8, d: 12 } } },
    'sets a task without end': {
      challenge: { token: 'seed', challenge: [['a'.repeat(1_001), 'a']] },
      redeem: { success: true, token: 'proof' },
    },
    'sets no task': { challenge: { token: 'seed', challenge: { c: 0 } } },
    'takes no solution': { challenge: { token: 'seed', challenge: { c: 1, s: 8, d: 1 } }, redeem: { success: false } },
  })) {
    it(`gives up when the server ${what}`, async () => {
      const server = new FakeServer(
        Object.fromEntries(Object.entries(answers).map(([path, answer]) => [`https://cap.example/${path}`, answer])),
      );

      const failure = await server.during(() =>
        rejectionOf(solveCap({ kind: 'cap', url: 'https://cap.example' }, WORK)),
      );

      expect(failure).to.be.an.instanceOf(TypeError);
    });
  }
});

/** Stands in for the network. */
class FakeServer {
  readonly asked: string[] = [];
  readonly sent: string[] = [];

  constructor(readonly answers: Readonly<Record<string, unknown>>) {}

  async during<T>(work: () => Promise<T>): Promise<T> {
    const { fetch } = globalThis;
    globalThis.fetch = async (url, { method = 'GET', body } = {}) => {
      this.asked.push(`${method} ${String(url)}`);
      this.sent.push(typeof body === 'string' ? body : '');
      const answer = this.answers[String(url)];
      return answer === undefined ? new Response('', { status: 404 }) : Response.json(answer);
    };
    try {
      return await work();
    } finally {
      globalThis.fetch = fetch;
    }
  }
}

async function aChallenge(number: number) {
  const salt = 'c0ffee?expires=4102444800&';
  return {
    algorithm: 'SHA-256',
    challenge: await sha256(`${salt}${number}`),
    maxnumber: 1000,
    salt,
    signature: 'signed',
  };
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
