import assert from 'node:assert/strict';
import type { Finding } from '../../../../../manifests/engine/rules/rule';
import { applySeverities, readSeverities } from '../../../../../manifests/engine/rules/severities';

const range = { start: 0, end: 1 };
const findings: readonly Finding[] = [
  { rule: 'a/one', consequence: 'ignored', severity: 'error', message: 'm', range },
  { rule: 'a/two', consequence: 'ignored', severity: 'warning', message: 'm', range },
];

describe('severities', () => {
  it('replace those of the findings, or hide them', () => {
    const changed = applySeverities(
      findings,
      new Map([
        ['a/one', 'off'],
        ['a/two', 'error'],
        ['a/three', 'error'],
      ]),
    );
    assert.deepEqual(changed, [
      { rule: 'a/two', consequence: 'ignored', severity: 'error', message: 'm', range },
    ]);
    assert.equal(findings[1]?.severity, 'warning');
  });

  it('leave the array alone when nothing is set', () => {
    assert.equal(applySeverities(findings, new Map()), findings);
  });

  it('are read from an object, and what is none is named', () => {
    const { severities, invalid } = readSeverities({ a: 'off', b: 'fatal', c: 'information', d: 1, e: null });
    assert.deepEqual(
      [...severities],
      [
        ['a', 'off'],
        ['c', 'information'],
      ],
    );
    assert.deepEqual(invalid, ['b', 'd', 'e']);
  });
});
