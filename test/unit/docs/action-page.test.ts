import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { actionPage } from '../../../docs/action-page';
import { listActions } from '../../../docs/list-actions';

const file = path.resolve(import.meta.dirname, '../../../docs/actions.md');

describe('page of the actions', () => {
  it('says what the table says (npm run docs writes it)', async () => {
    const page = actionPage(await listActions());
    const written = readFileSync(file, 'utf8');
    assert.deepEqual(cellsOf(written), cellsOf(page), 'docs/actions.md is not current');
  });

  it('has every action once', async () => {
    const actions = await listActions();
    const rows = cellsOf(actionPage(actions)).filter(([title = '']) =>
      actions.some((one) => one.title === title),
    );
    assert.ok(actions.length > 80);
    assert.equal(rows.length, actions.length);
  });
});

/** The cells of the page's tables, however wide they are written. */
function cellsOf(page: string): string[][] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.includes('---'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}
