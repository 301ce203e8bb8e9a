import assert from 'node:assert/strict';
import { severityOfRule } from '../../../../../manifests/engine/rules/consequence';
import { cloudRules } from '../../../../../manifests/kinds/cloud/rules';
import type { NameSource } from '../../../../../manifests/engine/names';
import { describeRules } from '../../describe-rules';
import { cloudFindings, emptyCloud } from './files';

/** Rules of names need something beyond the file; the others are checked without. */
const around: Readonly<Partial<Record<string, NameSource>>> = {
  'cloud/unknown-reference': emptyCloud,
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

  it('name the value that was probably meant, and none for one that only the SDKs have', () => {
    const differing = (chargeMode: string) =>
      cloudFindings(
        `apiVersion: servicestage/v2\nkind: Environment\nmetadata: { name: dev-env }\nspec:\n  vpc_id: a\n  deploy_mode: mixed\n  charge_mode: ${chargeMode}\n  base_resources: [{ id: b, type: cce }]\n`,
      ).map(({ rule, message, fixes = [] }) => [
        rule,
        message,
        fixes.flatMap(({ edits }) => edits.map(({ text }) => text)),
      ]);
    const message = (given: string) =>
      `The API reference lists only \`provided\` for \`charge_mode\`; check that your server takes \`${given}\`.`;
    assert.deepEqual(differing('provded'), [['cloud/documents-differ', message('provded'), ['provided']]]);
    assert.deepEqual(differing('monthly'), [['cloud/documents-differ', message('monthly'), []]]);
    assert.deepEqual(differing('provided'), []);
  });
});
