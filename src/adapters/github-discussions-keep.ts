/** What this tab keeps of signing in. */
export interface Keep {
  /** What a giscus gave: whoever has it can get the reader’s token from there. */
  session(): string | undefined;
  /** Tells the answer to this tab’s own request from all others. */
  state(): string | undefined;
  keepSession(session: string | undefined): void;
  keepState(state: string | undefined): void;
}

/** Keeps it as long as the tab is open, and in it alone. Where the browser forbids that, as long as the page is. */
export function tabKeep(giscus: string): Keep {
  const kept = new Map<string, string>();
  const keys = { session: `gedanken:1:giscus:${giscus}`, state: `gedanken:1:giscus-set-out:${giscus}` };

  function read(key: string): string | undefined {
    try {
      return readSecret(globalThis.sessionStorage.getItem(key));
    } catch {
      return kept.get(key);
    }
  }

  function write(key: string, value: string | undefined): void {
    if (value === undefined) kept.delete(key);
    else kept.set(key, value);
    try {
      if (value === undefined) globalThis.sessionStorage.removeItem(key);
      else globalThis.sessionStorage.setItem(key, value);
    } catch {
      // Then it lasts as long as the page.
    }
  }

  return {
    session: () => read(keys.session),
    state: () => read(keys.state),
    keepSession: (session) => write(keys.session, session),
    keepState: (state) => write(keys.state, state),
  };
}

/** Something that goes into a header or a form: printable, and of a sensible length. */
export function readSecret(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]{1,4096}$/.test(value) ? value : undefined;
}
