import type { Adapter } from '../../src/adapters/adapter.js';
import { memoryAdapter } from '../../src/adapters/memory.js';
import type { BackendCode } from '../../src/components/backends.js';
import { beginFor } from '../../src/components/head-start.js';
import type { BackendSettings } from '../../src/components/open-adapter.js';
import { AdapterError } from '../../src/core/errors.js';
import { aComment } from '../support/a-comment.js';
import { expect } from '../support/index.js';
import { text, ThreadPage } from '../support/thread-page.js';
import { warningsInEachTest } from '../support/warnings.js';
import { withChanges } from '../support/with-changes.js';

const SETTINGS: BackendSettings = {
  backend: 'memory',
  endpoint: '',
  thread: '/hello/',
  avatars: false,
  data: {},
  adopt: undefined,
};

/** A backend with one comment that notes down each first page that it is asked for. */
class Backend {
  readonly signals: AbortSignal[] = [];
  readonly adapter: Adapter;

  constructor(answer: 'early' | 'never' | AdapterError = 'early') {
    const memory = memoryAdapter({ comments: [aComment({ body: 'Early' })] });
    this.adapter = withChanges(memory, {
      list: (query, call) => {
        this.signals.push(call.signal);
        if (answer === 'never') return new Promise(() => {});
        return answer instanceof AdapterError ? Promise.reject(answer) : memory.comments.list(query, call);
      },
    });
  }

  get code(): BackendCode {
    return { open: () => this.adapter };
  }
}

/** Opens a page on which the thread was asked for before its section was there. */
async function open(code: Promise<BackendCode>, attributes: Record<string, string> = {}): Promise<ThreadPage> {
  return ThreadPage.begin(undefined, { backend: 'memory', thread: '/hello/', ...attributes }, '', (section) => {
    void beginFor(section, SETTINGS, 'oldest', code);
  });
}

describe('a section whose thread was asked for early', () => {
  const warnings = warningsInEachTest();

  it('shows that answer, and asks no second time', async () => {
    const backend = new Backend();

    const page = await open(Promise.resolve(backend.code));
    await page.settled();

    expect(page.comments.map(({ body }) => body)).to.deep.equal(['Early']);
    expect(backend.signals).to.have.length(1);
    expect(page.events).to.deep.equal(['loaded']);
  });

  it('lets it be, and reads what the page has come to want', async () => {
    const backend = new Backend('never');

    const page = await open(Promise.resolve(backend.code), { thread: '/other/' });
    await page.settled();

    expect(page.comments).to.deep.equal([]);
    expect(page.is('empty')).to.equal(true);
    expect(backend.signals.map(({ aborted }) => aborted)).to.deep.equal([true]);
  });

  it('ends it when it goes away', async () => {
    const backend = new Backend('never');
    const page = await open(Promise.resolve(backend.code));
    await page.until(() => page.is('loading'));

    page.section.remove();
    await Promise.resolve();

    expect(backend.signals.map(({ aborted }) => aborted)).to.deep.equal([true]);
  });

  it('ends it when it goes away before the adapter is there', async () => {
    const backend = new Backend('never');
    let arrive: (code: BackendCode) => void = () => undefined;
    const page = await open(new Promise((resolve) => (arrive = resolve)));

    page.section.remove();
    await Promise.resolve();
    arrive(backend.code);
    await new Promise((resolve) => requestAnimationFrame(resolve));

    expect(backend.signals.filter(({ aborted }) => !aborted)).to.deep.equal([]);
  });

  it('says in the usual place that it failed, and tries again in the usual way', async () => {
    const backend = new Backend(new AdapterError('forbidden', { hint: 'No.' }));
    const page = await open(Promise.resolve(backend.code));
    await page.until(() => page.part('error-button'));

    expect(text(page.part('error'))).to.include('Try again');
    expect(warnings).to.deep.equal(['<gedanken-comments>: No.']);

    page.part('error-button')!.click();
    await page.until(() => backend.signals.length === 2);
  });

  it('opens its adapter itself where that failed early', async () => {
    const page = await open(Promise.reject(new TypeError('Failed to fetch')));
    await page.settled();

    expect(page.is('empty')).to.equal(true);
    expect(warnings).to.deep.equal([]);
  });
});
