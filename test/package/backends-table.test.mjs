import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { backendsPage, backendsTable } from '../../scripts/backends-table.mjs';
import { withTable } from '../../scripts/markdown-table.mjs';

describe('docs/backends.md', () => {
  it('has the table that the adapters make: npm run docs', async () => {
    assert.equal(backendsPage(), withTable(backendsPage(), 'table', await backendsTable()));
  });
});
