import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hostilePage, hostileTable } from '../../scripts/hostile-table.mjs';
import { withTable } from '../../scripts/markdown-table.mjs';

describe('docs/hostile-content.md', () => {
  it('counts the payloads that the tests send: npm run docs', async () => {
    assert.equal(hostilePage(), withTable(hostilePage(), 'payloads', await hostileTable()));
  });
});
