import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { lainKind } from '../../../../manifests/lain/kind';
import { withoutPlaceholders } from '../../../../manifests/language/snippet';
import { defaultManifestOptions } from '../../../../manifests/manifest';

const root = join(import.meta.dirname, '../../../..');
const Snippets = Type.Record(
  Type.String(),
  Type.Object({ prefix: Type.String(), description: Type.String(), body: Type.Array(Type.String()) }),
);

/** What a section needs around it to be a whole manifest. */
const head = 'appname: shop\nbuild:\n  base: golang:1.10\n  script:\n    - make\n';

describe('snippets for lain.yaml', () => {
  const snippets = Value.Parse(Snippets, JSON.parse(readFileSync(join(root, 'snippets/lain.json'), 'utf8')));

  for (const [name, { prefix, body }] of Object.entries(snippets)) {
    it(`${name} (${prefix}) is right as it stands`, () => {
      const text = withoutPlaceholders(body.join('\n'));
      const manifest = lainKind.open(inPlace(text), defaultManifestOptions);
      const problems = manifest.findings().filter(({ severity }) => severity !== 'information');
      assert.deepEqual(
        problems.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
    });
  }
});

function inPlace(text: string): string {
  if (text.startsWith('appname')) return text;
  if (text.startsWith('volumes'))
    return `${head}worker:\n  cmd: run\n  ${text.trimEnd().replaceAll('\n', '\n  ')}\n`;
  return head + text;
}
