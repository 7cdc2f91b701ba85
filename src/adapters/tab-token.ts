/** Where it is kept who is signed in. */
export interface TabToken {
  token(): string | undefined;
  /** Keeps another one from now on, or none. */
  keep(token: string | undefined): void;
}

/** For pages where nobody signs in. */
export const NO_TOKEN: TabToken = { token: () => undefined, keep: () => undefined };

/** Keeps a token as long as the tab is open, and in it alone; where the browser forbids that, as long as the page is. */
export function tabToken(key: string): TabToken {
  let forbidden: string | undefined;
  return {
    token() {
      try {
        return readSecret(globalThis.sessionStorage.getItem(key)) ?? forbidden;
      } catch {
        return forbidden;
      }
    },
    keep(token) {
      forbidden = undefined;
      try {
        if (token === undefined) globalThis.sessionStorage.removeItem(key);
        else globalThis.sessionStorage.setItem(key, token);
      } catch {
        forbidden = token;
      }
    },
  };
}

/** Something that goes into a header or a form: printable, and of a sensible length. */
export function readSecret(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]{1,4096}$/.test(value) ? value : undefined;
}
