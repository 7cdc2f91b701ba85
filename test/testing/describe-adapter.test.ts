import type { Adapter, Call } from '../../src/adapters/adapter.js';
import { isNever } from '../../src/testing/subject.js';
import { expect } from '../support/index.js';
import { withChanges } from '../support/with-changes.js';
import { HELPING_FLAWS } from './flaws-helping.js';
import { NEWS_FLAWS } from './flaws-news.js';
import { PORT_FLAWS } from './flaws-ports.js';
import { READING_FLAWS } from './flaws-reading.js';
import { TAKING_PART_FLAWS } from './flaws-taking-part.js';
import { WRITING_FLAWS } from './flaws-writing.js';
import { rehearse, rulesOf } from './rehearse.js';
import { aModeratedSubject, aSubject, altered } from './subjects.js';

const FLAWS = {
  ...READING_FLAWS,
  ...WRITING_FLAWS,
  ...PORT_FLAWS,
  ...TAKING_PART_FLAWS,
  ...NEWS_FLAWS,
  ...HELPING_FLAWS,
};
const ABORT_RULE =
  /^(?<port>\w+)\.(?<method>\w+) rejects with the reason of a signal that abort(?:ed before|s meanwhile)$/;

const subjectFor = (rule: string) => (rulesOf(aSubject()).includes(rule) ? aSubject() : aModeratedSubject());
const everyRule = [...new Set([...rulesOf(aSubject()), ...rulesOf(aModeratedSubject())])];
const abortRules = everyRule.filter((rule) => ABORT_RULE.test(rule));

describe('describeAdapter', () => {
  for (const [reader, subject] of [
    ['a guest', aSubject()],
    ['a moderator', aModeratedSubject()],
  ] as const) {
    it(`finds no fault with the reference adapter for ${reader}`, async () => {
      const outcome = await rehearse(subject);

      expect([...outcome].filter(([, error]) => error !== null)).to.deep.equal([]);
      expect(outcome.size).to.be.greaterThan(50);
    });
  }

  it('has an adapter with a flaw for each of its rules', () => {
    expect(Object.keys(FLAWS).toSorted()).to.deep.equal(
      everyRule
        .filter((rule) => !abortRules.includes(rule) && rule !== 'sends nothing for a signal that aborted before')
        .toSorted(),
    );
  });

  for (const [rule, flaw] of Object.entries(FLAWS)) {
    it(`finds an adapter out that breaks: ${rule}`, async () => {
      const error = (await rehearse(altered(subjectFor(rule), flaw), (name) => name === rule)).get(rule);

      expect(error).to.be.an.instanceOf(Error);
      expect(error!.message).to.match(/^\S.{15,}\.$/s);
    });
  }

  for (const rule of abortRules) {
    it(`finds an adapter out that breaks: ${rule}`, async () => {
      const { port, method } = ABORT_RULE.exec(rule)!.groups!;
      const deaf = altered(subjectFor(rule), (adapter) => deafIn(adapter, port as keyof Adapter, method!));

      const error = (await rehearse(deaf, (name) => name === rule)).get(rule);

      expect(error?.message).to.contain(`${port}.${method}`);
    });
  }

  it('finds an adapter out that sorts the most discussed conversations by their age', async () => {
    const subject = altered(aSubject(), (adapter) =>
      withChanges(adapter, {
        list: (query, call) =>
          adapter.comments.list({ ...query, sort: query.sort === 'discussed' ? 'newest' : query.sort }, call),
      }),
    );
    const rule = 'begins each order with the right conversation';

    expect((await rehearse(subject, (name) => name === rule)).get(rule)?.message).to.contain('discussed first');
  });

  it('finds an adapter out that rejects with a reason of its own', async () => {
    const subject = altered(aSubject(), (adapter) =>
      withChanges(adapter, {
        async list(query, call) {
          if (call.signal.aborted) throw new DOMException('Aborted', 'AbortError');
          return adapter.comments.list(query, call);
        },
      }),
    );
    const rule = 'comments.list rejects with the reason of a signal that aborted before';

    expect((await rehearse(subject, (name) => name === rule)).get(rule)?.message).to.contain('AbortError');
  });

  it('finds an adapter out that sends although its signal has aborted', async () => {
    const subject = altered(aSubject(), (adapter) => deafIn(adapter, 'comments', 'create'));
    const rule = 'sends nothing for a signal that aborted before';

    expect((await rehearse(subject, (name) => name === rule)).get(rule)).to.be.an.instanceOf(Error);
  });

  it('finds an adapter out that fails with something else than an AdapterError', async () => {
    const subject = altered(aSubject(), (adapter) =>
      withChanges(adapter, { find: () => Promise.reject(new TypeError('id is not a number')) }),
    );
    const rule = 'finds nothing under an id that is not there';

    expect((await rehearse(subject, (name) => name === rule)).get(rule)?.message).to.contain('TypeError');
  });

  it('gives up on pages that never end', async () => {
    const subject = altered(aSubject(), (adapter) =>
      withChanges(adapter, {
        list: async (query, call) => ({
          ...(await adapter.comments.list({ sort: query.sort }, call)),
          next: 'on and on',
        }),
      }),
    );
    const rule = 'gives every comment exactly once, in every order';

    expect((await rehearse(subject, (name) => name === rule)).get(rule)?.message).to.contain('never end');
  });

  it('closes what it has opened, also after a rule was broken', async () => {
    let open = 0;
    const subject = altered(aSubject(), (adapter) =>
      withChanges(adapter, { list: () => Promise.reject(new TypeError('no list')) }),
    );
    const counted = {
      ...subject,
      open: async (seeds: Parameters<typeof subject.open>[0]) => {
        open += 1;
        return { ...(await subject.open(seeds)), close: () => void (open -= 1) };
      },
    };

    await rehearse(counted, (name) => name === 'says whom each comment answers');

    expect(open).to.equal(0);
  });
});

