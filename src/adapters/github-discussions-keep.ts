import { tabToken } from './tab-token.js';

/** What this tab keeps of signing in. */
export interface Keep {
  /** What a giscus gave: whoever has it can get the reader’s token from there. */
  session(): string | undefined;
  /** Tells the answer to this tab’s own request from all others. */
  state(): string | undefined;
  keepSession(session: string | undefined): void;
  keepState(state: string | undefined): void;
}

export function tabKeep(giscus: string): Keep {
  const session = tabToken(`gedanken:1:giscus:${giscus}`);
  const state = tabToken(`gedanken:1:giscus-set-out:${giscus}`);
  return { session: session.token, state: state.token, keepSession: session.keep, keepState: state.keep };
}
