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

  it('explains each rule with its examples', async () => {
    for (const { id, examples } of allRules) {
      const { code, out } = await runRecorded('rules', id);
      assert.equal(code, 0);
      assert.ok(out.startsWith(`${id} (`), out);
      for (const [source] of out.matchAll(/Source: .*/g)) assert.match(source, /: https:/);
      assert.equal(out.match(/reported at/g)?.length, Math.min(5, examples.invalid.length), id);
      assert.doesNotMatch(out, /[«»]|undefined/);
    }
  });

  it('lists those with a word', async () => {
    const { code, out } = await runRecorded('rules', 'PORT');
    assert.equal(code, 0);
    const lines = out.trimEnd().split('\n');
    assert.ok(lines.length > 1 && lines.every((line) => /port/i.test(line)), out);
    const { out: json } = await runRecorded('rules', 'lain/port', '--json');
    assert.deepEqual(
      (JSON.parse(json) as { id: string }[]).map(({ id }) => id),
      ['lain/port'],
    );
  });

  it('proposes the nearest rule', async () => {
    const { code, err } = await runRecorded('rules', 'lain/prot');
    assert.deepEqual(
      [code, err],
      [2, 'engine-room: There is no rule "lain/prot": did you mean lain/port?\n'],
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
