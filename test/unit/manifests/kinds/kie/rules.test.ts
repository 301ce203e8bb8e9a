import assert from 'node:assert/strict';
import { severityOfRule } from '../../../../../manifests/engine/rules/consequence';
import { kieRules } from '../../../../../manifests/kinds/kie/rules';
import { describeRules } from '../../describe-rules';
import { fileWith } from '../../../../../manifests/kinds/kie/rules/shared';
import { kieFindings } from './files';

describeRules('rules of configuration items', kieRules, (text) => kieFindings(text));

describe('findings of configuration items', () => {
  it('are as severe as their rules in the first invalid example', () => {
    for (const facts of kieRules) {
      const { id } = facts;
      const [first = ''] = facts.examples.invalid;
      const found = kieFindings(first.replace(/[«»]/g, '')).find(({ rule }) => rule === id);
      assert.equal(found?.severity, severityOfRule(facts), id);
    }
  });
});

describe('types and forms in configuration items', () => {
  const about = (text: string, ...rules: readonly string[]) =>
    kieFindings(text)
      .filter(({ rule }) => rules.includes(rule))
      .map(({ rule, severity, range }) => `${severity} ${rule} ${text.slice(range.start, range.end)}`);

  it('are refused in JSON also where a later label replaces the one that is wrong', () => {
    const text = fileWith({ labels: '{"app": 1, "app": "shop", "environment": ""}' });
    assert.deepEqual(about(text, 'kie/field-type'), ['error kie/field-type 1']);
  });

  it('are one finding for a value of JSON, whatever its text looks like', () => {
    const text = fileWith({ labels: '{"app": -1, "environment": ""}' });
    assert.deepEqual(about(text, 'kie/field-type', 'kie/label-form'), ['error kie/field-type -1']);
  });

  it('are both looked at in YAML, where open-source servers take numbers as texts', () => {
    const text = 'data:\n  - key: a\n    value: b\n    labels: { app: -1 }\n    status: 1\n';
    assert.deepEqual(about(text, 'kie/field-type', 'kie/label-form', 'kie/status'), [
      'warning kie/field-type -1',
      'error kie/label-form -1',
      'warning kie/field-type 1',
      'error kie/status 1',
    ]);
  });
});
