import { readSecret, tabToken } from './tab-token.js';

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

/** For a Remark42 elsewhere that sends its token in a header (`AUTH_SEND_JWT_HEADER`). */
export function tokenKeep(base: string): SessionKeep {
  const { token, keep } = tabToken(`gedanken:1:remark42:${base}`);

  return {
    holds: () => token() !== undefined,
    headers() {
      const jwt = token();
      return jwt === undefined ? {} : { 'X-JWT': jwt };
    },
    // Remark42 renews a token that has run out with whatever it answers.
    heard(answer) {
      const next = readSecret(answer.get('X-JWT'));
      if (next !== undefined) keep(next);
    },
    forget: () => keep(undefined),
  };
}

function readXsrf(): string | undefined {
  // A picture of the page may be called “cookie”, and then `document.cookie` is that picture.
  const cookies = globalThis.document ? (Reflect.get(Document.prototype, 'cookie', document) as string) : '';
  return readSecret(/(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(cookies)?.[1]);
}