describe('what a subject says can never be', () => {
  const reason = { never: 'comments are carved in stone here' };
  const subject = aSubject();
  const limited = {
    ...subject,
    posts: reason,
    pageSize: reason,
    meanwhile: reason,
    challenges: reason,
    states: { closed: reason, holding: reason, signedOut: reason, missing: reason },
    failures: { offline: reason, unavailable: reason, malformed: reason },
  };

  it('stands in the report with its reason', () => {
    const sentences = rulesOf(limited).filter((rule) => rule.startsWith('is never'));

    expect(sentences).to.have.length(13);
    for (const sentence of sentences) expect(sentence).to.match(/: comments are carved in stone here$/);
  });

  it('needs a reason', async () => {
    const outcome = await rehearse({ ...limited, states: { ...limited.states, closed: { never: '' } } }, (name) =>
      name.startsWith('is never closed'),
    );

    expect([...outcome.values()][0]).to.be.an.instanceOf(Error);
  });

  it('is held against the adapter: who can never write must be refused', async () => {
    const outcome = await rehearse(
      limited,
      (name) => name === 'refuses new comments' || name === 'says whether this reader may write',
    );

    expect([...outcome.values()].filter((error) => error instanceof Error)).to.have.length(2);
  });

  it('leaves no rule without a subject that is held to it', () => {
    expect(Object.values(subject.states).some(isNever)).to.equal(false);
    expect(Object.values(subject.failures).some(isNever)).to.equal(false);
  });
});

/** An adapter with one method that never hears of anyone giving up. */
function deafIn(adapter: Adapter, port: keyof Adapter, method: string): Adapter {
  const original = adapter[port] as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const deaf = (...args: unknown[]): Promise<unknown> => {
    const call: Call = { signal: new AbortController().signal };
    return original[method]!(...args.slice(0, -1), call);
  };
  return { ...adapter, [port]: { ...original, [method]: deaf } };
}
