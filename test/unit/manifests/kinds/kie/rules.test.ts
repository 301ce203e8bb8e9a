import assert from 'node:assert/strict';
import { severityOfRule } from '../../../../../manifests/engine/rules/consequence';
import { kieRules } from '../../../../../manifests/kinds/kie/rules';
import { describeRules } from '../../describe-rules';
import { doubleWorkspace, kieFindings } from './files';

const around = (rule: string) => (rule === 'kie/described-elsewhere' ? doubleWorkspace : undefined);

describeRules('rules of configuration items', kieRules, (text, rule) => kieFindings(text, around(rule)));

describe('findings of configuration items', () => {
  it('are as severe as their rules in the first invalid example', () => {
    for (const facts of kieRules) {
      const { id } = facts;
      const [first = ''] = facts.examples.invalid;
      const found = kieFindings(first.replace(/[«»]/g, ''), around(id)).find(({ rule }) => rule === id);
      assert.equal(found?.severity, severityOfRule(facts), id);
    }
  });
});
