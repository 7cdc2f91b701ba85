import { AdapterError } from './errors.js';

/** Code that is loaded when it is used. Rejects with `offline` where that fails; `what` names it to developers. */
export async function loadedCode<Code>(code: Promise<Code>, what: string): Promise<Code> {
  try {
    return await code;
  } catch (cause) {
    throw new AdapterError('offline', { hint: `${what} did not load.`, cause });
  }
}
