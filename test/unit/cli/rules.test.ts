import assert from 'node:assert/strict';
import { allRules } from '../../../manifests/all-rules';
import { runRecorded } from './recorded-terminal';

describe('rules', () => {
  it('lists every rule on its own line', async () => {
    const { code, out } = await runRecorded('rules');
    assert.equal(code, 0);
    assert.deepEqual(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
      allRules.map(({ id }) => id),
    );
  });

  it('lists them for programs with the number of their examples', async () => {
    const { out } = await runRecorded('rules', '--json');
    const listed = JSON.parse(out) as Record<string, unknown>[];
    assert.equal(listed.length, allRules.length);
    const memory = listed.find(({ id }) => id === 'lain/memory');
    assert.deepEqual(memory?.source, { document: 'LAIN manifest reference', section: 'R-20' });
    const examples = allRules.find(({ id }) => id === 'lain/memory')?.examples;
    assert.deepEqual(memory.examples, {
      valid: examples?.valid.length,
      invalid: examples?.invalid.length,
    });
  });
});
