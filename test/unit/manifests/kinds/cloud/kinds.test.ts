import assert from 'node:assert/strict';
import { apiVersions, cloudKinds } from '../../../../../manifests/kinds/cloud/kinds';
import { kindOf } from '../../../../../manifests/kinds';
import { withoutPlaceholders } from '../../../../../manifests/engine/language/snippet';
import { show } from '../../examples';
import { withEachChoice } from '../../../snippets/contributed';
import { accept, cloudFindings, labelsAt, shown } from './files';

const kinds = cloudKinds.map(({ facts }) => `${facts.apiVersion} ${facts.kind}`);

describe('kinds of cloud manifests', () => {
  it('are those of the six APIs', () => {
    assert.deepEqual(apiVersions, [
      'servicestage/v2',
      'cse/v2',
      'cse/v3',
      'registry/v4',
      'kie/v1',
      'nacos/v1',
    ]);
    assert.equal(new Set(kinds).size, 21);
  });

  for (const { facts } of cloudKinds) {
    const whole = accept('|', facts.kind);

    it(`${facts.kind}: the proposed document has no errors`, () => {
      const errors = cloudFindings(whole).filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        errors.map((finding) => show(finding, whole)),
        [],
        whole,
      );
    });

    // In a component one choice decides about another one.
    if (facts.kind !== 'Component') {
      it(`${facts.kind}: the proposed document is taken with each of its choices`, () => {
        const head = `apiVersion: ${facts.apiVersion}\nkind: ${facts.kind}\n`;
        for (const body of withEachChoice(head + facts.snippet)) {
          const text = withoutPlaceholders(body);
          const errors = cloudFindings(text).filter(({ severity }) => severity === 'error');
          assert.deepEqual(
            errors.map((finding) => show(finding, text)),
            [],
            text,
          );
        }
      });
    }

    it(`${facts.kind}: a document made of its proposed members has no errors`, () => {
      let text = `apiVersion: ${facts.apiVersion}\nkind: ${facts.kind}\n`;
      for (const member of ['metadata', ...Object.keys(facts.members)])
        text = `${accept(`${text}|`, member)}\n`;
      const errors = cloudFindings(text).filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        errors.map((finding) => show(finding, text)),
        [],
        text,
      );
    });

    it(`${facts.kind}: what is proposed below fields of spec fits them`, () => {
      const head = `apiVersion: ${facts.apiVersion}\nkind: ${facts.kind}\nspec:\n  |`;
      for (const key of Object.keys(facts.snippets ?? {})) {
        const text = accept(head, key);
        const others = cloudFindings(text).filter(({ rule }) => rule !== 'cloud/missing-field');
        const errors = others.filter(({ severity }) => severity === 'error');
        assert.deepEqual(
          errors.map((finding) => show(finding, text)),
          [],
          text,
        );
      }
    });

    it(`${facts.kind}: metadata is required, and every key of it`, () => {
      const head = `apiVersion: ${facts.apiVersion}\nkind: ${facts.kind}\n`;
      const found = cloudFindings(`${head}metadata: {}\n`).filter(
        ({ rule }) => rule === 'cloud/missing-field',
      );
      for (const { key, optional } of facts.metadata)
        assert.equal(
          found.some(({ message }) => message.includes(`\`${key}\``)),
          !optional,
          key,
        );
      assert.ok(shown(head).includes('cloud/missing-field «apiVersion»'));
    });

    it(`${facts.kind}: keys of metadata and spec are proposed`, () => {
      const head = `apiVersion: ${facts.apiVersion}\nkind: ${facts.kind}\n`;
      assert.deepEqual(
        labelsAt(`${head}metadata:\n  |`),
        facts.metadata.map(({ key }) => key),
      );
      assert.ok(labelsAt(`${head}spec:\n  |`).length > 0);
      for (const member of Object.keys(facts.members))
        assert.ok(labelsAt(`${head}metadata:\n  name: a\n|`).includes(member), member);
    });
  }
});

describe('cloud manifests are recognised', () => {
  const application = 'apiVersion: servicestage/v2\nkind: Application\n';
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['shop.servicestage.yaml', '', 'cloud-manifest'],
    ['/work/prod.cse.yml', 'x: 1\n', 'cloud-manifest'],
    ['retry.governance.yaml', '', 'cloud-manifest'],
    ['retry.governance.json', '{}', 'cloud-manifest'],
    ['retry.cse.json', '{}', undefined],
    ['deploy.yaml', application, 'cloud-manifest'],
    ['deploy.yaml', `# all\n---\napiVersion: apps/v1\n---\n${application}`, 'cloud-manifest'],
    ['deploy.yaml', `apiVersion: "kie/v1" # items\n`, 'cloud-manifest'],
    ['deploy.yaml', 'apiVersion: apps/v1\nkind: Deployment\n', undefined],
    ['deploy.yaml', '  apiVersion: servicestage/v2\n', undefined],
    ['deploy.json', application, undefined],
    ['', application, 'cloud-manifest'],
  ];
  for (const [name, text, kind] of cases)
    it(`${name || 'a text'} with ${JSON.stringify(text.slice(0, 40))} is ${kind ?? 'none of ours'}`, () => {
      assert.equal(kindOf(name, text)?.id, kind);
    });
});
