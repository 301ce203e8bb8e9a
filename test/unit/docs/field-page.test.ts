import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fieldPage } from '../../../manifests/field-page';
import { cloudKinds } from '../../../manifests/kinds/cloud/kinds';

const file = path.resolve(import.meta.dirname, '../../../docs/fields.md');

describe('page of the fields of cloud manifests', () => {
  const page = fieldPage(cloudKinds);

  it('says what the kinds say (npm run docs writes it)', () => {
    assert.ok(readFileSync(file, 'utf8') === page, 'docs/fields.md is not current');
  });

  it('has a chapter for every kind', () => {
    assert.deepEqual(
      [...page.matchAll(/^## (\w+) /gm)].map(([, kind]) => kind),
      cloudKinds.map(({ facts }) => facts.kind),
    );
  });

  it('says how fields behave', () => {
    assert.match(page, /^\| `spec\.flavor` \| text, required \| .* \| Changed by .*`resizeEngine`\. \|$/m);
    assert.match(page, /^\| `spec\.auth_cred\.pwd` \| text \| .* \| Secret: .* \|$/m);
  });

  it('keeps cells apart', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('|'));
    assert.ok(rows.length > cloudKinds.length);
    for (const row of rows) assert.equal(row.match(/(?<!\\)\|/g)?.length, 5, row);
  });
});
