/** Where it is kept who is signed in. */
export interface SessionKeep {
  session(): string | undefined;
  keep(session: string | undefined): void;
}

/** Keeps a session as long as the tab is open, and in it alone; where the browser forbids that, as long as the page is. */
export function sessionKeep(base: string): SessionKeep {
  const key = `gedanken:1:comentario:${base}`;
  let kept: string | undefined;
  return {
    session() {
      try {
        return readSecret(globalThis.sessionStorage.getItem(key));
      } catch {
        return kept;
      }
    },
    keep(session) {
      kept = session;
      try {
        if (session === undefined) globalThis.sessionStorage.removeItem(key);
        else globalThis.sessionStorage.setItem(key, session);
      } catch {
        // Then it lasts as long as the page.
      }
    },
  };
}

/** Something that can stand in a header. */
export function readSecret(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]{1,2048}$/.test(value) ? value : undefined;
}
