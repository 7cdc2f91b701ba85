import { http, HttpResponse, passthrough } from 'msw';
import { setupWorker } from 'msw/browser';
import { request, type HttpAnswer, type HttpRequest } from '../../src/adapters/http.js';
import { AdapterError } from '../../src/core/errors.js';
import { expect } from '../support/index.js';
import { startWorker } from '../support/start-worker.js';
import { rejectionOf } from '../support/rejection-of.js';

const BACKEND = 'https://comments.example/thread';
const worker = setupWorker(http.all('*', () => passthrough()));

/** Answers every request to the backend in this way. */
const answerWith = (answer: (request: Request) => Response | Promise<Response>): void =>
  worker.use(http.all(BACKEND, (info) => answer(info.request)));
const ask = (options: Partial<HttpRequest> = {}): Promise<HttpAnswer> =>
  request(BACKEND, { signal: new AbortController().signal, ...options });
const failureOf = async (answer: Promise<unknown>): Promise<AdapterError> => {
  const error = await rejectionOf(answer);
  expect(error).to.be.an.instanceOf(AdapterError);
  return error as AdapterError;
};

describe('request', () => {
  before(() => startWorker(worker));
  afterEach(() => worker.resetHandlers());

  describe('asking', () => {
    let seen: Request;
    let body: string;
    beforeEach(() =>
      answerWith(async (received) => {
        seen = received.clone();
        body = await received.text();
        return HttpResponse.json({ ok: true });
      }),
    );

    it('asks for JSON, without cookies for other sites, and tells them no path', async () => {
      await ask();

      expect(seen.method).to.equal('GET');
      expect(seen.headers.get('Accept')).to.equal('application/json');
      expect(seen.credentials).to.equal('same-origin');
      expect(seen.referrerPolicy).to.equal('strict-origin-when-cross-origin');
      expect(seen.headers.has('Content-Type')).to.equal(false);
    });

    it('sends an object as JSON', async () => {
      await ask({ method: 'POST', body: { text: 'Grüße 👋' } });

      expect(seen.headers.get('Content-Type')).to.equal('application/json');
      expect(JSON.parse(body)).to.deep.equal({ text: 'Grüße 👋' });
    });

    it('lets short writes arrive although the page goes meanwhile, where the browser can', async () => {
      const kept: unknown[] = [];
      const { fetch } = globalThis;
      globalThis.fetch = async (_url, init) => {
        kept.push(init?.keepalive);
        return new Response('{}');
      };
      const pretend = (worker: object | null): unknown =>
        Object.defineProperty(navigator.serviceWorker, 'controller', { configurable: true, value: worker });
      try {
        pretend(null);
        await ask({ method: 'POST', body: { text: 'Short' } });
        await ask({ method: 'DELETE' });
        await ask({ method: 'POST', body: { text: 'Long'.repeat(3000) } });
        await ask();
        pretend({});
        await ask({ method: 'POST', body: { text: 'Short' } });
      } finally {
        globalThis.fetch = fetch;
        Reflect.deleteProperty(navigator.serviceWorker, 'controller');
      }

      expect(kept).to.deep.equal([true, true, false, false, false]);
    });

    it('sends a form as a form', async () => {
      await ask({ method: 'POST', body: new URLSearchParams({ comment: 'Grüße & mehr' }) });

      expect(seen.headers.get('Content-Type')).to.match(/^application\/x-www-form-urlencoded/);
      expect(body).to.equal('comment=Gr%C3%BC%C3%9Fe+%26+mehr');
    });

    it('sends text as it is, under the name that it was given', async () => {
      await ask({ method: 'PUT', body: '<p>Hi</p>', headers: { 'Content-Type': 'text/html', Accept: '*/*' } });

      expect([seen.method, seen.headers.get('Content-Type'), seen.headers.get('Accept'), body]).to.deep.equal([
        'PUT',
        'text/html',
        '*/*',
        '<p>Hi</p>',
      ]);
    });

    it('does about cookies and redirects what it is told', async () => {
      await ask({ credentials: 'omit', redirect: 'error' });

      expect([seen.credentials, seen.redirect]).to.deep.equal(['omit', 'error']);
    });
  });

  describe('answering', () => {
    it('gives status, headers, address and text of the answer', async () => {
      answerWith(() => HttpResponse.json([1, 2], { status: 201, headers: { 'X-Total': '2' } }));

      const answer = await ask();

      expect(answer).to.include({ ok: true, status: 201, text: '[1,2]', url: BACKEND });
      expect(answer.headers.get('X-Total')).to.equal('2');
      expect(answer.json()).to.deep.equal([1, 2]);
    });

    it('takes a refusal for an answer', async () => {
      answerWith(() => HttpResponse.json({ code: 'closed' }, { status: 403 }));

      const answer = await ask();

      expect(answer).to.include({ ok: false, status: 403 });
      expect(answer.json()).to.deep.equal({ code: 'closed' });
    });

    it('takes an answer without a body for empty text', async () => {
      answerWith(() => new HttpResponse(null, { status: 204 }));

      expect(await ask()).to.include({ ok: true, status: 204, text: '' });
    });

    it('reads text in the encoding that the answer names (F067)', async () => {
      answerWith(
        () =>
          new HttpResponse(Uint8Array.of(0x47, 0x72, 0xfc, 0xdf, 0x65), {
            headers: { 'Content-Type': 'text/html; charset="ISO-8859-1"' },
          }),
      );

      expect((await ask()).text).to.equal('Grüße');
    });

    it('reads UTF-8 where the named encoding does not exist', async () => {
      answerWith(() => new HttpResponse('Grüße', { headers: { 'Content-Type': 'text/plain; charset=utf-9' } }));

      expect((await ask()).text).to.equal('Grüße');
    });

    it('mends broken UTF-8, and drops the mark before it (F054, F066)', async () => {
      answerWith(() => new HttpResponse(Uint8Array.of(0xef, 0xbb, 0xbf, 0x22, 0xff, 0x22)));

      expect((await ask()).json()).to.equal('\ufffd');
    });
  });

  describe('when the answer is no JSON', () => {
    const answers: readonly (readonly [string, string, string])[] = [
      ['a page', '\n<!doctype html><title>Log in</title>', 'an HTML page'],
      ['nothing', '', 'nothing'],
      ['half an answer', '{"comments": [{"id"', 'something that is not JSON'],
      ['a warning before it', 'Notice: Undefined index{"id": 1}', 'something that is not JSON'],
    ];
    for (const [what, text, name] of answers) {
      it(`says so for ${what}, and where it came from`, async () => {
        answerWith(() => HttpResponse.text(text));
        const answer = await ask();

        expect(() => answer.json())
          .to.throw(AdapterError)
          .that.includes({
            kind: 'malformed',
            uncertain: false,
            hint: `${BACKEND} answered with ${name}: is this the right endpoint?`,
          });
      });
    }

    it('does not know whether a comment was taken', async () => {
      answerWith(() => HttpResponse.text('<p>Thanks!'));
      const answer = await ask({ method: 'POST', body: {} });

      expect(() => answer.json())
        .to.throw(AdapterError)
        .that.includes({ kind: 'malformed', uncertain: true });
    });

    it('survives JSON that is nested 100,000 deep (F063)', async () => {
      answerWith(() => HttpResponse.text('['.repeat(100_000) + ']'.repeat(100_000)));
      const answer = await ask();

      try {
        expect(answer.json()).to.be.an('array');
      } catch (error) {
        expect(error).to.include({ kind: 'malformed' });
      }
    });
  });

  describe('when the answer is too large', () => {
    it('reads up to 8 MiB', async () => {
      answerWith(() => HttpResponse.text('x'.repeat(8 * 1024 * 1024)));

      expect((await ask()).text).to.have.length(8 * 1024 * 1024);
    });

    it('stops reading after 8 MiB (F064)', async () => {
      answerWith(() => HttpResponse.text('x'.repeat(8 * 1024 * 1024 + 1)));

      const error = await failureOf(ask());

      expect(error).to.include({ kind: 'malformed', uncertain: false });
      expect(error.hint).to.contain('larger than 8388608 bytes');
    });
  });

  describe('when nothing comes back', () => {
    it('says that the backend is out of reach, and what a developer could look at', async () => {
      answerWith(() => HttpResponse.error());

      const error = await failureOf(ask());

      expect(error).to.include({ kind: 'offline', uncertain: false });
      expect(error.hint).to.contain('https://comments.example').and.to.contain(location.origin).and.to.contain('CORS');
      expect(error.cause).to.be.an.instanceOf(TypeError);
    });

    it('does not know whether a comment was taken', async () => {
      answerWith(() => HttpResponse.error());

      expect(await failureOf(ask({ method: 'POST', body: {} }))).to.include({ kind: 'offline', uncertain: true });
    });

    describe('and there is no connection', () => {
      let isOnline: boolean;
      beforeEach(() => Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline }));
      afterEach(() => Reflect.deleteProperty(navigator, 'onLine'));

      it('knows that no comment was taken', async () => {
        isOnline = false;
        answerWith(() => HttpResponse.error());

        expect(await failureOf(ask({ method: 'POST', body: {} }))).to.include({ kind: 'offline', uncertain: false });
      });

      it('does not know it where that broke meanwhile', async () => {
        isOnline = true;
        answerWith(() => {
          isOnline = false;
          return HttpResponse.error();
        });

        expect(await failureOf(ask({ method: 'POST', body: {} }))).to.include({ kind: 'offline', uncertain: true });
      });
    });

    it('says the same when the connection breaks within the answer', async () => {
      // Not through the worker: WebKit can't hand a stream to it.
      const { fetch } = globalThis;
      globalThis.fetch = async () => new Response(brokenStream());

      const error = await failureOf(ask()).finally(() => (globalThis.fetch = fetch));

      expect(error).to.include({ kind: 'offline' });
      expect(error.cause).to.include({ message: 'cable cut' });
    });
  });

  describe('when the answer takes too long', () => {
    it('says that the backend is out of order', async () => {
      answerWith(() => new Promise(() => undefined));

      const error = await failureOf(ask({ timeout: 20 }));

      expect(error).to.include({ kind: 'unavailable', uncertain: false });
      expect(error.hint).to.equal('No answer from https://comments.example in time.');
    });

    it('does not know whether a comment was taken', async () => {
      answerWith(() => new Promise(() => undefined));

      expect(await failureOf(ask({ method: 'POST', body: {}, timeout: 20 }))).to.include({
        kind: 'unavailable',
        uncertain: true,
      });
    });

    it('counts the whole answer, not only its beginning (F011)', async () => {
      answerWith(() => new HttpResponse(endlessStream()));

      expect(await failureOf(ask({ timeout: 200 }))).to.include({ kind: 'unavailable' });
    });
  });

  describe('when the caller gives up', () => {
    const reason = new Error('The reader leaves');

    it('asks nothing if that was before', async () => {
      const askers = new Set<string | null>();
      answerWith(({ headers }) => {
        askers.add(headers.get('X-Asker'));
        return HttpResponse.json({});
      });
      const gone = ask({ headers: { 'X-Asker': 'gone' }, signal: AbortSignal.abort(reason) });

      expect(await rejectionOf(gone)).to.equal(reason);
      await ask({ headers: { 'X-Asker': 'there' } });
      // WebKit may repeat what an earlier test asked, which has no name.
      expect([...askers].filter((asker) => asker !== null)).to.deep.equal(['there']);
    });

    it('rejects with their reason while it waits', async () => {
      const controller = new AbortController();
      answerWith(() => {
        controller.abort(reason);
        return new Promise(() => undefined);
      });

      expect(await rejectionOf(ask({ signal: controller.signal }))).to.equal(reason);
    });

    it('rejects with their reason whatever that is', async () => {
      const controller = new AbortController();
      const answer = rejectionOf(ask({ signal: controller.signal }));
      controller.abort('bye');

      expect(await answer).to.equal('bye');
    });
  });
});

function brokenStream(): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"comments":'));
    },
    pull(controller) {
      controller.error(new Error('cable cut'));
    },
  });
}

/** Begins to answer, and never ends. */
function endlessStream(): ReadableStream {
  return new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('[')) });
}
