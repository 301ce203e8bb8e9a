import assert from 'node:assert/strict';
import { allRules } from '../../../../../manifests/all-rules';
import { consequences, severityOf, severityOfRule } from '../../../../../manifests/engine/rules/consequence';
import { runRules } from '../../../../../manifests/engine/rules/run';
import type { Report, Rule } from '../../../../../manifests/engine/rules/rule';
import { isAsSevereAsItsConsequence, rulesWithExceptions } from '../../severity-exceptions';

type Options = Parameters<Report>[2];

function found(options: Options, facts: Partial<Rule<undefined>> = {}) {
  const rule: Rule<undefined> = {
    id: 'a/one',
    consequence: 'refused',
    summary: '',
    explanation: '',
    source: { document: '', section: '' },
    examples: { valid: [], invalid: [] },
    check: (_, report) => report({ start: 0, end: 1 }, 'm', options),
    ...facts,
  };
  const [{ consequence, severity, value } = {}] = runRules([rule], undefined);
  return [consequence, severity, value];
}

describe('consequences', () => {
  it('make the severity', () => {
    assert.deepEqual(found({}), ['refused', 'error', undefined]);
    assert.deepEqual(found({ consequence: 'ignored' }), ['ignored', 'warning', undefined]);
    assert.deepEqual(found({ consequence: 'default-in-force', value: '3' }), [
      'default-in-force',
      'warning',
      '3',
    ]);
  });

  it('leave the severity to a rule that is not sure', () => {
    assert.deepEqual(found({ severity: 'warning' }), ['refused', 'warning', undefined]);
    assert.deepEqual(found({}, { severity: 'information' }), ['refused', 'information', undefined]);
    assert.deepEqual(found({ consequence: 'ignored', severity: 'information' }), [
      'ignored',
      'information',
      undefined,
    ]);
  });

  it('are what severities follow from, for every rule', () => {
    assert.ok(allRules.length > 0);
    for (const rule of allRules) {
      const { id, consequence } = rule;
      const severity = severityOfRule(rule);
      assert.ok(
        isAsSevereAsItsConsequence({ rule: id, consequence, severity }),
        `${id}: ${consequence}, ${severity}`,
      );
    }
  });

  it('leave no rule a severity of its own that follows from its consequence', () => {
    const repeated = allRules.filter(({ consequence, severity }) => severity === severityOf(consequence));
    assert.deepEqual(
      repeated.map(({ id }) => id),
      [],
    );
  });

  it('have exceptions for rules that exist', () => {
    const ids = new Set(allRules.map(({ id }) => id));
    assert.deepEqual(
      rulesWithExceptions.filter((id) => !ids.has(id)),
      [],
    );
    assert.equal(
      isAsSevereAsItsConsequence({ rule: 'lain/port', consequence: 'refused', severity: 'warning' }),
      false,
    );
  });

  it('are errors, warnings and remarks', () => {
    assert.deepEqual([...new Set(consequences.map(severityOf))], ['error', 'warning', 'information']);
  });
});
