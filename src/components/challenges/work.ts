/** Milliseconds until a server that sets tasks is taken not to answer. */
const TIMEOUT = 20_000;

/** How work goes. */
export interface WorkCall {
  readonly signal: AbortSignal;
  /** Hears how much of it is done, from 0 to 1. */
  readonly progress: (done: number) => void;
}

/** Asks the server that sets a task. Rejects when it answers with anything but JSON, or not at all. */
export async function askJson(url: string, request: RequestInit, signal: AbortSignal): Promise<unknown> {
  if (!/^https?:\/\//.test(url)) throw new TypeError(`“${url}” is no address to ask for a task.`);
  const response = await fetch(url, {
    ...request,
    credentials: 'omit',
    referrerPolicy: 'strict-origin-when-cross-origin',
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
  });
  if (!response.ok) throw new TypeError(`${url} answered ${response.status}.`);
  return response.json();
}
