import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WITHOUT_TEST } from '../../scripts/faults/rows.mjs';
import { ALL_ROWS, faultsPage, faultsTable, filesByRow, marksIn } from '../../scripts/faults-table.mjs';
import { withTable } from '../../scripts/markdown-table.mjs';

const ids = ALL_ROWS.map(({ id }) => id);

describe('the table of faults', () => {
  it('has each number once, in their order', () => {
    assert.deepEqual(
      ids,
      ids.map((_, at) => `F${String(at + 1).padStart(3, '0')}`),
    );
  });

  it('has a test for each row, or a reason why there is none', () => {
    const files = filesByRow();

    assert.deepEqual(
      ids.filter((id) => !files.has(id) && !WITHOUT_TEST[id]),
      [],
    );
  });

  it('has a row for each number that a test names', () => {
    assert.deepEqual(
      [...filesByRow().keys()].filter((id) => !ids.includes(id)),
      [],
    );
  });

  it('is in docs/faults.md as the tests have it: npm run docs', () => {
    const text = faultsPage();

    assert.equal(text, withTable(text, 'faults', faultsTable(marksIn(text), {})));
  });

  it('says of each row with a test in which engines that has passed', () => {
    const marks = marksIn(faultsPage());

    assert.deepEqual(
      [...filesByRow().keys()].filter((id) => !/^[A-Z]/.test(marks.get(id) ?? '')),
      [],
    );
  });
});
