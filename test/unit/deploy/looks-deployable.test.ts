import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deployableKinds, hasPolicyTexts, looksDeployable } from '../../../deploy/looks-deployable';
import { deployRows } from '../../../deploy/cloud/rows';
import { sample } from '../../editor/paths';

const config = 'apiVersion: kie/v1\nkind: Config\nmetadata:\n  name: level\n';
const other = 'apiVersion: cse/v3\nkind: Retries\nmetadata:\n  name: checkout\n';

describe('cloud manifests that offer to be deployed', () => {
  it('are those of which each document can be deployed', () => {
    assert.ok(looksDeployable(config));
    assert.ok(looksDeployable(`# items\n---\n${config}---\n${config.replace('kie/v1', '"kie/v1"')}`));
    assert.ok(!looksDeployable(`${config}---\n${other}`));
    assert.ok(!looksDeployable('apiVersion: kie/v1\n'), 'no kind yet');
    assert.ok(!looksDeployable(''));
    const governance = readFileSync(path.join(sample, 'shop/checkout.governance.yaml'), 'utf8');
    assert.ok(looksDeployable(governance));
  });

  it('are of the kinds that have a row, and configuration items', () => {
    const names = deployRows.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`);
    const listed = Object.entries(deployableKinds).flatMap(([api, kinds]) =>
      kinds.map((kind) => `${api} ${kind}`),
    );
    assert.deepEqual([...listed].sort(), [...names, 'kie/v1 Config'].sort());
  });
});

describe('files of services that offer to publish policies', () => {
  it('are those with a policy that engines take', () => {
    const policy = 'rate: 10\n';
    assert.ok(hasPolicyTexts(`servicecomb:\n  rateLimiting:\n    a: |\n      ${policy}`));
    assert.ok(hasPolicyTexts(`servicecomb.rateLimiting.a: "${policy}"`));
    assert.ok(!hasPolicyTexts('servicecomb:\n  service:\n    name: cart\n'));
    assert.ok(!hasPolicyTexts('retry:\n  max: 3\n'), 'settings of another program');
    assert.ok(!hasPolicyTexts('servicecomb:\n  timeLimiter:\n    a: x\n'), 'for clients only');
  });
});
