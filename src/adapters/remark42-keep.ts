/** What proves to Remark42 who is signed in. */
export interface SessionKeep {
  /** Whether there is a proof, which may be worth nothing any more. */
  holds(): boolean;
  /** The proof, for a request. */
  headers(): Readonly<Record<string, string>>;
  /** Takes the proof out of an answer that brings one. */
  heard(answer: Headers): void;
  forget(): void;
}

const NONE: SessionKeep = {
  holds: () => false,
  headers: () => ({}),
  heard: () => undefined,
  forget: () => undefined,
};

/** For a Remark42 whose session this page can't have. */
export function noKeep(): SessionKeep {
  return NONE;
}

/**
 * For a Remark42 on the page's own origin: the session is a cookie that no script can read, and goes with a value out of
 * another one, which other sites can't read.
 */
export function cookieKeep(): SessionKeep {
  return {
    ...NONE,
    holds: () => readXsrf() !== undefined,
    headers() {
      const xsrf = readXsrf();
      return xsrf === undefined ? {} : { 'X-XSRF-TOKEN': xsrf };
    },
  };
}

/**
 * For a Remark42 elsewhere that sends its token in a header (`AUTH_SEND_JWT_HEADER`): kept as long as the tab is open, and
 * in it alone; where the browser forbids that, as long as the page is.
 */
export function tokenKeep(base: string): SessionKeep {
  const key = `gedanken:1:remark42:${base}`;
  let kept: string | undefined;

  function token(): string | undefined {
    try {
      return readToken(globalThis.sessionStorage.getItem(key)) ?? kept;
    } catch {
      return kept;
    }
  }

  function keep(next: string | undefined): void {
    kept = next;
    try {
      if (next === undefined) globalThis.sessionStorage.removeItem(key);
      else globalThis.sessionStorage.setItem(key, next);
    } catch {
      // Then it lasts as long as the page.
    }
  }

  return {
    holds: () => token() !== undefined,
    headers() {
      const jwt = token();
      return jwt === undefined ? {} : { 'X-JWT': jwt };
    },
    // Remark42 renews a token that has run out with whatever it answers.
    heard(answer) {
      const next = readToken(answer.get('X-JWT'));
      if (next !== undefined) keep(next);
    },
    forget: () => keep(undefined),
  };
}

function readXsrf(): string | undefined {
  // A picture of the page may be called “cookie”, and then `document.cookie` is that picture.
  const cookies = globalThis.document ? (Reflect.get(Document.prototype, 'cookie', document) as string) : '';
  return readToken(/(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(cookies)?.[1]);
}

/** Something that can stand in a header. */
function readToken(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]{1,4096}$/.test(value) ? value : undefined;
}
