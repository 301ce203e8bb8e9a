import assert from 'node:assert/strict';
import { errorsIn, listedErrors } from '../../../client/listed-errors';
import type { FindingsResult } from '../../../server/protocol';

type Findings = FindingsResult['findings'];

/** A finding in a line, counted from 0. */
function finding(line: number, message: string, severity: 'error' | 'warning' = 'error'): Findings[number] {
  const at = { line, character: 0 };
  return { range: { start: at, end: at }, message, severity } as Findings[number];
}

describe('errors in a message', () => {
  it('are the first three, with code in quotes: messages show no Markdown', () => {
    const findings = [
      finding(0, '`name` must not be empty; write `a` or `b`.'),
      finding(1, 'is only a warning', 'warning'),
      finding(2, 'A single ` is not code.'),
      finding(3, 'Third.'),
      finding(4, 'Fourth.'),
    ];
    const errors = errorsIn({ findings, version: 1 });
    assert.equal(errors.length, 4);
    assert.equal(
      listedErrors(errors),
      'line 1: “name” must not be empty; write “a” or “b”. line 3: A single ` is not code. line 4: Third. …',
    );
  });
});
