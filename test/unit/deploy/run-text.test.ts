import assert from 'node:assert/strict';
import type { RunRecord, RunStep } from '../../../deploy/history/run-record';
import { runColumns, runTitle } from '../../../deploy/history/run-text';

const step = (action: RunStep['action'], summary: string): RunStep => ({
  apiVersion: 'kie/v1',
  kind: 'Config',
  name: summary,
  action,
  summary,
  changes: [],
});

const runOf = (verb: string, ...steps: readonly RunStep[]): RunRecord => ({
  format: 'engine-room run 1',
  run: '20261130T155811Z-ab12cd',
  started: '2026-11-30T15:58:11.000Z',
  who: { user: 'ada', host: 'desk', program: 'terminal' },
  verb,
  target: { name: 'Sandbox', address: 'http://127.0.0.1:1' },
  state: 'reached',
  steps,
});

describe('the line of a run in a list', () => {
  it('names what was done, in the terminal as in the editor', () => {
    const one = runOf('action', step('change', 'Stop web'));
    const several = runOf(
      'deploy',
      ...[step('unchanged', 'a is unchanged'), step('create', 'Create b'), step('change', 'Change c')],
    );
    assert.equal(runTitle(one), 'Stop web – Sandbox');
    assert.equal(runTitle(several), 'deploy: Create b and 1 more – Sandbox');
    assert.deepEqual(runColumns(several).slice(0, 4), [
      '20261130T155811Z-ab12cd',
      '2026-11-30 15:58:11Z',
      'ada@desk',
      'deploy: Create b and 1 more – Sandbox',
    ]);
  });

  it('tells from each other runs of one file that changed something else of it', () => {
    const rest = step('unchanged', 'a is unchanged');
    assert.equal(runTitle(runOf('deploy', rest, step('change', 'Change c'))), 'Change c – Sandbox');
    assert.equal(runTitle(runOf('deploy')), 'deploy – Sandbox');
  });
});
