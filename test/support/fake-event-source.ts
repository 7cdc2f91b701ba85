/** Answers a request, as `fetch` does. */
type Answer = (request: Request) => Promise<Response>;

/**
 * An `EventSource` over a function instead of the network, which test workers do not stand in for everywhere. It
 * connects anew as soon as a stream ends, and says what it heard last, as the standard has it.
 */
class FakeEventSource extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  readyState: 0 | 1 | 2 = FakeEventSource.CONNECTING;
  readonly withCredentials: boolean;
  readonly #url: string;
  readonly #answer: Answer;
  #reader: ReadableStreamDefaultReader<string> | undefined;
  #last: string | undefined;

  constructor(answer: Answer, url: string, { withCredentials = false }: EventSourceInit = {}) {
    super();
    this.#answer = answer;
    this.#url = url;
    this.withCredentials = withCredentials;
    void this.#connect();
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED;
    void this.#reader?.cancel();
  }

  get #isClosed(): boolean {
    return this.readyState === FakeEventSource.CLOSED;
  }

  async #connect(): Promise<void> {
    const headers = { Accept: 'text/event-stream', ...(this.#last !== undefined && { 'Last-Event-ID': this.#last }) };
    const response = await this.#answer(new Request(this.#url, { headers })).catch(() => undefined);
    if (this.#isClosed) return void response?.body?.cancel();
    const isStream = response?.ok === true && response.headers.get('Content-Type') === 'text/event-stream';
    if (response && !isStream) return this.#stumble(FakeEventSource.CLOSED);
    if (response?.body) {
      this.readyState = FakeEventSource.OPEN;
      this.dispatchEvent(new Event('open'));
      await this.#read(response.body);
    }
    if (this.#isClosed) return;
    this.#stumble(FakeEventSource.CONNECTING);
    if (!this.#isClosed) await this.#connect();
  }

  #stumble(state: 0 | 2): void {
    this.readyState = state;
    this.dispatchEvent(new Event('error'));
  }

  async #read(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    this.#reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { done, value } = await this.#reader.read().catch(() => ({ done: true, value: undefined }));
      if (done) return;
      const frames = (text + value).split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) this.#tell(frame);
    }
  }

  #tell(frame: string): void {
    const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1];
    this.#last = field('id') ?? this.#last;
    const data = field('data');
    if (data !== undefined) this.dispatchEvent(new MessageEvent(field('event') ?? 'message', { data }));
  }
}

/** Lets pages of this suite listen to what a function answers. */
export function fakeEventSource(answer: Answer): void {
  const real = globalThis.EventSource;
  before(() => {
    const fake = class extends FakeEventSource {
      constructor(url: string, init?: EventSourceInit) {
        super(answer, url, init);
      }
    };
    Reflect.set(globalThis, 'EventSource', fake);
  });
  after(() => void Reflect.set(globalThis, 'EventSource', real));
}
