import { waitUntil as waitFor } from '@open-wc/testing-helpers';
export { fixture, fixtureCleanup, html, oneEvent } from '@open-wc/testing-helpers';
export { expect } from './expect.js';

/** Milliseconds: a machine can be busy for longer than the second that is usual, and a test that waits in vain still ends. */
const PATIENCE = 30_000;

/** Waits until something holds. */
export const waitUntil = (holds: () => unknown): Promise<void> => waitFor(holds, undefined, { timeout: PATIENCE });
