import assert from 'node:assert/strict';
import { kindOf } from '../../../../../manifests/kinds';
import type { Manifest } from '../../../../../manifests/engine/manifest';
import type { Finding } from '../../../../../manifests/engine/rules/rule';
import { defaultManifestOptions } from '../../../../../manifests/engine/manifest';
import type { NameSource } from '../../../../../manifests/engine/names';
import { repairOf } from '../../../../../manifests/engine/rules/fix-all';

/** An engine that has nothing else. */
const nothingElse: NameSource = {
  namesOf: () => [{ state: 'complete', strength: 'allowed', source: 'prod', names: [] }],
};

const files: Readonly<Record<string, string>> = {
  'shop.governance.yaml':
    'apiVersion: cse/v3\nkind: Retry\nmetadata:\n  name: pay\n  engine: prod\nselector: { environment: production, app: shop }\nspec: { maxAttempts: 3 }',
  'shop.kie.json': JSON.stringify(
    {
      data: [
        {
          key: 'servicecomb.retry.pay',
          labels: { app: 'shop', environment: 'production' },
          value: 'maxAttempts: 3\n',
          value_type: 'text',
          status: 'enabled',
        },
      ],
    },
    undefined,
    2,
  ),
};

function open(fileName: string, text: string): Manifest {
  const manifest = kindOf(fileName, text)?.open(text, { ...defaultManifestOptions, fileName });
  assert.ok(manifest);
  return manifest;
}

function missing(manifest: Manifest): readonly Finding[] {
  return manifest
    .crossFileFindings(nothingElse)
    .filter(({ rule }) => rule === 'governance/policy-without-match-group');
}

describe('a policy without a match group', () => {
  for (const [fileName, text] of Object.entries(files)) {
    it(`gets one by a quick fix in ${fileName}`, () => {
      const [finding] = missing(open(fileName, text));
      const [fix] = finding?.fixes ?? [];
      const [edit] = fix?.edits ?? [];
      assert.ok(edit);
      assert.equal(fix?.title, 'Create the match group');
      assert.equal(finding && repairOf(finding), undefined, 'it is to be completed by a person');
      const repaired = open(
        fileName,
        text.slice(0, edit.range.start) + edit.text + text.slice(edit.range.end),
      );
      assert.deepEqual(missing(repaired), []);
      assert.deepEqual(
        repaired.findings().filter(({ severity }) => severity !== 'information'),
        [],
      );
      assert.ok(repaired.names().some(({ kind, role }) => kind === 'match-group' && role === 'definition'));
    });
  }
});
