import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { backendsPage, backendsTable, withTable } from '../../scripts/backends-table.mjs';

describe('docs/backends.md', () => {
  it('has the table that the adapters make: npm run docs', async () => {
    assert.equal(backendsPage(), withTable(backendsPage(), await backendsTable()));
  });
});
