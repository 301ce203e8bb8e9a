import assert from 'node:assert/strict';
import { severityOfRule } from '../../../../../manifests/engine/rules/consequence';
import { cloudRules } from '../../../../../manifests/kinds/cloud/rules';
import type { NameSource } from '../../../../../manifests/engine/names';
import { describeRules } from '../../describe-rules';
import { cloudFindings, doubleWorkspace, emptyCloud } from './files';

/** Rules of names need something beyond the file; the others are checked without. */
const around: Readonly<Partial<Record<string, NameSource>>> = {
  'cloud/unknown-reference': emptyCloud,
  'cloud/described-elsewhere': doubleWorkspace,
};

describeRules('cloud rules', cloudRules, (text, rule) => cloudFindings(text, around[rule]));

describe('findings of cloud rules', () => {
  it('are as severe as their rules', () => {
    for (const facts of cloudRules)
      for (const example of facts.examples.invalid) {
        const { id } = facts;
        const found = cloudFindings(example.replace(/[«»]/g, ''), around[id]);
        for (const finding of found.filter(({ rule }) => rule === id))
          assert.equal(finding.severity, severityOfRule(facts), id);
      }
  });
});
