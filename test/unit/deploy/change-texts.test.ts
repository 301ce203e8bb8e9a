import assert from 'node:assert/strict';
import { changeTexts } from '../../../deploy/change-texts';
import type { PlanStep } from '../../../deploy/plan';

const step: PlanStep = {
  apiVersion: 'lain/v1',
  kind: 'App',
  name: 'hello',
  action: 'change',
  summary: 'Deploy hello',
  changes: [{ path: 'version', from: '1', to: '2' }],
  children: [
    {
      apiVersion: 'lain/v1',
      kind: 'Proc',
      name: 'web',
      action: 'change',
      summary: 'Change web',
      changes: [{ path: 'cmd', to: './a\n\n./b' }],
    },
  ],
};

describe('the changed fields of a step', () => {
  it('are those of its parts too, each side with what it has', () => {
    assert.deepEqual(changeTexts(step), {
      before: 'version: 1\n',
      after: 'version: 2\nProc web:\n  cmd:\n    ./a\n\n    ./b\n',
    });
  });
});
