/** Where the token of who is signed in is kept. */
export interface TokenKeep {
  token(): string | undefined;
  keep(token: string | undefined): void;
}

/** For pages where nobody signs in. */
export const NO_TOKEN: TokenKeep = { token: () => undefined, keep: () => undefined };

/** Keeps a token as long as the tab is open, and in it alone; where the browser forbids that, as long as the page is. */
export function tokenKeep(base: string): TokenKeep {
  const key = `gedanken:1:artalk:${base}`;
  let kept: string | undefined;
  return {
    token() {
      try {
        return readToken(globalThis.sessionStorage.getItem(key));
      } catch {
        return kept;
      }
    },
    keep(token) {
      kept = token;
      try {
        if (token === undefined) globalThis.sessionStorage.removeItem(key);
        else globalThis.sessionStorage.setItem(key, token);
      } catch {
        // Then it lasts as long as the page.
      }
    },
  };
}

/** Something that can stand in a header. */
export function readToken(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]{1,2048}$/.test(value) ? value : undefined;
}
