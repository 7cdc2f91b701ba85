/** The near end of a connection that goes nowhere. */
export class FakeSocket {
  readonly url: string;
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  readonly sent: string[] = [];
  isOpen = false;
  /** Whether this side has ended it. */
  isLeft = false;

  constructor(url: string) {
    this.url = url;
    queueMicrotask(() => {
      if (this.isLeft) return;
      this.isOpen = true;
      this.onopen?.();
    });
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.isOpen = false;
    this.isLeft = true;
  }

  /** The other side says something. */
  hear(data: unknown): void {
    if (this.isOpen) this.onmessage?.({ data });
  }

  /** The other side goes. */
  lose(): void {
    this.isOpen = false;
    this.onclose?.();
  }
}

/** Stands between the page and the network, so that a test can be the other end of each connection. */
export class FakeSockets {
  opened: FakeSocket[] = [];
  readonly #real = globalThis.WebSocket;

  /** Takes the place of the page's own for each test of the suite that it is called in. */
  static inEachTest(): FakeSockets {
    const sockets = new FakeSockets();
    beforeEach(() => sockets.begin());
    afterEach(() => sockets.end());
    return sockets;
  }

  begin(): void {
    this.opened = [];
    const opened = this.opened;
    globalThis.WebSocket = class extends FakeSocket {
      constructor(url: string) {
        super(url);
        opened.push(this);
      }
    } as unknown as typeof WebSocket;
  }

  end(): void {
    globalThis.WebSocket = this.#real;
  }
}
