import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../../../api/catalogue/catalogue';
import { operationsPage } from '../../../api/openapi/operations-page';

const file = path.resolve(import.meta.dirname, '../../../docs/operations.md');

describe('page of the operations', () => {
  it('says what the catalogue says (npm run docs writes it)', () => {
    assert.ok(readFileSync(file, 'utf8') === operationsPage(catalogue), 'docs/operations.md is not current');
  });

  it('has a row for every operation', () => {
    const rows = operationsPage(catalogue)
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    assert.deepEqual(
      rows.map((row) => /^\| `([^`]+)`/.exec(row)?.[1]).sort(),
      catalogue.map(({ id }) => id).sort(),
    );
  });

  it('keeps cells apart', () => {
    for (const row of operationsPage(catalogue)
      .split('\n')
      .filter((line) => line.startsWith('|'))) {
      assert.equal(row.match(/(?<!\\)\|/g)?.length, 8, row);
    }
  });
});
