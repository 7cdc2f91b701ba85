/** One request, as the page made it. */
export interface Asked {
  readonly url: URL;
  readonly method: string;
  readonly credentials: RequestCredentials | undefined;
  readonly redirect: RequestRedirect | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a page asks for by script, while each test of the suite runs in which this is called. */
export function spiedFetch(): readonly Asked[] {
  const asked: Asked[] = [];
  const { fetch } = globalThis;
  beforeEach(() => {
    asked.length = 0;
    globalThis.fetch = (input, init = {}) => {
      const url = new URL(input instanceof Request ? input.url : input, location.href);
      const { method = 'GET', credentials, redirect } = init;
      asked.push({ url, method, credentials, redirect, headers: Object.fromEntries(new Headers(init.headers)) });
      return fetch(input, init);
    };
  });
  afterEach(() => {
    globalThis.fetch = fetch;
  });
  return asked;
}
