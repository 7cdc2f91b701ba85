import { expect } from '../../support/index.js';

/** Fails each test of the suite that it is called in, after which something went wrong that nobody has caught. */
export function noNoiseInEachTest(): void {
  const { error } = console;
  let noise: string[] = [];
  const hear = (event: Event): void => {
    const what = event instanceof PromiseRejectionEvent ? event.reason : (event as ErrorEvent).message;
    noise.push(`${event.type}: ${String(what)}`);
  };
  beforeEach(() => {
    noise = [];
    addEventListener('error', hear);
    addEventListener('unhandledrejection', hear);
    console.error = (...said: readonly unknown[]) => void noise.push(said.map(String).join(' '));
  });
  afterEach(() => {
    removeEventListener('error', hear);
    removeEventListener('unhandledrejection', hear);
    console.error = error;
    expect(noise).to.deep.equal([]);
  });
}
