export { fixture, fixtureCleanup, html, oneEvent, waitUntil } from '@open-wc/testing-helpers';
export { expect } from './expect.js';
